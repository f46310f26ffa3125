using System.CommandLine;
using BriefingBot.Faults;

var kills = new Option<int>("--kills") { Description = "How many random kills besides every step: 0 to 100000.", DefaultValueFactory = _ => 25 };
var seed = new Option<int>("--seed") { Description = "What the random ones follow from: the same seed makes the same ones.", DefaultValueFactory = _ => 1 };
var only = new Option<int?>("--only") { Description = "Repeats the one of this number.", HelpName = "NUMBER" };
var parallel = new Option<int>("--parallel") { Description = "How many at once: 1 to 16.", DefaultValueFactory = _ => Math.Clamp(Environment.ProcessorCount, 1, 8) };
var postgres = new Option<string?>("--postgres") { Description = "A PostgreSQL server for subscriptions and deliveries, such as Host=/tmp/pg;Username=u;Database=postgres: a database of its own is made for each world. Default: SQLite.", HelpName = "CONNECTION" };
kills.Validators.Add(result => Between(result, 0, 100_000));
parallel.Validators.Add(result => Between(result, 1, 16));
var root = new RootCommand("Kills the service at every step of a delivery and at random moments, restarts it, has the platforms answer badly, and checks that no briefing is lost or doubled.") { kills, seed, only, parallel, postgres };
root.SetAction(async (parsed, cancellationToken) =>
{
    var request = new FaultRequest(parsed.GetValue(kills), parsed.GetValue(seed)) { Only = parsed.GetValue(only), Parallel = parsed.GetValue(parallel), Postgres = parsed.GetValue(postgres) };
    var report = await FaultRun.RunAsync(request, Console.WriteLine, cancellationToken);
    return report.Breaches.Count == 0 ? 0 : 1;
});
var parsed = root.Parse(args);
return parsed.Errors.Count > 0 && await parsed.InvokeAsync() >= 0 ? 2 : await parsed.InvokeAsync();

static void Between(System.CommandLine.Parsing.OptionResult result, int least, int most)
{
    if (result.GetValueOrDefault<int>() is var value && (value < least || value > most))
    {
        result.AddError($"{result.IdentifierToken?.Value} must be {least} to {most}.");
    }
}
