using System.Globalization;
using System.Text;
using InstrumentHub.Core;
using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Communities;
using InstrumentHub.Core.Content;

namespace InstrumentHub.Web.Features.Logbook;

/// <summary>What somebody chooses and adds to make a case of a logbook.</summary>
public sealed class LogbookCaseForm
{
    /// <summary>A list that cannot grow is not filled by the model binder.</summary>
    public List<Guid> Step { get; init; } = [];
    public string? Worked { get; init; }
    public string? DidNotWork { get; init; }
}

/// <summary>A community as the case says it.</summary>
public sealed record CaseSubject(string Slug, string Name, string Challenge, IReadOnlyList<string> Sectors, string? Region, string? Url);

/// <summary>
/// Makes a case in the catalogue's own format (<c>content/cases</c>) of steps of a logbook: the beginning of a text that somebody edits, translates and
/// proposes. What was written in one language stands in the other too, marked, because nobody translated it yet.
/// </summary>
internal static class LogbookCase
{
    private const string Untranslated = "[nog te vertalen / to be translated] ";
    private const int MaxPart = 400, MaxRegion = 200;

    /// <param name="steps">In any order; the case tells them from the first day on.</param>
    public static string Write(CaseSubject community, IEnumerable<LogbookStep> steps, LogbookCaseForm form, Language language, DateOnly today)
    {
        var told = steps.OrderBy(s => s.Day).ThenBy(s => s.Id).ToList();
        var body = new CaseBody(Happened(told, language), Plain(form.Worked), Plain(form.DidNotWork));
        var other = new CaseBody($"{Untranslated.TrimEnd()}\n\n{body.Happened}", Marked(body.Worked), Marked(body.DidNotWork));
        var record = new CaseRecord
        {
            Slug = community.Slug,
            Title = Both(community.Name, InstrumentRecord.MaxTitleLength),
            Summary = Summary(community, told),
            Challenge = Both(community.Challenge, MaxPart),
            Sectors = [.. community.Sectors],
            Region = community.Region is null ? null : Both(community.Region, MaxRegion, marked: false),
            Period = told.Count == 0 ? null : Both($"{Day(told[0].Day, language)} – {Day(told[^1].Day, language)}", MaxRegion, marked: false),
            Instruments = [.. told.Select(s => s.Instrument).OfType<string>().Distinct()],
            Sources = [new(Source(community, language), null, community.Url, today, SourceState.Unchecked)],
            BodyNl = language == Language.Dutch ? body : other,
            BodyEn = language == Language.English ? body : other,
        };
        return ContentWriter.Write(record).Text;

        LocalText Both(string text, int max, bool marked = true)
        {
            var foreign = Cut(marked ? Untranslated + text : text, max);
            return language == Language.English ? new(foreign, Cut(text, max)) : new(Cut(text, max), foreign);
        }
    }

    private static string Happened(IEnumerable<LogbookStep> steps, Language language)
    {
        var words = language == Language.English ? ("Decision", "Outcome", "Next step") : ("Besluit", "Opbrengst", "Vervolg");
        var text = new StringBuilder();
        foreach (var step in steps)
        {
            text.Append(CultureInfo.InvariantCulture, $"### {Day(step.Day, language)}: {Plain(step.Title)}\n\n");
            if (step.Instrument is { } slug) { text.Append(CultureInfo.InvariantCulture, $"[{slug}](instrument:{slug})\n\n"); }
            Add(null, step.Text);
            Add(words.Item1, step.Decision);
            Add(words.Item2, step.Outcome);
            Add(words.Item3, step.NextStep);
        }
        return Cut(text.ToString().Trim(), InstrumentRecord.MaxSectionLength - Untranslated.Length);

        void Add(string? label, string? part)
        {
            if (Plain(part) is not { } plain) { return; }
            text.Append(label is null ? "" : $"*{label}:* ").Append(plain).Append("\n\n");
        }
    }

    private static LocalText Summary(CaseSubject community, List<LogbookStep> steps)
    {
        var nl = $"Uit het logboek van {community.Name}: {steps.Count} stappen van een community die werkt aan haar opgave.";
        var en = $"From the logbook of {community.Name}: {steps.Count} steps of a community that works on its challenge.";
        return new(nl, en);
    }

    private static string Source(CaseSubject community, Language language) => language == Language.English ? $"Logbook of {community.Name}" : $"Logboek van {community.Name}";

    private static string? Marked(string? text) => text is null ? null : Untranslated + text;

    /// <summary>Markdown without what the catalogue's format does not take: headings of its own, HTML, pictures.</summary>
    private static string? Plain(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) { return null; }
        var lines = text.Split('\n').Select(line => line.TrimStart().TrimStart('#').Replace("<", "‹", StringComparison.Ordinal).Replace("![", "[", StringComparison.Ordinal).TrimEnd());
        return string.Join('\n', lines).Trim();
    }

    private static string Day(DateOnly day, Language language) => day.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo(language.Tag()));

    private static string Cut(string text, int max) => text.Length <= max ? text : string.Concat(text.AsSpan(0, max - 1), "…");
}
