using BriefingBot.Commands;

return await CommandLine.RunAsync(args, CancellationToken.None);
