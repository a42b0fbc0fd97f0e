using FsCheck;
using FsCheck.Fluent;
using InstrumentHub.Core;
using InstrumentHub.Web.Infrastructure;

namespace InstrumentHub.IntegrationTests.SafeText;

/// <summary>Whatever is put in, what comes out consists of what is allowed, and every parser reads it the same.</summary>
public sealed class FuzzTests
{
    private const ulong Seed = 20261121;

    private static readonly TextOptions Reader = new(Language.Dutch) { Mentions = handle => handle.Length % 2 == 0 ? "/mensen/" + handle : null };

    private static readonly string[] Markdown =
    [
        "a", "b ", " ", "\n", "\n\n", "    ", "\t", "# ", "### ", "> ", "- ", "1. ", "3) ", "*", "**", "_", "~~", "`", "```\n", "~~~", "[", "]", "(", ")", "![", "](", "][", "]: ", "<", ">", "|", "|-|-|\n", "---\n", "===\n", "\\", "&",
        "&#106;", "&#x202E;", "&lt;", "&Tab;", "&NewLine;", "&colon;", "javascript:", "JaVa", "script:", "data:text/html,", "vbscript:", "https://", "http://", "//", "/", "/.", "www.", "mailto:", "instrument:", "stand-up", "example.org", "@ann", "@", "#x", "?q=", "\"", "'", " \"t\"",
        "<b>", "<!--", "-->", "<script>", "</p>", "\0", "\u202E", "\u200B", "\u200D", "\u0301", "é", "👩", "\u05D0", "\ud83d", "\r", "\u2028", "alert(1)", ":", ";", ".", "%0a", "%2f",
    ];

    private static readonly string[] Html =
    [
        "a", " ", "\n", "&amp;", "&lt;", "&#9;", "\0", "<p>", "</p>", "<em>", "</em>", "<b>", "</b>", "<strong>", "</strong>", "<a href=\"/x\">", "<a href=javascript:alert(1)>", "<a href='https://e.example' onclick=x>", "</a>", "<ul>", "</ul>", "<ol start=-1>", "<ol start=7>", "<li>", "</li>",
        "<table>", "</table>", "<tr>", "<td>", "</td>", "<th>", "<tbody>", "<caption>", "<colgroup>", "<pre>", "</pre>", "<code>", "</code>", "<blockquote>", "</blockquote>", "<h1>", "</h1>", "<h3>", "</h3>", "<hr>", "<br>", "<img src=x onerror=alert(1) alt=y>", "<div>", "</div>", "<section>", "<button>",
        "<svg>", "</svg>", "<math>", "<mtext>", "<mglyph>", "<style>", "</style>", "<script>", "</script>", "<noscript>", "<template>", "</template>", "<select>", "<option>", "<textarea>", "</textarea>", "<title>", "</title>", "<form>", "<input>", "<iframe>", "<!--", "-->", "<![CDATA[", "]]>", "<?x", "<foreignObject>", "<desc>", "<annotation-xml encoding=text/html>", "<plaintext>", "<xmp>", "<nobr>", "<font>", "<object>", "<marquee>", "<dd>", "<frameset>", "<body onload=x>", "<html>", "<head>", "<base href=//e>",
    ];

    [Fact]
    public void Any_markdown_gives_only_what_is_allowed() => Run(Pieces(Markdown), 3_000, text =>
    {
        foreach (var options in new[] { Reader, Reader with { Profile = TextProfile.Editors, Mentions = null } })
        {
            var html = SafeMarkdown.ToHtml(text, options).Value;
            AssertSafe(html);
            Assert.Equal(html, SafeMarkdown.Clean(html, options with { Mentions = null, TopHeading = options.TopHeading }).Value);
        }
    });

    [Fact]
    public void Any_html_gives_only_what_is_allowed_when_markdown_fails_to_stop_it() => Run(Pieces(Html), 4_000, text =>
    {
        var once = SafeMarkdown.Clean(text, Reader).Value;
        AssertSafe(once);
        Assert.Equal(once, SafeMarkdown.Clean(once, Reader).Value);
    });

    [Fact]
    public void Any_text_at_all_gives_only_what_is_allowed() => Run(ArbMap.Default.GeneratorFor<string>().Select(s => s ?? ""), 1_000, text =>
    {
        AssertSafe(SafeMarkdown.ToHtml(text, Reader).Value);
        AssertSafe(SafeMarkdown.Clean(text, Reader).Value);
        Assert.NotNull(SafeMarkdown.ToPlainText(text, links: true));
        Assert.True(SafeMarkdown.ToExcerpt(text, 20).Length <= 20);
        Assert.NotNull(SafeMarkdown.Handles(text));
    });

    private static void AssertSafe(string html)
    {
        Assert.Equal([], Allowed.Faults(html));
        Assert.Equal(Allowed.ReadBack(html), Allowed.ReadBack(Allowed.ReadBack(html)));
    }

    private static Gen<string> Pieces(string[] pieces) => Gen.Elements(pieces).ListOf().Select(p => string.Concat(p));

    private static void Run(Gen<string> texts, int times, Action<string> look)
    {
        Console.WriteLine($"seed {Seed}");
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(times).WithEndSize(60).WithReplay(Seed, 1), Prop.ForAll(Arb.From(texts), look));
    }
}
