namespace BriefingBot.Core.Questions.Reading;

/// <summary>Words of a question that no statement is searched by.</summary>
internal static class StopWords
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "the", "a", "an", "of", "and", "or", "in", "on", "at", "to", "for", "from", "by", "with", "about", "is", "are", "was", "were", "be", "been", "being", "his", "her", "my", "your", "our",
        "their", "its", "that", "this", "these", "those", "any", "some", "all", "it", "what", "who", "whom", "whose", "did", "do", "does", "has", "have", "had", "say", "says", "said", "s", "t", "i", "he", "she", "they", "we", "you",
        "anything", "something", "everything", "nothing", "statements", "statement", "quotes", "quote", "please", "me", "us", "tell", "told", "show", "which", "how", "when", "where", "why", "will", "would", "not", "n't",
        "issue", "issues", "question", "matter", "topic", "subject", "regarding", "concerning", "there", "than", "then", "so", "if", "as", "into", "over", "up", "out", "can", "could", "should", "also", "just", "very",
        "position", "positions", "view", "views", "stance", "news", "latest", "comment", "comments", "remarks", "opinion",
    };

    /// <summary>Whether a word is one.</summary>
    public static bool Contains(string word) => Words.Contains(word);
}
