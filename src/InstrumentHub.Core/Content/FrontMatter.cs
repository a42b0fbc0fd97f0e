namespace InstrumentHub.Core.Content;

/// <summary>A Markdown file taken apart: the YAML between the two <c>---</c> lines, and what follows it.</summary>
/// <param name="BodyLine">The line of the file on which the body begins, counted from 1.</param>
internal sealed record FrontMatter(string Yaml, string Body, int BodyLine)
{
    public static FrontMatter? Split(ContentFile file, FaultSink faults)
    {
        const string Fence = "---\n";
        if (!file.Text.StartsWith(Fence, StringComparison.Ordinal))
        {
            faults.Add(1, "The file must begin with a line '---' and its front matter.");
            return null;
        }
        var end = file.Text.IndexOf("\n" + Fence, Fence.Length - 1, StringComparison.Ordinal);
        if (end < 0)
        {
            faults.Add(1, "The front matter has no closing line '---'.");
            return null;
        }
        var bodyStart = end + 1 + Fence.Length;
        // A line break is put in front so that YAML's line numbers are those of the file.
        return new("\n" + file.Text[Fence.Length..(end + 1)], file.Text[bodyStart..], file.Text.AsSpan(0, bodyStart).Count('\n') + 1);
    }
}
