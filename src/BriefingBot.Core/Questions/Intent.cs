namespace BriefingBot.Core.Questions;

/// <summary>What is asked for.</summary>
public enum Intent
{
    /// <summary>What somebody said.</summary>
    Said,

    /// <summary>Who said something about a subject.</summary>
    WhoSaid,

    /// <summary>What two or more said on one subject, side by side.</summary>
    Compare,

    /// <summary>What was said over time, oldest first.</summary>
    Timeline,

    /// <summary>How a position changed: a timeline in which what was merely said again is folded.</summary>
    Changed,

    /// <summary>Whether somebody said these words.</summary>
    Verify,

    /// <summary>What is new on a subject or from somebody.</summary>
    Latest,

    /// <summary>The first time.</summary>
    First,

    /// <summary>The last time.</summary>
    Last,

    /// <summary>Who somebody is, as the articles tell.</summary>
    WhoIs,

    /// <summary>The newest of each party on a subject.</summary>
    Brief,

    /// <summary>How to ask.</summary>
    Help,
}

/// <summary>What a question asks of statements besides their words.</summary>
public enum Aspect
{
    /// <summary>Nothing more.</summary>
    None,

    /// <summary>When it was said.</summary>
    When,

    /// <summary>Where it was said.</summary>
    Where,

    /// <summary>Why: the reasons the speaker gives.</summary>
    Why,

    /// <summary>To whom it was said.</summary>
    ToWhom,
}

/// <summary>The side that a question asks for: who supports, opposes or denies something.</summary>
public enum Stance
{
    /// <summary>For it.</summary>
    Support,

    /// <summary>Against it.</summary>
    Oppose,

    /// <summary>Says it is not so.</summary>
    Deny,

    /// <summary>Demands it.</summary>
    Demand,

    /// <summary>Promises it.</summary>
    Promise,

    /// <summary>Threatens or warns of it.</summary>
    Threaten,
}
