using System.Text.RegularExpressions;
using System.Xml.Linq;
using InstrumentHub.IntegrationTests.Infrastructure;

namespace InstrumentHub.IntegrationTests.Web;

/// <summary>Every text of the interface exists in English.</summary>
public sealed partial class TextsTests
{
    private static readonly string Web = Path.Combine(Checkout.Root, "src", "InstrumentHub.Web");

    private static readonly Lazy<Dictionary<string, string>> English = new(() =>
        XDocument.Load(Path.Combine(Web, "Texts", "Texts.en.resx")).Root!.Elements("data")
            .ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value));

    [Fact]
    public void Every_text_that_is_used_has_a_translation()
    {
        var missing = UsedTexts().Where(t => !English.Value.ContainsKey(t)).Distinct().Order().ToList();

        Assert.Equal([], missing);
    }

    [Fact]
    public void No_two_texts_differ_in_case_only()
    {
        // The resource compiler drops the second of such a pair with no more than a warning.
        Assert.DoesNotContain(English.Value.Keys.CountBy(k => k, StringComparer.OrdinalIgnoreCase), k => k.Value > 1);
    }

    [Fact]
    public void Every_translation_keeps_the_places_that_are_filled_in()
    {
        Assert.All(English.Value, text => Assert.Equal(
            Place().Matches(text.Key).Select(m => m.Value).Distinct().Order(), Place().Matches(text.Value).Select(m => m.Value).Distinct().Order()));
    }

    [Fact]
    public void No_view_writes_html_that_was_not_made_safe()
    {
        // The layout's head and rendered Markdown are IHtmlContent, made in StructuredData and SafeMarkdown.
        var files = Files("*.cshtml").Concat(Files("*.cs")).ToList();
        Assert.DoesNotContain(files, f => f.Text.Contains("Html.Raw", StringComparison.Ordinal));
        Assert.Equal(["StructuredData.cs"], files.Where(f => f.Text.Contains("new HtmlString(", StringComparison.Ordinal)).Select(f => f.Name));
        Assert.Equal(["SafeMarkdown.cs"], files.Where(f => f.Text.Contains("SafeHtml.VouchFor(", StringComparison.Ordinal)).Select(f => f.Name));
        Assert.Equal(["SafeHtml.cs"], files.Where(f => f.Text.Contains(": IHtmlContent", StringComparison.Ordinal)).Select(f => f.Name));
    }

    [Fact]
    public void A_tag_helper_writes_only_html_that_stands_in_its_own_code()
    {
        // Text goes through Append or SetContent, which encode; these do not. The two named parameters take no text, but what encodes itself.
        Assert.DoesNotContain(Files("*.cs").Concat(Files("*.cshtml")), f => UnencodedText().IsMatch(f.Text));
    }

    private static IEnumerable<string> UsedTexts()
    {
        foreach (var (_, text) in Files("*.cshtml").Concat(Files("*.cs")))
        {
            foreach (Match match in Used().Matches(text)) { yield return Regex.Unescape(match.Groups["text"].Value); }
        }
    }

    private static IEnumerable<(string Name, string Text)> Files(string pattern) => Directory
        .EnumerateFiles(Web, pattern, SearchOption.AllDirectories)
        .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !f.Contains("node_modules", StringComparison.Ordinal))
        .Select(f => (Path.GetFileName(f), File.ReadAllText(f)));

    [GeneratedRegex("""\b(T|texts)\["(?<text>(?:[^"\\]|\\.)+)"[\],]""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Used();

    [GeneratedRegex(@"\b(AppendHtml|SetHtmlContent|AppendHtmlLine|SetHtml)\((?!""|content: |htmlContent: )", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex UnencodedText();

    [GeneratedRegex(@"\{\d\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();
}
