using InstrumentHub.Search;
using InstrumentHub.Search.Association;
using InstrumentHub.Search.Evaluation;
using InstrumentHub.Web.Features.Search;

namespace InstrumentHub.Benchmarks.Relevance;

/// <summary>What other settings would give, one at a time; the weights stay as they are. Never asked of the set that is kept aside.</summary>
internal static class Variations
{
    public static void Print(Catalogue catalogue, IReadOnlyCollection<GradedQuestion> questions)
    {
        Console.WriteLine($"\nother settings, nDCG@10 over {questions.Count} questions (lexical, full), recall@20");
        foreach (var (name, settings) in OfWords())
        {
            var lexical = new LexicalEngine().Build(catalogue.Documents, settings);
            Tell(name, lexical, AssociationSettings.Default);
        }

        foreach (var (name, settings) in OfAssociation()) Tell(name, catalogue.Lexical, settings);

        void Tell(string name, ISearchSnapshot lexical, AssociationSettings settings)
        {
            var fitting = new Fitting(AssociativeSnapshot.Build(lexical, catalogue.Documents, catalogue.Network, settings, catalogue.Use));
            var words = questions.Average(q => Measures.Of(q, [.. lexical.Search(new SearchQuery { Text = q.Text, Language = q.Language }).Hits.Select(h => h.Id)]).Gain);
            var full = Measures.Mean([.. questions.Select(q => Measures.Of(q, fitting.Ask(q, settings.Weights)))]);
            Console.WriteLine($"  {name,-26} {words:F3}  {full.Gain:F3}  {full.Recall:F3}");
        }
    }

    private static IEnumerable<(string, SearchSettings)> OfWords()
    {
        var now = InstrumentDocuments.Settings;
        yield return ("as it is", now);
        foreach (var weight in (double[])[1.5, 2, 3]) yield return ($"body weight {weight}", Field("body", f => f with { Weight = weight }));
        foreach (var weight in (double[])[2.5, 6]) yield return ($"situation weight {weight}", Field("situation", f => f with { Weight = weight }));
        foreach (var weight in (double[])[3, 8]) yield return ($"title weight {weight}", Field("title", f => f with { Weight = weight }));
        foreach (var weight in (double[])[1, 4]) yield return ($"concept weight {weight}", Field("concept", f => f with { Weight = weight }));
        foreach (var weight in (double[])[2, 4]) yield return ($"hidden weight {weight}", Field("hidden", f => f with { Weight = weight }));
        foreach (var c in (double[])[0, 0.25, 0.75]) yield return ($"coordination {c}", now with { Weights = now.Weights with { Coordination = c } });
        foreach (var c in (double[])[0.2, 0.7]) yield return ($"compound part {c}", now with { Weights = now.Weights with { CompoundPart = c } });
        foreach (var p in (double[])[0, 0.3, 1.2]) yield return ($"proximity {p}", now with { Weights = now.Weights with { Proximity = p } });
        foreach (var k in (double[])[0.6, 2.4, 5]) yield return ($"k1 {k}", now with { K1 = k });

        SearchSettings Field(string name, Func<FieldSettings, FieldSettings> change) =>
            now with { Fields = now.Fields.ToDictionary(f => f.Key, f => f.Key == name ? change(f.Value) : f.Value, StringComparer.Ordinal) };
    }

    private static IEnumerable<(string, AssociationSettings)> OfAssociation()
    {
        var now = AssociationSettings.Default;
        foreach (var rank in (int[])[48, 64, 96, 160]) yield return ($"rank {rank}", now with { Rank = rank });
        foreach (var decay in (double[])[0.25, 0.75]) yield return ($"decay {decay}", now with { Decay = decay });
        foreach (var steps in (int[])[0, 1, 3]) yield return ($"steps {steps}", now with { Steps = steps });
        foreach (var partial in (double[])[0, 0.25, 0.75]) yield return ($"partial label {partial}", now with { PartialLabel = partial });
        foreach (var share in (double[])[0.05, 0.1, 0.25, 0.35]) yield return ($"joining score {share}", now with { JoiningScore = share });
        foreach (var share in (double[])[0.1, 0.4]) yield return ($"least share {share}", now with { LeastShare = share });
        foreach (var used in (double[])[0, 0.25, 1]) yield return ($"used {used}", now with { Weights = now.Weights with { Used = used } });
        foreach (var feedback in (int[])[3, 5, 12]) yield return ($"feedback {feedback}", now with { Feedback = feedback });
    }
}
