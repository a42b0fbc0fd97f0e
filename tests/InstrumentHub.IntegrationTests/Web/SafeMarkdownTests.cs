using AngleSharp.Html.Parser;
using InstrumentHub.Core;
using InstrumentHub.Web.Infrastructure;

namespace InstrumentHub.IntegrationTests.Web;

public sealed class SafeMarkdownTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x](java\nscript:alert(1))")]
    [InlineData("[x](&#106;avascript:alert(1))")]
    [InlineData("[x](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("[x](vbscript:x)")]
    [InlineData("[x](//elders.example/)")]
    [InlineData("[x](/\\elders.example/)")]
    [InlineData("![x](https://elders.example/a.png)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("[x]: javascript:alert(1)\n\n[x]")]
    [InlineData("<svg><script>alert(1)</script></svg>")]
    [InlineData("<a href=\"https://example.org\" onclick=\"alert(1)\" style=\"x\">x</a>")]
    [InlineData("[x](https://example.org \"a\\\" onmouseover=alert(1)\")")]
    [InlineData("</p></body><script>alert(1)</script>")]
    [InlineData("| a |\n|:-|\n| <iframe src=javascript:alert(1)> |")]
    public void Nothing_that_a_text_holds_runs_or_loads(string markdown)
    {
        var body = new HtmlParser().ParseDocument(SafeMarkdown.ToHtml(markdown, Language.Dutch).Value).Body!;

        Assert.Empty(body.QuerySelectorAll("script, img, svg, iframe, object, embed, style, link, base, form, input"));
        foreach (var element in body.QuerySelectorAll("*"))
        {
            Assert.DoesNotContain(element.Attributes, a => a.Name is not ("href" or "rel" or "start"));
            if (element.GetAttribute("href") is { } href)
            {
                Assert.True(href.StartsWith("https://", StringComparison.Ordinal) || href.StartsWith("http://", StringComparison.Ordinal)
                    || href.StartsWith("mailto:", StringComparison.Ordinal) || (href.StartsWith('/') && !href.StartsWith("//", StringComparison.Ordinal)), href);
            }
        }
    }

    [Fact]
    public void A_link_to_an_instrument_leads_to_its_page_in_the_readers_language()
    {
        Assert.Contains("href=\"/en/instruments/stand-up\"", SafeMarkdown.ToHtml("[x](instrument:stand-up)", Language.English).Value, StringComparison.Ordinal);
        Assert.Contains("href=\"/instrumenten/stand-up\"", SafeMarkdown.ToHtml("[x](instrument:stand-up)", Language.Dutch).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Ordinary_text_keeps_its_shape()
    {
        var html = SafeMarkdown.ToHtml("### Kop\n\n1. **Vet** en *schuin*\n2. [bron](https://example.org/a?b=1&c=2)\n\n| a | b |\n|---|---|\n| 1 | 2 |", Language.Dutch).Value;

        foreach (var part in new[] { "<h3>Kop</h3>", "<strong>Vet</strong>", "<em>schuin</em>", "rel=\"noopener nofollow ugc\"", "<td>2</td>" }) { Assert.Contains(part, html, StringComparison.Ordinal); }
    }

    [Theory]
    [InlineData(">")]
    [InlineData("[")]
    [InlineData("*")]
    [InlineData("- ")]
    public void Deeply_nested_text_is_shown_and_does_not_end_the_process(string mark) =>
        Assert.NotNull(SafeMarkdown.ToHtml(string.Concat(Enumerable.Repeat(mark, 10_000)) + "x", Language.Dutch));
}
