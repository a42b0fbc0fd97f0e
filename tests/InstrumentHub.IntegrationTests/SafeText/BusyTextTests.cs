using System.Diagnostics;
using InstrumentHub.Core;
using InstrumentHub.Web.Infrastructure;

namespace InstrumentHub.IntegrationTests.SafeText;

/// <summary>Texts made to keep a parser busy: after the pathological cases that CommonMark implementations test, and what Markdig is slow at.</summary>
public sealed class BusyTextTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    public static TheoryData<string> Pieces =>
    [
        ">", "> ", ">\n", "[", "[a", "a]", "![", "![[]()", "[a](", "[a](b", "[a](<b", "[a][", "[ (](", "[a]: ", "[a]: <\n", "[x]: y\n", "[a](\n", "*", "*a **a ", "a* ", "_a ", "*a_ ", "a**b c* ", "*_", "**x", "x** ",
        "~~a", "~", "~~~\n", "`", "``a`", "<", "<a ", "<!--", "<?", "<![CDATA[", "</", "<a@b", "<http:", "&", "&#x41", "&amp", "|", "a|", "a|b\n", "|a\n|-\n", "|`", "- ", "* ", "+ ", "1. ", "- - - -\n", "-\n", "1.\n", "> - ", ">\n>\n- ",
        "# ", "#", "####### ", "a\n=\n", "a\n", "\n", "\t", " ", "    a\n", "\\", "\\\n", "http://a ", "http://", "www.", "https://a.b(", "https://a.b/)", "mailto:", "@a", "@", "a@b ", "\u0301", "\u202E", "\u200D", "é\u0301", "\f", "\v\f", "\u0085", "\u2028", "\u00A0\n", "\0", "&#0;", "\r", "😀", "\ud83d",
    ];

    public static TheoryData<string, string> Shapes => new()
    {
        { "a table as wide as it is long", Times("|a", 2_500) + "|\n" + Times("|-", 2_500) + "|\n" + Times("x|\n", 3_000) },
        { "a table without outer pipes", Times("a|", 2_500) + "\n" + Times("-|", 2_500) + "\n" + Times("|\n", 5_000) },
        { "many tables", Times(Times("|a", 50) + "|\n" + Times("|-", 50) + "|\n" + Times("x|\n", 50) + "\n", 50) },
        { "one long address named often", "[a]: " + new string('x', 10_000) + "\n\n" + Times("[a]", 3_000) },
        { "one long title named often", "[a]: x '" + Times("y\n", 2_000) + "'\n\n" + Times(Times("[a] ", 100) + "\n\n", 40) },
        { "brackets opened and closed", Times("[", 10_000) + "a" + Times("]", 10_000) },
        { "asterisks opened and closed", Times("*", 10_000) + "a" + Times("*", 10_000) },
        { "backticks, each run longer", string.Concat(Enumerable.Range(1, 200).Select(i => "e" + new string('`', i))) },
        { "lists, each deeper", string.Concat(Enumerable.Range(0, 140).Select(i => new string(' ', i * 2) + "- a\n")) },
        { "quotes with lazy lines", Times("> ", 100) + "a\n" + Times("b\n", 9_000) },
        { "paragraphs of brackets", Times(Times("[a](", 45) + "\n\n", 100) },
        { "paragraphs of asterisks", Times(Times("*a_ ", 140) + "\n\n", 35) },
        { "brackets between form feeds", Times(Times("[a](", 40) + "\f\f", 100) },
        { "asterisks between blanks that are none", Times(Times("*a_ ", 50) + "\n\u00A0\n", 90) },
    };

    [Theory]
    [MemberData(nameof(Pieces))]
    public void A_piece_repeated_to_the_limit_is_done_soon(string piece)
    {
        foreach (var (before, after) in new[] { ("", ""), ("a", "b"), ("> ", "\n\nc") })
        {
            AssertSoon(before + Times(piece, TextProfile.People.MaxLength / piece.Length) + after);
            AssertSoon(before + Times(piece, 10_000) + after);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_text_of_this_shape_is_done_soon(string shape, string text)
    {
        Assert.NotEmpty(shape);
        AssertSoon(text);
    }

    [Theory]
    [InlineData(">")]
    [InlineData("[")]
    public void Ten_thousand_of_a_nesting_mark_are_shown_as_typed(string mark)
    {
        var text = Times(mark, 10_000) + "x";

        Assert.Equal(text, SafeMarkdown.ToPlainText(text));
    }

    [Fact]
    public void What_people_do_write_is_never_taken_for_an_attack()
    {
        var long_ = Times("Een gewone alinea met een [link](https://example.org/a), **vet**, *schuin* en `code`.\n\n> > geciteerd van iemand die citeert\n\n- punt\n  - onder\n    1. daaronder\n\n| a | b | c | d |\n|---|---|---|---|\n| 1 | 2 | 3 | 4 |\n\n", 60);

        var html = SafeMarkdown.ToHtml(long_, new TextOptions(Language.Dutch)).Value;
        Assert.Equal(60, html.Split("<table>").Length - 1);
        Assert.Equal(120, html.Split("<blockquote>").Length - 1);
        Assert.Equal(60, html.Split("<a href").Length - 1);
    }

    /// <summary>The best of a few, for other tests use the same processors.</summary>
    private static void AssertSoon(string text)
    {
        var best = TimeSpan.MaxValue;
        for (var attempt = 0; attempt < 8 && best > Patience; attempt++)
        {
            var started = Stopwatch.GetTimestamp();
            var html = SafeMarkdown.ToHtml(text, new TextOptions(Language.Dutch) { Mentions = _ => null });
            var took = Stopwatch.GetElapsedTime(started);
            best = took < best ? took : best;
            Assert.True(html.Value.Length <= (text.Length * 20) + 1_000, $"{html.Value.Length} of {text.Length}");
        }
        Assert.True(best < Patience, $"{best.TotalMilliseconds} ms");
        var clock = Stopwatch.GetTimestamp();
        SafeMarkdown.ToPlainText(text);
        Assert.True(Stopwatch.GetElapsedTime(clock) < Patience * 20);
    }

    private static string Times(string piece, int times) => string.Concat(Enumerable.Repeat(piece, times));
}
