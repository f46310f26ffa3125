using BriefingBot.Core.Chat;
using BriefingBot.Core.Statements;

namespace BriefingBot.Core.Questions.Answering;

/// <summary>What all answerers work with.</summary>
internal sealed class Desk
{
    /// <summary>A desk at one store.</summary>
    public Desk(IStatementStore store, StatementSearch search, Naming naming, Func<Statement, Uri> link)
    {
        Store = store;
        Naming = naming;
        Finder = new(store, search);
        Citing = new(link);
        Suggestions = new(Finder, naming);
        Lead = new(naming);
        Words = new(naming);
        Parties = new(naming);
        Composer = new(naming);
    }

    /// <summary>The statements.</summary>
    public IStatementStore Store { get; }

    /// <summary>How actors are named.</summary>
    public Naming Naming { get; }

    /// <summary>Finds statements.</summary>
    public StatementFinder Finder { get; }

    /// <summary>Cites them.</summary>
    public Citing Citing { get; }

    /// <summary>What to ask next.</summary>
    public Suggestions Suggestions { get; }

    /// <summary>Leads answers in.</summary>
    public Lead Lead { get; }

    /// <summary>Says what was asked for.</summary>
    public AskedWords Words { get; }

    /// <summary>Names who spoke.</summary>
    public Parties Parties { get; }

    /// <summary>Writes the message.</summary>
    public AnswerComposer Composer { get; }

    /// <summary>An answer with these statements under this lead.</summary>
    public async Task<Answer> AnswerAsync(Asked asked, IReadOnlyList<ChatBlock> lead, IReadOnlyList<Citation> citations, CancellationToken cancellationToken)
    {
        var suggestions = await Suggestions.NextAsync(asked, citations, cancellationToken);
        return new(asked.Request, asked.Read, AnswerOutcome.Answered, Composer.Compose(lead, citations, suggestions), citations, suggestions);
    }
}
