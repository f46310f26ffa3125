using System.Globalization;
using System.Reflection;

namespace BriefingBot.Storage;

/// <summary>The numbered scripts of one engine, <c>0001.sql</c> upwards without a gap, as the program carries them.</summary>
internal sealed class Migrations
{
    private static readonly Assembly Home = typeof(Migrations).Assembly;

    private readonly string folder;

    private Migrations(string folder)
    {
        this.folder = folder;
        Newest = Home.GetManifestResourceNames().Count(name => name.StartsWith(folder, StringComparison.Ordinal));
    }

    /// <summary>Those of the SQLite file.</summary>
    public static Migrations Sqlite { get; } = new("Migrations/");

    /// <summary>Those of a PostgreSQL database.</summary>
    public static Migrations Postgres { get; } = new("PostgresMigrations/");

    /// <summary>The version the last one leads to.</summary>
    public int Newest { get; }

    /// <summary>The script that leads to <paramref name="version"/>.</summary>
    public async Task<string> ScriptAsync(int version, CancellationToken cancellationToken)
    {
        await using var stream = Home.GetManifestResourceStream(string.Create(CultureInfo.InvariantCulture, $"{folder}{version:0000}.sql"))
            ?? throw new InvalidOperationException($"Migration {folder}{version} is missing from the program: the numbers must have no gap.");
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
