using System.Diagnostics;
using Npgsql;

namespace BriefingBot.IntegrationTests;

/// <summary>A PostgreSQL server of its own: data in a new folder, reached by a socket there and not by the network, removed at the end.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private const string Debian = "/usr/lib/postgresql";

    private readonly string folder;
    private int databases;

    private PostgresServer(string folder) => this.folder = folder;

    private static string? Programs { get; } = Find();

    // the server refuses to run as root; its package brings a user for it
    private static bool AsPostgres => Environment.UserName == "root";

    private string Data => Path.Combine(folder, "data");

    /// <summary>Skips the test when PostgreSQL is not here; fails it when nothing may skip.</summary>
    public static void Require() => NodeClients.Require(
        Programs is not null, $"There is no PostgreSQL in {Debian}: run `apt-get install -y postgresql`, or set BRIEFINGBOT_POSTGRES to the folder of initdb and pg_ctl.");

    /// <summary>Starts one; skips the test when PostgreSQL is not here.</summary>
    public static async Task<PostgresServer> StartAsync()
    {
        Require();
        var server = new PostgresServer((await RunAsync("mktemp", "-d", Path.Combine(Path.GetTempPath(), "briefingbot-pg-XXXXXX"))).Trim());
        await RunAsync(Path.Combine(Programs!, "initdb"), "-D", server.Data, "-U", "briefingbot", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        await server.ResumeAsync();
        return server;
    }

    /// <summary>Makes a new database.</summary>
    /// <returns>How to reach it, as <c>Briefings:Connection</c> takes it.</returns>
    public async Task<string> CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        var name = FormattableString.Invariant($"test{Interlocked.Increment(ref databases)}");
        await using var source = NpgsqlDataSource.Create(ConnectionTo("postgres") + ";Pooling=false");
        await using var command = source.CreateCommand($"CREATE DATABASE {name}");
        await command.ExecuteNonQueryAsync(cancellationToken);
        return ConnectionTo(name);
    }

    /// <summary>Stops it as an operator does who does not wait: connections are cut.</summary>
    public Task StopAsync() => ControlAsync("stop", "-m", "fast");

    /// <summary>Starts it again with what it holds.</summary>
    public Task ResumeAsync() => ControlAsync("start", "-l", Path.Combine(folder, "log"), "-o", $"-k {folder} -c listen_addresses='' -c fsync=off -c max_connections=200");

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
        {
            await ControlAsync("stop", "-m", "immediate");
        }

        Directory.Delete(folder, recursive: true);
    }

    private string ConnectionTo(string database) => $"Host={folder};Username=briefingbot;Database={database}";

    private Task<string> ControlAsync(string what, params string[] options) => RunAsync(Path.Combine(Programs!, "pg_ctl"), [what, "-w", "-s", "-D", Data, .. options]);

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        string[] command = AsPostgres ? ["runuser", "-u", "postgres", "--", program, .. arguments] : [program, .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = "/", RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start.");
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{program} failed: {await output}{await errors}");
    }

    private static string? Find()
    {
        var named = Environment.GetEnvironmentVariable("BRIEFINGBOT_POSTGRES");
        var folders = !string.IsNullOrEmpty(named) ? [named]
            : Directory.Exists(Debian) ? Directory.GetDirectories(Debian).OrderByDescending(version => version, StringComparer.Ordinal).Select(version => Path.Combine(version, "bin")) : [];
        return folders.FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")));
    }
}
