using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using InstrumentHub.Core.Moderation;

namespace InstrumentHub.UnitTests.Moderation;

/// <summary>docs/permissions.md is made from <see cref="Permissions"/>, so that what is read is what holds.</summary>
public sealed partial class PermissionsPageTests
{
    private static readonly string File = Path.Combine(Repository.Root, "docs", "permissions.md");

    /// <summary>Where the first word of an act's name is not what a reader would call it.</summary>
    private static readonly Dictionary<string, string> Titles = new() { ["contributions"] = "Improving the catalogue", ["notifications"] = "Following and notices", ["learning"] = "Learning from use" };

    private static readonly (Standing Standing, string Words)[] Names =
    [
        (Standing.Anyone, "anyone, also without an account"), (Standing.SignedIn, "anyone signed in"), (Standing.Trusted, "who is no longer new"),
        (Standing.Author, "who wrote it, or whom it is about"), (Standing.Maker, "a confirmed maker of the instrument"), (Standing.Member, "a member"),
        (Standing.Facilitator, "a facilitator"), (Standing.Owner, "an owner"), (Standing.Moderator, "moderators"), (Standing.Administrator, "administrators"),
    ];

    [Fact]
    public void The_page_says_what_the_code_says()
    {
        var page = Page();
        if (Environment.GetEnvironmentVariable("HUB_RENEW") == "true") { System.IO.File.WriteAllText(File, page); }

        Assert.True(System.IO.File.Exists(File) && System.IO.File.ReadAllText(File).ReplaceLineEndings("\n") == page,
            "docs/permissions.md no longer says what Permissions.cs says. Renew it with: HUB_RENEW=true ./hub test PermissionsPage");
    }

    [Fact]
    public void No_two_acts_have_one_name_and_each_is_for_somebody()
    {
        Assert.Equal(Permissions.All.Count, Permissions.All.Select(a => a.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.DoesNotContain(Permissions.All, a => a.Who == Standing.None || !ActName().IsMatch(a.Name));
    }

    private static string Page()
    {
        var text = new StringBuilder("""
            # Who may do what

            Made from `src/InstrumentHub.Core/Moderation/Permissions.cs`; a test fails when this page is older. Renew it with `HUB_RENEW=true ./hub test PermissionsPage`.

            Any one of what stands under *who may* is enough. An owner is also a facilitator, a facilitator also a member; an administrator is also a moderator. In a public room everyone
            who is signed in is a member. A suspended account may do nothing marked with ●. Limits and states (how many a day, a locked room, an archived community) come on top.

            """.ReplaceLineEndings("\n"));
        var acts = typeof(Permissions).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.FieldType == typeof(Act)).Select(f => (Field: f.Name, Act: (Act)f.GetValue(null)!)).ToList();
        foreach (var part in acts.GroupBy(a => a.Act.Name.Split('.')[0]))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {Titles.GetValueOrDefault(part.Key) ?? char.ToUpperInvariant(part.Key[0]) + part.Key[1..]}\n| act | | who may |\n|---|---|---|\n");
            foreach (var (field, act) in part) { text.Append(CultureInfo.InvariantCulture, $"| {Words(field)} <br>`{act.Name}` | {(act.Writes ? "●" : "")} | {Who(act.Who)} |\n"); }
        }
        return text.ToString();
    }

    private static string Who(Standing who) => string.Join(", or ", Names.Where(n => who.HasFlag(n.Standing)).Select(n => n.Words));

    private static string Words(string field) => field[..1] + CapitalInside().Replace(field[1..], m => $" {char.ToLowerInvariant(m.Value[0])}");

    [GeneratedRegex("[A-Z]", RegexOptions.None, 1000)]
    private static partial Regex CapitalInside();

    [GeneratedRegex(@"^[a-z]+\.[a-z-]+$", RegexOptions.None, 1000)]
    private static partial Regex ActName();
}
