using InstrumentHub.Core.Catalogue;

namespace InstrumentHub.Core.Content;

/// <summary>Cuts a body at its <c>##</c> headings, which must be known and stand in order.</summary>
internal static class SectionedBody
{
    /// <returns>The text under each heading that is there, without the heading.</returns>
    public static Dictionary<string, string> Read(FrontMatter file, IReadOnlyList<string> headings, FaultSink faults, ReferenceSink references)
    {
        var sections = new Dictionary<string, string>();
        var (heading, start, last) = ((string?)null, 0, -1);
        var lines = file.Body.Split('\n');
        var fenced = false;
        for (var i = 0; i <= lines.Length; i++)
        {
            var isEnd = i == lines.Length;
            if (!isEnd && lines[i].StartsWith("```", StringComparison.Ordinal)) { fenced = !fenced; }
            if (!isEnd && (fenced || !lines[i].StartsWith("## ", StringComparison.Ordinal))) { continue; }

            Finish(i);
            if (isEnd) { break; }

            (heading, start) = (lines[i][3..].Trim(), i + 1);
            var position = headings.IndexOf(heading);
            if (position < 0) { faults.Add(file.BodyLine + i, $"Unknown heading '{heading}'; known are {string.Join(", ", headings)}."); }
            else if (position == last) { faults.Add(file.BodyLine + i, $"The heading '{heading}' stands here for the second time."); }
            else if (position < last) { faults.Add(file.BodyLine + i, $"The heading '{heading}' must stand before '{headings[last]}'."); }
            last = Math.Max(last, position);
        }
        return sections;

        void Finish(int end)
        {
            var text = string.Join('\n', lines[start..end]).Trim();
            if (heading is null)
            {
                if (text.Length > 0) { faults.Add(file.BodyLine, "There is text before the first '## ' heading."); }
                return;
            }
            if (text.Length == 0) { faults.Add(file.BodyLine + start - 1, $"Nothing stands under '{heading}'; leave the heading out."); return; }
            if (text.Length > InstrumentRecord.MaxSectionLength)
            {
                faults.Add(file.BodyLine + start, $"'{heading}' is {text.Length} characters long; at most {InstrumentRecord.MaxSectionLength} are allowed.");
            }
            var lead = lines[start..end].TakeWhile(string.IsNullOrWhiteSpace).Count();
            MarkdownCheck.Read(text, file.BodyLine + start + lead, faults, references);
            sections.TryAdd(heading, text);
        }
    }

    private static int IndexOf(this IReadOnlyList<string> list, string item)
    {
        for (var i = 0; i < list.Count; i++) { if (list[i] == item) { return i; } }
        return -1;
    }
}
