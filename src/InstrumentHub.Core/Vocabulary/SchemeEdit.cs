namespace InstrumentHub.Core.Vocabulary;

/// <summary>Changes of a concept scheme, and the rules that hold after each: those of SKOS that its files are held to as well.</summary>
public static class SchemeEdit
{
    /// <summary>The site draws the phases and knows them by name: they can be called otherwise, and neither added to nor removed.</summary>
    public static bool IsFixed(string scheme) => scheme == ConceptScheme.Phases;

    /// <summary>The scheme with a concept in its place, or at its end when it is new.</summary>
    /// <exception cref="RuleException">The scheme would not be right any more.</exception>
    public static ConceptScheme With(ConceptScheme scheme, Concept concept)
    {
        var isKnown = scheme.Concepts.Any(c => c.Id == concept.Id);
        if (!isKnown && IsFixed(scheme.Id)) { throw new RuleException("fixed-vocabulary", "In deze lijst kun je alleen de woorden wijzigen."); }
        CheckLabels(scheme, concept);
        return Checked(scheme with { Concepts = (isKnown ? scheme.Concepts.Select(c => c.Id == concept.Id ? concept : c) : scheme.Concepts.Append(concept)).ToValueList() });
    }

    /// <summary>The scheme without a concept; others that referred to it refer to its replacement, if there is one.</summary>
    /// <param name="replacement">Another concept of the scheme, or null.</param>
    /// <exception cref="RuleException">It cannot be taken out, or the scheme would not be right any more.</exception>
    public static ConceptScheme Without(ConceptScheme scheme, string id, string? replacement)
    {
        if (IsFixed(scheme.Id)) { throw new RuleException("fixed-vocabulary", "In deze lijst kun je alleen de woorden wijzigen."); }
        if (replacement is not null && (replacement == id || scheme.Concepts.All(c => c.Id != replacement))) { throw new RuleException("no-replacement", "Kies een ander begrip uit dezelfde lijst."); }
        return Checked(scheme with
        {
            Concepts = scheme.Concepts.Where(c => c.Id != id).Select(c => c with { Broader = Replaced(c.Broader, c.Id, id, replacement), Related = Replaced(c.Related, c.Id, id, replacement).Except(Replaced(c.Broader, c.Id, id, replacement)).ToValueList() }).ToValueList(),
        });
    }

    /// <summary>A list of concepts in which one takes the place of another, or goes.</summary>
    /// <param name="self">Never in its own list.</param>
    public static ValueList<string> Replaced(ValueList<string> ids, string? self, string id, string? replacement) => ids.Contains(id)
        ? ids.Select(i => i == id ? replacement : i).OfType<string>().Where(i => i != self).Distinct().ToValueList()
        : ids;

    private static ConceptScheme Checked(ConceptScheme scheme)
    {
        var byId = scheme.Concepts.ToDictionary(c => c.Id);
        foreach (var concept in scheme.Concepts)
        {
            var name = concept.PrefLabel.Nl;
            if (concept.Broader.Concat(concept.Related).FirstOrDefault(i => !byId.ContainsKey(i)) is { } lost) { throw new RuleException("no-such-concept", "‘{0}’ verwijst naar ‘{1}’, en dat staat niet in de lijst.", name, lost); }
            if (concept.Related.Contains(concept.Id)) { throw new RuleException("related-to-itself", "‘{0}’ kan niet verwant zijn aan zichzelf.", name); }
            // SKOS integrity condition S27.
            if (concept.Broader.FirstOrDefault(concept.Related.Contains) is { } both) { throw new RuleException("broader-and-related", "‘{0}’ kan niet tegelijk breder dan en verwant aan ‘{1}’ zijn.", byId[both].PrefLabel.Nl, name); }
            if (IsOwnAncestor(concept, byId)) { throw new RuleException("broader-than-itself", "‘{0}’ zou via andere begrippen breder zijn dan zichzelf.", name); }
        }
        return scheme;
    }

    /// <summary>SKOS integrity condition S13, and one thing more: a label leads to one concept. What others share among themselves is not this change's fault.</summary>
    private static void CheckLabels(ConceptScheme scheme, Concept concept)
    {
        foreach (var language in Languages.All)
        {
            var owner = new Dictionary<string, Concept>(StringComparer.OrdinalIgnoreCase);
            foreach (var other in scheme.Concepts.Where(c => c.Id != concept.Id)) { foreach (var label in Labels(other, language)) { owner.TryAdd(label, other); } }
            foreach (var label in Labels(concept, language))
            {
                if (!owner.TryAdd(label, concept)) { throw new RuleException("label-taken", "Het woord ‘{0}’ hoort al bij ‘{1}’.", label, owner[label].PrefLabel.Nl); }
            }
        }
    }

    private static IEnumerable<string> Labels(Concept concept, Language language) => concept.AltLabels.In(language).Concat(concept.HiddenLabels.In(language)).Prepend(concept.Label(language));

    private static bool IsOwnAncestor(Concept concept, Dictionary<string, Concept> byId)
    {
        var (open, seen) = (new Stack<string>(concept.Broader), new HashSet<string>());
        while (open.TryPop(out var next))
        {
            if (next == concept.Id) { return true; }
            if (seen.Add(next) && byId.TryGetValue(next, out var broader)) { foreach (var above in broader.Broader) { open.Push(above); } }
        }
        return false;
    }
}
