
namespace InstrumentHub.BrowserTests.Accounts;

/// <summary>The head of every page, at every width, for who is signed in and who is not, in both languages.</summary>
[Collection(SigningIn.Name)]
public sealed class HeaderLooks(AccountSite site)
{
    private static readonly int[] Widths = [320, 340, 360, 390, 414, 480, 543, 544, 600, 700, 767, 768, 800, 900, 1000, 1100, 1200, 1279, 1280, 1281, 1300, 1366, 1400, 1440, 1471, 1472, 1500, 1600];

    /// <summary>The rows that the parts of the head stand in, and which of them overlap or stick out.</summary>
    private const string Seen = """
        () => {
          const bar = document.querySelector('.site-header__bar');
          const parts = ['.wordmark', '.site-nav', '.site-tools', '.site-search'].map(s => bar.querySelector(s)).filter(e => e).map(e => ({ name: e.className, ...e.getBoundingClientRect().toJSON() }));
          const links = [...bar.querySelectorAll('.site-nav__link, .site-tools > *')].filter(e => e.offsetParent).map(e => ({ name: e.textContent.trim(), ...e.getBoundingClientRect().toJSON() }));
          const meet = all => all.flatMap((a, i) => all.slice(i + 1).filter(b => a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5).map(b => `${a.name} meets ${b.name}`));
          const middles = parts.map(p => (p.top + p.bottom) / 2).sort((a, b) => a - b);
          const rows = middles.filter((m, i) => i === 0 || m - middles[i - 1] > 12).length;
          const linkRows = new Set([...bar.querySelectorAll('.site-nav__link')].map(e => Math.round(e.getBoundingClientRect().top))).size;
          const out = document.documentElement.scrollWidth > innerWidth ? [`${document.documentElement.scrollWidth - innerWidth} px too wide`] : [];
          return [`${rows} ${linkRows}`, ...meet(parts), ...meet(links), ...out].join('; ');
        }
        """;

    [Theory]
    [InlineData("/fasen", null)]
    [InlineData("/en/phases", null)]
    [InlineData("/fasen", "fatima")]
    [InlineData("/en/phases", "fatima")]
    public async Task Nothing_wraps_meets_or_sticks_out_at_any_width(string path, string? who)
    {
        await using var visitor = who is null ? await site.VisitAsync(path) : await site.SignInAsync(who);
        await visitor.GoAsync(path);
        List<string> wrong = [];
        foreach (var width in Widths)
        {
            await visitor.Page.SetViewportSizeAsync(width, 800);
            var seen = await visitor.Page.EvaluateAsync<string>(Seen);
            // One row on a desktop, two on a tablet, three on a phone, where the menu may take two and the search box has its own. Between
            // tablet and phone long words may push the search box down.
            string[] right = width switch { >= 1280 => ["1 1"], >= 832 => ["2 1"], >= 768 => ["2 1", "3 1"], >= 543 => ["3 1"], _ => ["3 1", "3 2"] };
            if (!right.Contains(seen)) { wrong.Add($"{width}: {seen}"); }
        }

        Assert.Equal("", string.Join('\n', wrong));
    }
}
