using System.Runtime.InteropServices;
using InstrumentHub.Search.Analysis;

namespace InstrumentHub.Search.Association;

/// <summary>
/// Knows when a question calls a document by its name: all of its informative words stand in one title or alias (by stem, in the
/// language of that name), or the question and the name are the same but for spaces and hyphens.
/// </summary>
internal sealed class Names
{
    private readonly Dictionary<(SearchLanguage, string), List<(int Doc, int Name)>> _stems = [];
    private readonly Dictionary<string, List<int>> _whole = new(StringComparer.Ordinal);

    public Names(SearchDocument[] documents, IReadOnlySet<string> fields)
    {
        var tokenizer = new Tokenizer();
        var name = 0;
        for (var doc = 0; doc < documents.Length; doc++)
        {
            foreach (var field in documents[doc].Fields)
            {
                if (!fields.Contains(field.Name)) continue;
                name++;
                foreach (var token in tokenizer.Tokenize(field.Text))
                    Add(_stems, (field.Language, Analyzer.Stem(tokenizer.Folded(token), field.Language)), (doc, name));
                Add(_whole, Whole(field.Text, tokenizer), doc);
            }
        }
    }

    /// <param name="text">The question.</param>
    /// <param name="words">Its words, as the lexical index understood them.</param>
    public HashSet<int> Find(string text, IReadOnlyList<QueryWord> words)
    {
        var named = new HashSet<int>(_whole.GetValueOrDefault(Whole(text, new Tokenizer())) ?? []);
        var telling = words.Where(w => w.Use != QueryWordUse.StopWord).Select(w => Folding.Fold(w.Text)).Distinct(StringComparer.Ordinal).ToList();
        if (telling.Count == 0) return named;
        foreach (var language in (SearchLanguage[])[SearchLanguage.Dutch, SearchLanguage.English])
        {
            HashSet<(int Doc, int Name)>? all = null;
            foreach (var word in telling)
            {
                var having = _stems.GetValueOrDefault((language, Analyzer.Stem(word, language))) ?? [];
                if (all is null) all = [.. having];
                else all.IntersectWith(having);
                if (all.Count == 0) break;
            }

            foreach (var (doc, _) in all!) named.Add(doc);
        }

        return named;
    }

    private static string Whole(string text, Tokenizer tokenizer)
    {
        var all = new System.Text.StringBuilder();
        foreach (var token in tokenizer.Tokenize(text))
            if (!token.IsJoined) all.Append(tokenizer.Folded(token));
        return all.ToString();
    }

    private static void Add<TKey, T>(Dictionary<TKey, List<T>> lists, TKey key, T item) where TKey : notnull
    {
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(lists, key, out _);
        (list ??= []).Add(item);
    }
}
