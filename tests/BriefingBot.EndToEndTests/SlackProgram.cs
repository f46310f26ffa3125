using System.Text.Json.Nodes;
using BriefingBot.IntegrationTests;
using BriefingBot.IntegrationTests.Chat.Slack;
using BriefingBot.IntegrationTests.Commands;

namespace BriefingBot.EndToEndTests;

/// <summary>The built program, connected to a workspace and without the samples, and what is done beside it; everything stands in a transcript.</summary>
internal sealed class SlackProgram : IAsyncDisposable
{
    private readonly Transcript transcript;

    private SlackProgram(Transcript transcript, SlackWorkspace workspace, string token)
    {
        (this.transcript, Workspace) = (transcript, workspace);
        Built = Connect(new(), workspace, token).With("Samples__Enabled", "false");
    }

    /// <summary>Where it posts.</summary>
    public SlackWorkspace Workspace { get; }

    /// <summary>The program.</summary>
    public BuiltProgram Built { get; }

    /// <summary>Prepares one; the service is not started yet.</summary>
    /// <param name="emulator">What answers in the workspace's place.</param>
    /// <param name="name">What the transcript is called.</param>
    /// <param name="token">The bot's token.</param>
    public static async Task<SlackProgram> PrepareAsync(SlackEmulator emulator, string name, string token = SlackEmulator.Token)
    {
        NodeClients.Require("emulate");
        var notes = new Transcript(name);
        return new(notes, await SlackWorkspace.StartAsync(emulator, notes), token);
    }

    /// <summary>Gives a program the settings that connect it to a workspace.</summary>
    public static BuiltProgram Connect(BuiltProgram built, SlackWorkspace workspace, string token) => built
        .With("Slack__SigningSecret", SlackWorkspace.Secret).With("Slack__BotToken", token).With("Slack__ApiUrl", workspace.ApiUrl.AbsoluteUri)
        .With("Web__PublicUrl", "https://briefings.velland.example");

    /// <summary>The delivery key that a message carries.</summary>
    public static string KeyOf(JsonNode message) => (string)message["metadata"]!["event_payload"]!["key"]!;

    /// <summary>Starts the service.</summary>
    public Task<RunningProgram> StartAsync() => RunningProgram.StartAsync(Built);

    /// <summary>Brings news by the command line.</summary>
    public Task<Finished> IngestAsync() => RunAsync("ingest", Built.Folder.Write("courier-9.md", """
        ---
        title: Velland opens a third harbour
        published: 2027-03-29
        publisher: The Courier
        ---
        SUND — Foreign Minister Mira Halden of Velland said on Monday that "grain ships may pass as long as nobody carries arms". Halden told the Courier that grain exports would double by June.
        """));

    /// <summary>Runs a command beside the service.</summary>
    public async Task<Finished> RunAsync(params string[] arguments)
    {
        var finished = await Built.RunAsync(arguments);
        Note($"$ briefingbot {string.Join(' ', arguments.Select(argument => argument.Replace(Built.Folder.Path + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal)))}\n{finished.Output.Trim()}");
        Assert.True(finished.Code == 0, finished.Error);
        return finished;
    }

    /// <summary>The ledger as the command line tells it.</summary>
    public async Task<IReadOnlyList<JsonNode>> DeliveriesAsync() => [.. JsonNode.Parse((await Built.RunAsync("deliveries", "--format", "json")).Output)!.AsArray()!];

    /// <summary>Notes what happened.</summary>
    public void Note(string what) => transcript.Note(what);

    public async ValueTask DisposeAsync()
    {
        Built.Dispose();
        await Workspace.DisposeAsync();
        transcript.Dispose();
    }
}
