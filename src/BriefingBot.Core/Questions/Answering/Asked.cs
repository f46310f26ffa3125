using NodaTime;

namespace BriefingBot.Core.Questions.Answering;

/// <summary>One question on its way to an answer.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="Read">How it was understood.</param>
/// <param name="Today">The day it is asked.</param>
/// <param name="Index">Whom the store knows.</param>
internal sealed record Asked(AskRequest Request, Interpretation Read, LocalDate Today, ActorIndex Index)
{
    /// <summary>Whether every match is to be cited.</summary>
    public bool WantsAll => Request.Limit == 0;
}
