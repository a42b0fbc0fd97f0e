using System.Diagnostics;
using InstrumentHub.Core;
using InstrumentHub.Web.Infrastructure;

namespace InstrumentHub.Benchmarks.Texts;

/// <summary>How long it takes to make a comment safe to show.</summary>
internal static class TextsBench
{
    private const string Paragraph = "Wij begonnen met de **partnerschapskaart** en een rondje *verwachtingen*; @ann schreef mee.\nDaarna keken we op [de pagina](https://example.org/kaart?a=1&b=2) naar `het plan`.\n\n> Wat goed gaat, gaat ongemerkt voorbij.\n\n- eerst alleen\n- dan samen\n\n";

    public static Task RunAsync(string[] args)
    {
        var reader = new TextOptions(Language.Dutch) { Mentions = handle => "/mensen/" + handle };
        Console.WriteLine($"{"",-28}{"characters",12}{"per second",12}{"µs each",10}{"kB each",10}");
        Measure("a line", "Mooi verhaal, dank je wel!", text => SafeMarkdown.ToHtml(text, reader).Value.Length);
        var comment = string.Concat(Enumerable.Repeat(Paragraph, 12))[..2_000];
        Measure("comment of 2 kB", comment, text => SafeMarkdown.ToHtml(text, reader).Value.Length);
        Measure("the same as plain text", comment, text => SafeMarkdown.ToPlainText(text).Length);
        Measure("story of 20 kB", string.Concat(Enumerable.Repeat(Paragraph, 120))[..20_000], text => SafeMarkdown.ToHtml(text, reader).Value.Length);
        Measure("20 000 brackets", new string('[', 20_000), text => SafeMarkdown.ToHtml(text, reader).Value.Length);
        return Task.CompletedTask;
    }

    private static void Measure(string name, string text, Func<string, int> convert)
    {
        for (var warm = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(warm) < TimeSpan.FromSeconds(1);) { convert(text); }

        var (times, started, allocated) = (0, Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
        while (Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(2))
        {
            convert(text);
            times++;
        }
        var (each, bytes) = (Stopwatch.GetElapsedTime(started).TotalMicroseconds / times, (GC.GetAllocatedBytesForCurrentThread() - allocated) / times);
        Console.WriteLine($"{name,-28}{text.Length,12:N0}{1_000_000 / each,12:N0}{each,10:N0}{bytes / 1024.0,10:N0}");
    }
}
