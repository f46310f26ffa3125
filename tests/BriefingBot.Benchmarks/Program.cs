using BenchmarkDotNet.Running;
using BriefingBot.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(ExtractionBenchmarks).Assembly).Run(args);
return 0;
