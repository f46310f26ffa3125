using BenchmarkDotNet.Running;
using BriefingBot.Benchmarks;
using BriefingBot.Benchmarks.Delivery;
using BriefingBot.Benchmarks.Store;

if (args is ["store", ..])
{
    return await StoreBenchmark.Create().Parse(args[1..]).InvokeAsync();
}

if (args is ["delivery", ..])
{
    return await DeliveryBenchmark.Create().Parse(args[1..]).InvokeAsync();
}

BenchmarkSwitcher.FromAssembly(typeof(ExtractionBenchmarks).Assembly).Run(args);
return 0;
