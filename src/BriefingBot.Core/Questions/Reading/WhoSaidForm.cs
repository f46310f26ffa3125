using System.Text.RegularExpressions;

namespace BriefingBot.Core.Questions.Reading;

/// <summary>"Who said Y?", "what is said about Y?".</summary>
internal sealed partial class WhoSaidForm : IQuestionForm
{
    /// <inheritdoc/>
    public QuestionFrame? Read(string words) =>
        Subject().Match(words) is { Success: true } match ? new(Intent.WhoSaid) { Subject = match.Take("subject") } : null;

    [GeneratedRegex("""^((who|whoever|which \w+|what countries|what people|anybody|anyone|has anyone|has anybody|did anyone|did anybody|(what|anything) did (anyone|anybody|people|officials|everyone|everybody))\s+(has |have |had |all |else )*(said|says|say|saying|is saying|is talking|are talking|spoke|spoken|speaks|speak|talked|talks|talk|commented|comments|comment|mentioned|mentions|mention|discussed|discusses|argued|argues|claimed|claims|thinks?|believes?|wrote|writes|told|promised|announced)\s*(anything |something |what )?(about|on|of|that|regarding|concerning)?|(what\s+)?(is|was|has been|were|are)\s+(people )?(being )?(said|saying|talked|written)\s+(about|on|regarding|concerning)|(are there |is there |list |get |all |any |the )*(statements?|quotes?|quotations?|comments?|remarks?|positions?|views?|opinions?|reactions?|news|anything|something|everything)\s+(about|on|regarding|concerning|to)|what about|how about|about|on|regarding)\s+(?<subject>.+)$""", Wording.Options, Wording.Timeout)]
    private static partial Regex Subject();
}
