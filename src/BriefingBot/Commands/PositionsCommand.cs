using System.CommandLine;
using System.Text;
using System.Text.Json;
using BriefingBot.Feeds;
using BriefingBot.Web;

namespace BriefingBot.Commands;

/// <summary><c>positions</c>: says how later statements relate to earlier ones.</summary>
internal static class PositionsCommand
{
    // two statements of a few sentences each
    private const int LongestLine = 1 << 20;

    private const int Batch = 256;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var pairs = new Option<string>("--pairs") { Description = "A JSONL file of statement pairs; - reads standard input.", HelpName = "FILE", Required = true };
        var command = new Command("positions", "Says how a later statement relates to an earlier one: new, reiterated, softened, hardened, conditioned, reversed; of another speaker.") { pairs };
        command.SetAction((parsed, cancellationToken) => CompareAsync(parsed.GetValue(pairs)!, cancellationToken));
        return command;
    }

    private static async Task<int> CompareAsync(string file, CancellationToken cancellationToken)
    {
        await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 16);
        var failed = false;
        var name = file == "-" ? "standard input" : file;
        try
        {
            await using var source = file == "-" ? Console.OpenStandardInput() : File.OpenRead(file);
            await using var utf8 = await Utf8Input.OpenAsync(source, cancellationToken);
            var batch = new List<(int Number, byte[]? Bytes)>(Batch);
            await foreach (var line in BoundedLines.ReadAsync(utf8, LongestLine, cancellationToken))
            {
                batch.Add((line.Number, line.Bytes?.ToArray()));
                if (batch.Count == Batch)
                {
                    failed |= await WriteAsync(batch, name, output, cancellationToken);
                    batch.Clear();
                }
            }

            failed |= await WriteAsync(batch, name, output, cancellationToken);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException or DecoderFallbackException)
        {
            failed = true;
            await Console.Error.WriteLineAsync(error is FileNotFoundException or DirectoryNotFoundException ? $"{name}: There is no such file. Check the name." : $"{name}: {error.Message}");
        }

        return failed ? CommandLine.Failed : CommandLine.Done;
    }

    // in input order, on all processors
    private static async Task<bool> WriteAsync(List<(int Number, byte[]? Bytes)> batch, string name, StreamWriter output, CancellationToken cancellationToken)
    {
        var failed = false;
        foreach (var (number, answer, error) in batch.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(line => Answer(line.Number, line.Bytes)))
        {
            failed |= error is not null;
            await (error is null ? output.WriteLineAsync(answer) : Console.Error.WriteLineAsync($"{name}:{number.ToString(System.Globalization.CultureInfo.InvariantCulture)}: {error}"));
        }

        return failed;
    }

    private static (int Number, string? Answer, string? Error) Answer(int number, byte[]? bytes)
    {
        try
        {
            var (id, relation) = PairLine.Compare(bytes ?? throw new FormatException("The line is longer than a megabyte. Give statements, not articles."));
            return (number, JsonSerializer.Serialize(new { id, relation.Change, relation.Evidence }, StatementJson.Options), null);
        }
        catch (FormatException error)
        {
            return (number, null, error.Message);
        }
    }
}
