using InstrumentHub.Core;
using InstrumentHub.Web.Infrastructure;

namespace InstrumentHub.IntegrationTests.SafeText;

/// <summary>What the known attacks leave behind in the document. Whether anything runs is for a browser to say: the browser tests ask one.</summary>
public sealed class VectorTests
{
    private static readonly TextOptions Reader = new(Language.Dutch) { Mentions = handle => "/mensen/" + handle };

    [Fact]
    public void There_are_hundreds_of_different_ones_in_every_family()
    {
        Assert.InRange(Vectors.All.Select(v => v.Text).Distinct().Count(), 500, int.MaxValue);
        Assert.Equal(Vectors.All.Count, Vectors.All.Select(v => v.Text).Distinct().Count());
        Assert.All(Vectors.All.CountBy(v => v.Family), family => Assert.InRange(family.Value, 10, 60));
    }

    [Fact]
    public void All_of_them_together_give_only_what_is_allowed()
    {
        var faults =
            from vector in Vectors.All
            from html in new[]
            {
                SafeMarkdown.ToHtml(vector.Text, Reader).Value,
                SafeMarkdown.ToHtml(vector.Text, Reader with { Profile = TextProfile.Editors }).Value,
                SafeMarkdown.Clean(vector.Text, Reader).Value,
                SafeMarkdown.ToHtml("Eerst gewone tekst.\n\n> - " + vector.Text + "\n\nDan weer.", Reader).Value,
            }
            from fault in Allowed.Faults(html)
            select $"{vector.Text} → {fault}";

        Assert.Equal([], faults);
    }

    [Fact]
    public void As_plain_text_they_are_only_text() =>
        Assert.All(Vectors.All, vector => Assert.DoesNotContain('\0', SafeMarkdown.ToPlainText(vector.Text, links: true)));
}
