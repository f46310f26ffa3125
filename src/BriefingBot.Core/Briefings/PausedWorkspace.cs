using BriefingBot.Core.Chat;
using NodaTime;

namespace BriefingBot.Core.Briefings;

/// <summary>A workspace in which nothing can be posted until somebody acts: its deliveries wait.</summary>
/// <param name="Workspace">The <see cref="ChannelAddress.Workspace"/>.</param>
/// <param name="Since">Since when.</param>
/// <param name="Reason">Why, and what to do, in words.</param>
public sealed record PausedWorkspace(string Workspace, Instant Since, string Reason);
