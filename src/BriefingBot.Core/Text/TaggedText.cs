namespace BriefingBot.Core.Text;

/// <summary>A text cut into tokens, tagged, with its paragraphs, quotations and sentences.</summary>
public sealed class TaggedText
{
    private readonly PosTag[] tags;
    private readonly int[] quotationAt;
    private readonly int[] sentenceAt;

    private TaggedText(string text, IReadOnlyList<Token> tokens)
    {
        Text = text;
        Tokens = tokens;
        tags = new PosTag[tokens.Count];
        quotationAt = new int[tokens.Count];
        sentenceAt = new int[tokens.Count];
        Array.Fill(quotationAt, -1);
    }

    /// <summary>The text itself.</summary>
    public string Text { get; }

    /// <summary>Its tokens.</summary>
    public IReadOnlyList<Token> Tokens { get; }

    /// <summary>Its outermost quotations, in order.</summary>
    public IReadOnlyList<Quotation> Quotations { get; private set; } = [];

    /// <summary>Its sentences, in order.</summary>
    public IReadOnlyList<Sentence> Sentences { get; private set; } = [];

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isSpeakerNoun">Whether a word can name somebody who speaks; null when nothing is known.</param>
    public static TaggedText Read(string text, Func<string, bool>? isSpeakerNoun = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var read = new TaggedText(text, Tokenizer.Tokenize(text));
        read.FindSentences(Paragraphs.Find(text));
        read.TagSentences(PosTagger.Default, isSpeakerNoun ?? (_ => false));
        return read;
    }

    /// <summary>The part of speech of a token.</summary>
    public PosTag Tag(int token) => token >= 0 && token < tags.Length ? tags[token] : PosTag.None;

    /// <summary>The word of a token, <c>""</c> outside the text.</summary>
    public string Word(int token) => token >= 0 && token < Tokens.Count ? Tokens[token].Word : string.Empty;

    /// <summary>Whether a token is this word, whatever the case of its letters.</summary>
    public bool Is(int token, string word) => string.Equals(Word(token), word, StringComparison.OrdinalIgnoreCase);

    /// <summary>The quotation a token belongs to, its marks included; null outside of all.</summary>
    public Quotation? QuotationAt(int token) =>
        token >= 0 && token < quotationAt.Length && quotationAt[token] >= 0 ? Quotations[quotationAt[token]] : null;

    /// <summary>The number of the sentence a token belongs to.</summary>
    public int SentenceOf(int token) => sentenceAt[token];

    /// <summary>The span of the tokens from <paramref name="first"/> to <paramref name="end"/>, the end not included.</summary>
    public TextSpan Span(int first, int end) => TextSpan.Between(Tokens[first].Span.Start, Tokens[end - 1].Span.End);

    /// <summary>The characters from token <paramref name="first"/> to <paramref name="end"/>, the end not included.</summary>
    public string Words(int first, int end) => Span(first, end).In(Text);

    private void FindSentences(IReadOnlyList<TextSpan> paragraphs)
    {
        var quotations = new List<Quotation>();
        var sentences = new List<Sentence>();
        var first = 0;
        for (var paragraph = 0; paragraph < paragraphs.Count; paragraph++)
        {
            var end = first;
            while (end < Tokens.Count && Tokens[end].Span.Start < paragraphs[paragraph].End)
            {
                end++;
            }

            Token? next = end < Tokens.Count ? Tokens[end] : null;
            var found = QuotationFinder.Find(Text, Tokens, first, end, next);
            foreach (var quotation in found)
            {
                Array.Fill(quotationAt, quotations.Count, quotation.First, quotation.Last - quotation.First + 1);
                quotations.Add(quotation);
            }

            foreach (var sentence in SentenceSplitter.Split(Tokens, found, first, end, paragraph))
            {
                Array.Fill(sentenceAt, sentences.Count, sentence.First, sentence.End - sentence.First);
                sentences.Add(sentence);
            }

            first = end;
        }

        Quotations = quotations;
        Sentences = sentences;
    }

    private void TagSentences(PosTagger tagger, Func<string, bool> isSpeakerNoun)
    {
        foreach (var sentence in Sentences)
        {
            var words = Enumerable.Range(sentence.First, sentence.End - sentence.First).Select(i => Tokens[i].Word).ToArray();
            tagger.Tag(words, tags.AsSpan(sentence.First, words.Length));
            TagRepair.Apply(words, tags.AsSpan(sentence.First, words.Length), isSpeakerNoun);
        }
    }
}
