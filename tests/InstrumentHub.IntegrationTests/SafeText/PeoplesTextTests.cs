using InstrumentHub.Core;
using InstrumentHub.Web.Infrastructure;

namespace InstrumentHub.IntegrationTests.SafeText;

/// <summary>What ordinary people's ordinary text looks like.</summary>
public sealed class PeoplesTextTests
{
    private static readonly TextOptions Reader = new(Language.Dutch);

    [Theory]
    [InlineData("eerste\ntweede", "<p>eerste<br>\ntweede</p>\n")]
    [InlineData("# Kop\n\n### Lager\n\n## Midden", "<h4>Kop</h4>\n<h5>Lager</h5>\n<h5>Midden</h5>\n")]
    [InlineData("~~weg~~ `a<b`", "<p><del>weg</del> <code>a&lt;b</code></p>\n")]
    [InlineData("3. drie\n4. vier", "<ol start=\"3\">\n<li>drie</li>\n<li>vier</li>\n</ol>\n")]
    [InlineData("<b>vet</b>", "<p>&lt;b&gt;vet&lt;/b&gt;</p>\n")]
    [InlineData("[x](https://example.org/a?b=1&c=2)", "<p><a href=\"https://example.org/a?b=1&amp;c=2\" rel=\"noopener nofollow ugc\">x</a></p>\n")]
    [InlineData("[](https://example.org)", "<p><a href=\"https://example.org/\" rel=\"noopener nofollow ugc\">https://example.org/</a></p>\n")]
    [InlineData("[x](instrument:stand-up) [y](/praktijken#a)", "<p><a href=\"/instrumenten/stand-up\">x</a> <a href=\"/praktijken#a\">y</a></p>\n")]
    [InlineData("[x](mailto:ann@example.org?bcc=ben@example.org&body=x)", "<p><a href=\"mailto:ann@example.org\">x</a></p>\n")]
    [InlineData("![een kaart](https://elders.example/k.png)", "<p><a href=\"https://elders.example/k.png\" rel=\"noopener nofollow ugc\">een kaart</a></p>\n")]
    [InlineData("[![kaart](https://elders.example/k.png)](https://example.org/)", "<p><a href=\"https://example.org/\" rel=\"noopener nofollow ugc\">kaart</a></p>\n")]
    [InlineData("[bank](https://bank.example@elders.example/) [x](/.//elders.example) [y](#inhoud) [z](pagina)", "<p>bank x y z</p>\n")]
    [InlineData("www.example.org", "<p><a href=\"https://www.example.org/\" rel=\"noopener nofollow ugc\">www.example.org</a></p>\n")]
    [InlineData("[а](https://аpple.example/)", "<p><a href=\"https://xn--pple-43d.example/\" rel=\"noopener nofollow ugc\">а</a></p>\n")]
    [InlineData("&#x202E;om&#8203;", "<p>om</p>\n")]
    [InlineData("  \u200B\n", "")]
    public void Markdown_becomes_this(string markdown, string html) =>
        Assert.Equal(html.Replace("\n", "", StringComparison.Ordinal), SafeMarkdown.ToHtml(markdown, Reader).Value.Replace("\n", "", StringComparison.Ordinal));

    [Fact]
    public void A_table_keeps_its_cells_and_a_code_block_its_lines()
    {
        Assert.Equal("<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>",
            SafeMarkdown.ToHtml("| a | b |\n|---|--:|\n| 1 | 2 |", Reader).Value.Trim());
        Assert.Equal("<pre><code>a\n  b &lt;c&gt;\n</code></pre>", SafeMarkdown.ToHtml("```html\na\n  b <c>\n```", Reader).Value.Trim());
    }

    [Fact]
    public void Who_is_named_and_exists_is_linked()
    {
        var reader = Reader with { Mentions = handle => handle is "ann" or "ben.b" ? $"/mensen/{handle}" : null };

        Assert.Equal("<p>Dag <a href=\"/mensen/ann\">@Ann</a>, <a href=\"/mensen/ben.b\">@ben.b</a>. @niemand ann@ann.nl @@ann <code>@ann</code></p>",
            SafeMarkdown.ToHtml("Dag @Ann, @ben.b. @niemand ann@ann.nl @@ann `@ann`", reader).Value.Trim());
        Assert.Equal(["ann", "ben.b", "niemand"], SafeMarkdown.Handles("Dag @Ann, @ben.b. @niemand ann@ann.nl @@cor `@dik` @ann").Order());
        Assert.Equal("<p>@Ann</p>", SafeMarkdown.ToHtml("@Ann", Reader).Value.Trim());
        Assert.Equal(50, SafeMarkdown.Handles(string.Join(' ', Enumerable.Range(0, 80).Select(i => $"@p{i}"))).Count);
    }

    [Fact]
    public void Elsewhere_the_addresses_of_the_site_are_whole()
    {
        var mail = Reader with { Absolute = path => "https://hub.example" + path, Mentions = _ => "/mensen/ann" };

        Assert.Equal("<p><a href=\"https://hub.example/mensen/ann\">@ann</a> <a href=\"https://hub.example/instrumenten/stand-up\">x</a></p>",
            SafeMarkdown.ToHtml("@ann [x](instrument:stand-up)", mail).Value.Trim());
    }

    [Fact]
    public void Links_to_elsewhere_are_counted_as_they_came_out() =>
        Assert.Equal(2, SafeMarkdown.ToHtml("[a](&#104;ttps://a.example) www.b.example [c](/c) [d](javascript:d)", Reader).OutsideLinks);

    [Fact]
    public void Plain_text_reads_like_mail()
    {
        const string Markdown = "# Dag\n\nEen **vet** [plan](https://example.org/p).\nTweede regel.\n\n- een\n- twee\n  1. diep\n\n> gezegd\n> en gedaan\n\n| a | b |\n|--|--|\n| 1 | 2 |\n\n```\ncode\n  in\n```\nwww.example.org";

        Assert.Equal("Dag\n\nEen vet plan (https://example.org/p).\nTweede regel.\n\n- een\n- twee\n  1. diep\n\n> gezegd\n> en gedaan\n\na | b\n1 | 2\n\ncode\n  in\n\nwww.example.org",
            SafeMarkdown.ToPlainText(Markdown, links: true));
        Assert.Equal("Een <b> & 'x'", SafeMarkdown.ToPlainText("Een <b> & 'x'"));
        Assert.Equal("Dag Een vet…", SafeMarkdown.ToExcerpt(Markdown, 14));
        Assert.Equal("👍👍…", SafeMarkdown.ToExcerpt("👍👍👍👍", 6));
    }

    [Fact]
    public void A_text_beyond_the_limit_is_cut_and_says_so()
    {
        var html = SafeMarkdown.ToHtml(new string('a', TextProfile.People.MaxLength - 1) + "👍👍", Reader).Value;

        Assert.EndsWith("a\uFFFD…</p>", html.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public void Headings_begin_where_the_page_says() =>
        Assert.Equal("<h3>a</h3><h4>b</h4><h3>c</h3>", SafeMarkdown.ToHtml("### a\n#### b\n# c", Reader with { TopHeading = 3 }).Value.Replace("\n", "", StringComparison.Ordinal));
}
