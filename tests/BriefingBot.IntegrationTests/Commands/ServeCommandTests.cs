using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.Sqlite;

namespace BriefingBot.IntegrationTests.Commands;

public sealed partial class ServeCommandTests : IDisposable
{
    private readonly BuiltProgram program = new BuiltProgram().With("ASPNETCORE_URLS", "http://127.0.0.1:0");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => program.Dispose();

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public async Task Listens_where_it_is_told_and_ends_on_interrupt(string samples)
    {
        using var process = program.With("Samples__Enabled", samples).Start("serve");
        try
        {
            var (address, greeting) = await ListeningAsync(process);
            using var client = new HttpClient { BaseAddress = address };

            var answer = await client.GetStringAsync(new Uri("/api/ask?q=what+did+Russia+say+about+Assad", UriKind.Relative), Token);

            Assert.NotEqual(3978, address.Port);
            Assert.Contains(samples == "true" ? "of 5 articles" : "0 statements of 0 articles", greeting, StringComparison.Ordinal);
            Assert.Contains(samples == "true" ? "\"answered\"" : "\"nothing_found\"", answer, StringComparison.Ordinal);
            Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no way to interrupt another process; Ctrl+C does it by hand.");
            using var interrupt = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await process.WaitForExitAsync(Token).WaitAsync(TimeSpan.FromSeconds(30), Token);
            Assert.Equal(0, process.ExitCode);
            Assert.DoesNotContain("Exception", await process.StandardError.ReadToEndAsync(Token), StringComparison.Ordinal);
        }
        finally
        {
            process.Kill();
        }
    }

    [Fact]
    public async Task A_port_in_use_is_named_with_the_way_to_another()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var refused = await program.With("ASPNETCORE_URLS", $"http://127.0.0.1:{port}").RunAsync();

        Assert.Equal(1, refused.Code);
        Assert.Contains(port.ToString(CultureInfo.InvariantCulture), refused.Error, StringComparison.Ordinal);
        Assert.Contains("ASPNETCORE_URLS=", refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", refused.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ASPNETCORE_URLS", "nonsense", "ASPNETCORE_URLS")]
    [InlineData("ASPNETCORE_URLS", "http://192.0.2.1:4000", "ASPNETCORE_URLS")]
    [InlineData("ASPNETCORE_URLS", "https://127.0.0.1:0", "ASPNETCORE_URLS")]
    [InlineData("Samples__Enabled", "perhaps", "Samples:Enabled must be true or false")]
    [InlineData("Store__Connection", "postgres://localhost/news", "Store:Connection")]
    [InlineData("Store__Connection", "/dev/null/store.db", "/dev/null/store.db")]
    [InlineData("Web__PublicUrl", "nonsense", "Web:PublicUrl")]
    public async Task A_wrong_setting_is_named(string name, string value, string named)
    {
        var refused = await program.With(name, value).RunAsync("serve");

        Assert.Equal(1, refused.Code);
        Assert.Contains(named, Assert.Single(refused.ErrorLines), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", refused.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asking_needs_the_right_address_for_its_links() =>
        Assert.Contains("Web:PublicUrl", Assert.Single((await program.With("Web__PublicUrl", "nonsense").RunAsync("ask", "who?")).ErrorLines), StringComparison.Ordinal);

    [Fact]
    public async Task Broken_settings_are_named()
    {
        var file = program.Folder.Write("appsettings.json", "{ \"Store\": ");

        var refused = await program.RunAsync("ask", "who?");

        Assert.Equal(1, refused.Code);
        Assert.Contains(file, refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_from_a_newer_version_is_refused_and_left_alone()
    {
        await program.RunAsync("ask", "who?");
        await using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = program.Folder.File("store.db"), Pooling = false }.ConnectionString))
        {
            await connection.ExecuteAsync("PRAGMA user_version = 9999");
        }

        await RefusedAsync();
    }

    [Fact]
    public async Task A_file_that_is_no_store_is_refused_and_left_alone()
    {
        program.Folder.Write("store.db", "These are my notes.");
        await RefusedAsync();
    }

    [Fact]
    public async Task A_damaged_store_is_refused_and_left_alone()
    {
        await program.RunAsync("ask", "who?");
        var bytes = await File.ReadAllBytesAsync(program.Folder.File("store.db"), Token);
        Array.Fill(bytes, (byte)0x5A, 100, Math.Min(bytes.Length, 20_000) - 100);
        program.Folder.Write("store.db", bytes);
        await RefusedAsync();
    }

    private async Task RefusedAsync()
    {
        var before = await File.ReadAllBytesAsync(program.Folder.File("store.db"), Token);
        foreach (var arguments in (string[][])[[], ["serve"], ["ask", "who?"], ["ingest", "-"]])
        {
            var refused = await program.RunAsync(arguments);

            Assert.Equal(1, refused.Code);
            Assert.Empty(refused.Output);
            Assert.Contains("store.db", Assert.Single(refused.ErrorLines), StringComparison.Ordinal);
            Assert.Equal(before, await File.ReadAllBytesAsync(program.Folder.File("store.db"), Token));
            Assert.Equal([program.Folder.File("store.db")], Directory.GetFiles(program.Folder.Path));
        }
    }

    private static async Task<(Uri Address, string Greeting)> ListeningAsync(Process process)
    {
        var read = string.Empty;
        while (await process.StandardOutput.ReadLineAsync(Token).AsTask().WaitAsync(TimeSpan.FromSeconds(60), Token) is { } line)
        {
            read += line + "\n";
            if (line.Contains("Add news", StringComparison.Ordinal))
            {
                return (new(Listening().Match(read).Groups["url"].Value), read);
            }
        }

        throw new InvalidOperationException($"It ended without listening: {await process.StandardError.ReadToEndAsync(Token)}");
    }

    [GeneratedRegex(@"listening on (?<url>\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Listening();
}
