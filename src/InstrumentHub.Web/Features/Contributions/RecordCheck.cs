using System.Text.Json;
using InstrumentHub.Core;
using InstrumentHub.Core.Content;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Web.Features.Search;

namespace InstrumentHub.Web.Features.Contributions;

/// <summary>
/// Holds a record to the very rules that the files of the catalogue are held to: it is written as such a file and read back. One set of rules, so
/// that what came in by a form can be exported, reviewed and imported like all else.
/// </summary>
internal sealed class RecordCheck(SnapshotHolder holder)
{
    /// <param name="title">Gives a record that is new the address it would get.</param>
    public IReadOnlyList<string> Faults<T>(string json, string title, Func<T, ContentFile> write) where T : class
    {
        ContentFile file;
        var record = RecordEditor.Completed(RecordEditor.Parse(json));
        if (record["slug"]?.ToString() is null or "") { record["slug"] = Slug.From(title) is { Length: > 0 } slug ? slug : "zonder-naam"; }
        try { file = write(RecordEditor.As<T>(record)); }
        catch (JsonException error) { return [Missing(error)]; }

        var schemes = holder.Current?.Catalogue.Schemes.Select(ContentWriter.Write) ?? [];
        var (_, faults) = ContentSet.Read([file, .. schemes]);
        return [.. faults.Where(f => f.File == file.Path && !IsAboutOthers(f.Message) && !MayWait(f.Message)).Select(f => f.Message).Distinct()];
    }

    /// <summary>A concept is held to the rules of its scheme, in which it takes its place.</summary>
    public IReadOnlyList<string> ConceptFaults(string json)
    {
        Concept concept;
        try { concept = ConceptOf(json); }
        catch (JsonException error) { return [Missing(error)]; }

        var scheme = holder.Current?.Catalogue.Thesaurus.Scheme ?? new(ConceptScheme.Thesaurus, new("", ""), null, []);
        var id = concept.Id.Length > 0 ? concept.Id : Slug.From(concept.PrefLabel.Nl);
        ConceptScheme with = scheme with { Concepts = scheme.Concepts.Where(c => c.Id != id).Append(concept with { Id = id }).ToValueList() };
        var before = FaultsOf(scheme).ToHashSet();
        return [.. FaultsOf(with).Where(f => !before.Contains(f))];
    }

    /// <exception cref="JsonException">Something that every concept has is missing.</exception>
    public static Concept ConceptOf(string json)
    {
        var record = RecordEditor.Completed(RecordEditor.Parse(json));
        foreach (var labels in new[] { "altLabels", "hiddenLabels" }) { record[labels] ??= new System.Text.Json.Nodes.JsonObject { ["nl"] = new System.Text.Json.Nodes.JsonArray(), ["en"] = new System.Text.Json.Nodes.JsonArray() }; }
        foreach (var list in new[] { "broader", "related" }) { record[list] ??= new System.Text.Json.Nodes.JsonArray(); }
        var concept = RecordEditor.As<Concept>(record);
        if (concept.PrefLabel is null) { throw new JsonException("required: prefLabel"); }
        return concept with { AltLabels = Both(concept.AltLabels), HiddenLabels = Both(concept.HiddenLabels) };
    }

    private static LocalLabels Both(LocalLabels labels) => new(labels.Nl ?? [], labels.En ?? []);

    private static IEnumerable<string> FaultsOf(ConceptScheme scheme) => ContentSet.Read([ContentWriter.Write(scheme)]).Faults.Where(f => f.File == $"vocabulary/{scheme.Id}.yml").Select(f => f.Message);

    /// <summary>Editors translate; somebody who proposes in one language is not held up for it.</summary>
    private static bool MayWait(string message) => message.EndsWith("is it translated?", StringComparison.Ordinal);

    /// <summary>The other instruments are not read along; whether those that the record names exist, the catalogue in memory knows.</summary>
    private bool IsAboutOthers(string message) =>
        message.StartsWith("There is no instrument '", StringComparison.Ordinal) && holder.Current?.Catalogue.Find(message.Split('\'')[1]) is not null;

    private static string Missing(JsonException error) => error.Message.Contains("required", StringComparison.Ordinal) ? $"Something that every record has is missing: {error.Message[(error.Message.LastIndexOf(':') + 1)..].Trim()}" : error.Message;
}
