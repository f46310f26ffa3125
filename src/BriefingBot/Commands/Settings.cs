using System.Globalization;
using BriefingBot.Core.Briefings;
using BriefingBot.Web;

namespace BriefingBot.Commands;

/// <summary>Where the program stands and what its settings say.</summary>
/// <param name="Root">The folder of <c>appsettings.json</c>; relative paths in settings count from it.</param>
/// <param name="Configuration">Settings file, user secrets in Development, environment.</param>
internal sealed record Settings(string Root, IConfiguration Configuration)
{
    /// <summary>Reads the settings of the current folder, else of the checkout the program was built in, else of its own folder.</summary>
    /// <exception cref="SettingsException">A settings file cannot be read.</exception>
    public static Settings Load()
    {
        var root = FindRoot();
        var builder = new ConfigurationBuilder().SetBasePath(root).AddJsonFile("appsettings.json", optional: true);
        if (Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") == Environments.Development)
        {
            builder.AddUserSecrets<Settings>(optional: true);
        }

        try
        {
            return new(root, builder.AddEnvironmentVariables().Build());
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{Path.Combine(root, "appsettings.json")} or the user secrets cannot be read: {(broken.InnerException ?? broken).GetBaseException().Message}", broken);
        }
    }

    /// <summary>The store to use: the option of the command line counts from the current folder, the setting from the root.</summary>
    public string Store(string? option) =>
        option ?? (Configuration["Store:Connection"] is { Length: > 0 } setting ? setting : "data/briefingbot.db") switch
        {
            var url when url.Contains("://", StringComparison.Ordinal) => url,
            var path => Path.GetFullPath(path, Root),
        };

    /// <summary>The PostgreSQL database of subscriptions and deliveries, or null: they are kept in the store's file. It may hold a password.</summary>
    public string? Briefings => Configuration["Briefings:Connection"] is { Length: > 0 } setting ? setting : null;

    /// <summary>Whether an empty store reads the sample news first.</summary>
    /// <exception cref="SettingsException">The setting is neither true nor false.</exception>
    public bool WithSamples => Configuration["Samples:Enabled"] switch
    {
        null or "" => true,
        var setting => bool.TryParse(setting, out var with) ? with : throw new SettingsException($"Samples:Enabled must be true or false, not \"{setting}\"."),
    };

    /// <summary>How many days before the end of its window a statement was said or published at most, to be briefed.</summary>
    /// <exception cref="SettingsException">The setting is no such number.</exception>
    public int RecentDays => Configuration["Briefings:RecentDays"] switch
    {
        null or "" => BriefingWriter.RecentDays,
        var setting => int.TryParse(setting, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= 36500
            ? days
            : throw new SettingsException($"Briefings:RecentDays must be a number of days from 1 to 36500, not \"{setting}\"."),
    };

    /// <summary>The folder of the sample news.</summary>
    public static string Samples => Path.Combine(AppContext.BaseDirectory, "samples");

    /// <summary>The links of answers given without the service running.</summary>
    /// <exception cref="SettingsException">The address of the service is none.</exception>
    public Links Links()
    {
        var web = Configuration.GetSection("Web").Get<WebOptions>() ?? new WebOptions();
        return new WebOptionsValidator().Validate(null, web) is { Failed: true } wrong
            ? throw new SettingsException(wrong.FailureMessage)
            : new(Microsoft.Extensions.Options.Options.Create(web));
    }

    /// <summary>Where people and platforms reach the service.</summary>
    public Uri PublicUrl => (Configuration.GetSection("Web").Get<WebOptions>() ?? new WebOptions()).PublicUrl;

    private static string FindRoot()
    {
        var current = Directory.GetCurrentDirectory();
        if (File.Exists(Path.Combine(current, "appsettings.json")))
        {
            return current;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "BriefingBot.sln")))
            {
                return folder.FullName;
            }
        }

        return AppContext.BaseDirectory;
    }
}
