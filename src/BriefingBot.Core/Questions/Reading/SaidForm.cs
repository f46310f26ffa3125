using System.Text.RegularExpressions;

namespace BriefingBot.Core.Questions.Reading;

/// <summary>"What did X say about Y?" in its many wordings; the speaker may turn out to be nobody the store knows.</summary>
internal sealed partial class SaidForm : IQuestionForm
{
    /// <inheritdoc/>
    public QuestionFrame? Read(string words)
    {
        foreach (var form in new[] { Say(), ViewOf(), View(), Statements(), SaidBy(), According() })
        {
            if (form.Match(words) is { Success: true } match && match.Take("speaker") is { } speaker && !Nobody().IsMatch(speaker))
            {
                return new(Intent.Said)
                {
                    Speaker = Anybody().IsMatch(speaker) ? null : speaker,
                    Subject = match.Take("subject"),
                    Addressee = match.Take("addressee"),
                    Place = match.Take("place"),
                    WithThoughts = Thoughts().IsMatch(words),
                    Aspect = match.Groups["asked"].Value.ToUpperInvariant() switch { "WHY" => Aspect.Why, "WHEN" => Aspect.When, "WHERE" => Aspect.Where, "TO WHOM" or "WHOM" => Aspect.ToWhom, _ => Aspect.None },
                };
            }
        }

        return null;
    }

    [GeneratedRegex("^((anything|something|whatever|(?<asked>how|why|when|where|to whom|whom)|wh?[a-z]{2,3})\\s+)?(else |exactly |all |the hell )?" + Wording.Aux + "\\s+(?<speaker>.+?)\\s+(ever |just |recently |also |really |actually |publicly |have to |had to |has to |been )*" + Wording.Say
        + "\\b\\s*((anything|something)\\b\\s*)?(((?<=(tell|told) )|to )(?<addressee>(the |a )?[\\p{L}.'’-]+( (?!(about|on|in|regarding|that|concerning|over)\\b)[\\p{L}.'’-]+){0,3})\\s*)?(in (?<place>(the )?\\p{L}[\\p{L}.'’-]*( (?!(about|on|regarding|that)\\b)\\p{Lu}[\\p{L}.'’-]*)*)\\s*)?((" + Wording.On + "|that|to|for|with)\\s+(?<subject>.+))?$", Wording.Options, Wording.Timeout)]
    private static partial Regex Say();

    [GeneratedRegex("^where does (?<speaker>.+?) stand( " + Wording.On + " (?<subject>.+))?$|^how does (?<speaker>.+?) (see|view|regard|feel about|think about|judge) (?<subject>.+)$|^what does (?<speaker>.+?) make of (?<subject>.+)$|^(?<asked>why) (did|do|does|is|are|was|has|have) (?<speaker>\\p{L}[\\p{L}.'’-]*) (?<subject>.+)$|^((?<asked>how|why)|what|tell me|show me)?\\s*('s|’s|s|is|are|was|were)?\\s*(the )?(?<speaker>.+?)('s|’s|s'|s’)?\\s+(current |official |latest |public )?" + Wording.Position + "\\s+" + Wording.On + "\\s+(?<subject>.+)$", Wording.Options, Wording.Timeout)]
    private static partial Regex View();

    [GeneratedRegex("^(what)?\\s*(is|are|was|were)?\\s*(the )?(current |official )?" + Wording.Position + "\\s+of\\s+(?<speaker>.+?)\\s+(on|about|regarding|towards?|concerning)\\s+(?<subject>.+)$", Wording.Options, Wording.Timeout)]
    private static partial Regex ViewOf();

    [GeneratedRegex("^(are there |is there |list |get |all |any |the |more )*(direct )?(statements?|quotes?|quotations?|comments?|remarks?|positions?|words|views?|opinions?|anything|something)\\s+(said |made )?(by|from|of)\\s+(?<speaker>.+?)(\\s+(about|on|regarding|concerning|over)\\s+(?<subject>.+))?$", Wording.Options, Wording.Timeout)]
    private static partial Regex Statements();

    [GeneratedRegex("^what\\s+(was|is|has been)\\s+said\\s+(about (?<subject>.+) )?by\\s+(?<speaker>.+?)(\\s+(about|on|regarding|concerning|over)\\s+(?<subject>.+))?$", Wording.Options, Wording.Timeout)]
    private static partial Regex SaidBy();

    [GeneratedRegex("^(what (happened|is happening|is true) )?according to\\s+(?<speaker>.+?)(\\s*,\\s*(what (is|about) )?|\\s+(about|on|regarding|concerning)\\s+)(?<subject>.+)$|^what, according to (?<speaker>.+?), (is|about) (?<subject>.+)$", Wording.Options, Wording.Timeout)]
    private static partial Regex According();

    [GeneratedRegex("""\b(think|thinks|thought|thoughts|thinking|believe|believes|believed|feel|feels|felt|want|wants|wanted|position|positions|view|views|stance|stances|stand|opinion|opinions|line|take|policy|policies|attitude|see|regard|make of)\b""", Wording.Options, Wording.Timeout)]
    private static partial Regex Thoughts();

    [GeneratedRegex("""^(anybody|anyone|everybody|everyone|people|somebody|someone|officials|others|the articles|the news|the press)$""", Wording.Options, Wording.Timeout)]
    private static partial Regex Anybody();

    [GeneratedRegex("""^(it|there|this|that|the|a|an|what|who|is|are)$""", Wording.Options, Wording.Timeout)]
    private static partial Regex Nobody();
}
