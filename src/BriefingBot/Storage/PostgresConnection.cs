using System.Globalization;
using Npgsql;

namespace BriefingBot.Storage;

/// <summary>Reads where a PostgreSQL database is. No message shows the value: it may hold a password.</summary>
public static class PostgresConnection
{
    private const string Forms = "It takes postgres://USER:PASSWORD@HOST:5432/DATABASE, or Host=…;Database=…;Username=…;Password=….";

    // what libpq calls otherwise than Npgsql does (https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-PARAMKEYWORDS)
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["user"] = "Username",
        ["dbname"] = "Database",
        ["application_name"] = "Application Name",
        ["connect_timeout"] = "Timeout",
        ["sslmode"] = "SSL Mode",
        ["sslrootcert"] = "Root Certificate",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
    };

    /// <summary>Connections to the database that <paramref name="setting"/> names; none is opened yet.</summary>
    /// <exception cref="StoreException">The setting cannot be read.</exception>
    public static NpgsqlDataSource Open(string setting) => NpgsqlDataSource.Create(Read(setting));

    /// <summary>What <paramref name="setting"/> says.</summary>
    /// <exception cref="StoreException">It cannot be read.</exception>
    internal static NpgsqlConnectionStringBuilder Read(string setting)
    {
        try
        {
            var settings = setting.Contains("://", StringComparison.Ordinal) ? OfUrl(setting) : new NpgsqlConnectionStringBuilder(setting);
            if (string.IsNullOrEmpty(settings.Host))
            {
                throw new StoreException($"Briefings:Connection names no host. {Forms}");
            }

            settings.ApplicationName ??= "BriefingBot";
            return settings;
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            throw new StoreException($"Briefings:Connection cannot be read. {Forms} It says nothing of files: subscriptions are kept in the store's file when it is empty.", unreadable);
        }
    }

    /// <summary>A database as messages call it.</summary>
    public static string NameOf(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        return string.Create(CultureInfo.InvariantCulture, $"The PostgreSQL database {settings.Database ?? settings.Username} at {settings.Host}:{settings.Port}");
    }

    private static NpgsqlConnectionStringBuilder OfUrl(string setting)
    {
        var url = new Uri(setting);
        if (url.Scheme is not ("postgres" or "postgresql"))
        {
            throw new FormatException();
        }

        var settings = new NpgsqlConnectionStringBuilder();
        var user = url.UserInfo.Split(':', 2);
        Set(settings, "Host", url.Host);
        Set(settings, "Port", url.Port > 0 ? url.Port.ToString(CultureInfo.InvariantCulture) : string.Empty);
        Set(settings, "Database", Uri.UnescapeDataString(url.AbsolutePath.Trim('/')));
        Set(settings, "Username", Uri.UnescapeDataString(user[0]));
        Set(settings, "Password", user.Length > 1 ? Uri.UnescapeDataString(user[1]) : string.Empty);
        foreach (var part in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2)))
        {
            var value = Uri.UnescapeDataString(part[^1]);
            Set(settings, Names.GetValueOrDefault(part[0], part[0]), part[0] == "sslmode" ? value.Replace("-", string.Empty, StringComparison.Ordinal) : value);
        }

        return settings;
    }

    private static void Set(NpgsqlConnectionStringBuilder settings, string name, string value)
    {
        if (value.Length > 0)
        {
            settings[name] = value;
        }
    }
}
