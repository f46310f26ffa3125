using System.CommandLine;
using BriefingBot.Chat.Slack;
using BriefingBot.Chat.Teams;

namespace BriefingBot.Commands;

/// <summary><c>manifest slack|teams</c>: writes what an administrator uploads to connect a platform.</summary>
internal static class ManifestCommand
{
    /// <summary>The command.</summary>
    public static Command Create() => new("manifest", "Writes the app package to upload to Slack or Teams.")
    {
        For("slack", "The app manifest, JSON.", (settings, file) => Write(file, output => output.Write(System.Text.Encoding.UTF8.GetBytes(SlackManifest.Build(settings.PublicUrl))))),
        For("teams", "The app package, a zip file; needs Teams:AppId.", (settings, file) =>
        {
            if (settings.Configuration["Teams:AppId"] is not { Length: > 0 } appId)
            {
                return Fail("Teams:AppId is not set: it is the application (client) id of the bot, for example Teams__AppId=11111111-2222-3333-4444-555555555555.");
            }

            return Write(file, output =>
            {
                using var package = TeamsManifest.Build(appId, settings.PublicUrl);
                package.CopyTo(output);
            });
        }),
    };

    private static Command For(string platform, string description, Func<Settings, string, int> write)
    {
        var file = new Option<string>("--out") { Description = "The file to write.", Required = true, HelpName = "FILE" };
        var command = new Command(platform, description) { file };
        command.SetAction(parsed => write(Settings.Load(), parsed.GetValue(file)!));
        return command;
    }

    private static int Write(string file, Action<Stream> write)
    {
        try
        {
            using var content = new MemoryStream();
            write(content);
            File.WriteAllBytes(file, content.ToArray());
            Console.Error.WriteLine($"{file} is written: upload it as the README says.");
            return CommandLine.Done;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Fail($"{file} cannot be written: {error.Message}");
        }
    }

    private static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return CommandLine.Failed;
    }
}
