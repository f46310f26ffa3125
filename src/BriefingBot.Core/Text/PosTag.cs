namespace BriefingBot.Core.Text;

/// <summary>A part of speech: the tags of the Penn Treebank, as <see cref="PosTags.Name"/> writes them.</summary>
public enum PosTag
{
    /// <summary>Not tagged; also what stands before the first word.</summary>
    None,

    /// <summary>Coordinating conjunction: and.</summary>
    CC,

    /// <summary>Cardinal number.</summary>
    CD,

    /// <summary>Determiner: the, this.</summary>
    DT,

    /// <summary>Existential there.</summary>
    EX,

    /// <summary>Foreign word.</summary>
    FW,

    /// <summary>Preposition or subordinating conjunction: of, that, because.</summary>
    IN,

    /// <summary>Adjective.</summary>
    JJ,

    /// <summary>Comparative adjective.</summary>
    JJR,

    /// <summary>Superlative adjective.</summary>
    JJS,

    /// <summary>List item marker.</summary>
    LS,

    /// <summary>Modal verb: will, can.</summary>
    MD,

    /// <summary>Common noun in the singular.</summary>
    NN,

    /// <summary>Common noun in the plural.</summary>
    NNS,

    /// <summary>Name in the singular.</summary>
    NNP,

    /// <summary>Name in the plural.</summary>
    NNPS,

    /// <summary>Predeterminer: all the.</summary>
    PDT,

    /// <summary>Possessive ending: 's.</summary>
    POS,

    /// <summary>Personal pronoun.</summary>
    PRP,

    /// <summary>Possessive pronoun: her, written <c>PRP$</c>.</summary>
    PRPS,

    /// <summary>Adverb; also not and n't.</summary>
    RB,

    /// <summary>Comparative adverb.</summary>
    RBR,

    /// <summary>Superlative adverb.</summary>
    RBS,

    /// <summary>Particle: take off.</summary>
    RP,

    /// <summary>Symbol.</summary>
    SYM,

    /// <summary>The word to.</summary>
    TO,

    /// <summary>Interjection.</summary>
    UH,

    /// <summary>Verb, base form: say, to say.</summary>
    VB,

    /// <summary>Verb, past tense: said.</summary>
    VBD,

    /// <summary>Verb, gerund or present participle: saying.</summary>
    VBG,

    /// <summary>Verb, past participle: has said.</summary>
    VBN,

    /// <summary>Verb, present, not third person singular: they say.</summary>
    VBP,

    /// <summary>Verb, present, third person singular: says.</summary>
    VBZ,

    /// <summary>Determiner that asks or relates: which, relative that.</summary>
    WDT,

    /// <summary>Pronoun that asks or relates: who, what.</summary>
    WP,

    /// <summary>Possessive of it: whose, written <c>WP$</c>.</summary>
    WPS,

    /// <summary>Adverb that asks or relates: where, when.</summary>
    WRB,

    /// <summary>Hyphen that stands as its own token inside a word.</summary>
    HYPH,

    /// <summary>Opening quotation mark, written <c>``</c>.</summary>
    OpenQuote,

    /// <summary>Closing quotation mark, written <c>''</c>.</summary>
    CloseQuote,

    /// <summary>Opening bracket, written <c>-LRB-</c>.</summary>
    OpenBracket,

    /// <summary>Closing bracket, written <c>-RRB-</c>.</summary>
    CloseBracket,

    /// <summary>Comma, written <c>,</c>.</summary>
    Comma,

    /// <summary>Mark that ends a sentence, written <c>.</c>.</summary>
    Period,

    /// <summary>Colon, semicolon, dash or ellipsis, written <c>:</c>.</summary>
    Colon,

    /// <summary>Currency sign, written <c>$</c>.</summary>
    Currency,
}
