using System.Diagnostics;
using InstrumentHub.BrowserTests.Infrastructure;
using InstrumentHub.Core.Moderation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace InstrumentHub.BrowserTests.Contributing;

/// <summary>A moderator without a mouse.</summary>
public sealed class DeskByKeyboard(Workshop workshop, ITestOutputHelper output) : IClassFixture<Workshop>
{
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(5);

    /// <summary>A practised typist's key, and finding out what to do next (Card, Moran and Newell, "The Keystroke-Level Model", 1980).</summary>
    private static readonly TimeSpan Key = TimeSpan.FromSeconds(0.28), Thought = TimeSpan.FromSeconds(1.35);

    /// <summary>Reading of an item what one needs to decide: a few lines.</summary>
    private static readonly TimeSpan Reading = TimeSpan.FromSeconds(6);

    private int _keys;

    [Fact]
    public async Task Twenty_different_things_are_decided_in_five_minutes_with_the_keyboard_alone()
    {
        await FillAsync();
        Assert.Equal(20, await workshop.AskAsync(hub => hub.DeskItems.CountAsync(i => i.ClosedAt == null)));
        await using var moderator = await workshop.ComeAsync("Mo", Look.Desktop, "/moderatie");
        var since = Stopwatch.StartNew();
        var decided = new List<string>();

        while (await moderator.Page.Locator("#desk-item").CountAsync() > 0) { decided.Add(await DecideAsync(moderator, decided.Count)); }

        var (machine, person) = (since.Elapsed, (_keys * Key) + (decided.Count * (Thought + Reading)) + since.Elapsed);
        output.WriteLine($"{decided.Count} items, {_keys} keys, {machine.TotalSeconds:F1} s for the machine, {person.TotalSeconds:F0} s for a person: {string.Join(", ", decided)}");
        // One of them was decided twice, with an undo in between.
        Assert.Equal(21, decided.Count);
        Assert.True(person < Most, $"{person} by the keystroke-level model.");
        Assert.Empty(moderator.Complaints);
        await AssertLogAsync(moderator);
    }

    /// <returns>What was done.</returns>
    private async Task<string> DecideAsync(Visitor moderator, int number)
    {
        var page = moderator.Page;
        await Assertions.Expect(page.Locator("#desk-item")).ToBeFocusedAsync();
        var kind = (await page.Locator(".desk__what").InnerTextAsync()).ToLowerInvariant();
        var (act, reason) = kind switch
        {
            _ when kind.Contains("voorstel", StringComparison.Ordinal) => number % 3 == 2 ? (DecisionAct.Return, "Welke bron is dit?") : (DecisionAct.Accept, ""),
            _ when kind.Contains("maker", StringComparison.Ordinal) => number % 2 == 0 ? (DecisionAct.Accept, "") : (DecisionAct.Decline, "Niet te zien."),
            _ => await page.Locator("button[name=Act][value=Hide]").CountAsync() > 0 && number % 3 != 0 ? (DecisionAct.Hide, "Dit is reclame.") : (DecisionAct.Leave, ""),
        };
        if (reason.Length > 0) { await TypeReasonAsync(page, reason); }
        var digit = await page.Locator($"button[name=Act][value={act}]").GetAttributeAsync("data-key");
        await GoByAsync(page, digit!);
        // The third is taken back, and comes up again.
        if (number == 2) { await UndoAsync(page); }
        return act.ToString();
    }

    private async Task UndoAsync(IPage page)
    {
        await Assertions.Expect(page.Locator(".desk__done")).ToBeVisibleAsync();
        await GoByAsync(page, "u");
    }

    private async Task TypeReasonAsync(IPage page, string reason)
    {
        await PressAsync(page, "r");
        await Assertions.Expect(page.Locator("#Reason")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(reason);
        _keys += reason.Length;
        await PressAsync(page, "Escape");
    }

    /// <summary>A key that leads to another page.</summary>
    private async Task GoByAsync(IPage page, string key)
    {
        var before = page.Url;
        await PressAsync(page, key);
        await page.WaitForURLAsync(url => url != before);
    }

    private async Task PressAsync(IPage page, string key)
    {
        await page.Keyboard.PressAsync(key);
        _keys++;
    }

    private async Task AssertLogAsync(Visitor moderator)
    {
        var me = workshop["Mo"].Id;
        var log = await workshop.AskAsync(hub => hub.Decisions.Where(d => d.ActorId == me).ToListAsync());
        var undo = Assert.Single(log, d => d.Act == DecisionAct.Undo);
        Assert.Equal(22, log.Count);
        Assert.Equal(20, log.Where(d => d.Act != DecisionAct.Undo && d.Id != undo.UndoesId).Select(d => d.DeskItemId).Distinct().Count());
        Assert.All(log.Where(d => d.Act is DecisionAct.Return or DecisionAct.Decline or DecisionAct.Hide), d => Assert.NotEqual("", d.Reason));
        Assert.Equal(0, await workshop.AskAsync(hub => hub.DeskItems.CountAsync(i => i.ClosedAt == null)));
        await moderator.GoAsync("/besluiten");
        await Assertions.Expect(moderator.Page.Locator("main")).ToContainTextAsync("teruggedraaid");
    }

    /// <summary>Proposals, claims, and flags on instruments, cases, concepts and collections, each by its own form.</summary>
    private async Task FillAsync()
    {
        foreach (var (name, instrument) in new[] { ("Ann", "stand-up"), ("Ben", "intervisie"), ("Kim", "kopgroep"), ("Ann", "teambuilding"), ("Ben", "grondregels"), ("Lou", "lesson-study") })
        {
            await workshop.ProposeAsync(name, instrument, "f.licence", "CC BY 4.0");
        }
        foreach (var (name, instrument) in new[] { ("Kim", "stand-up"), ("Lou", "intervisie"), ("Ann", "scrumsessie"), ("Ben", "werkatelier") }) { await workshop.ClaimAsync(name, instrument); }
        foreach (var title in new[] { "Voor maandag", "Voor dinsdag", "Voor woensdag", "Voor vrijdag" }) { await workshop.CollectAsync("Ann", title); }
        foreach (var (thing, reason) in new[]
        {
            ("collection/voor-maandag", "Spam"), ("collection/voor-dinsdag", "Spam"), ("collection/voor-woensdag", "Rights"), ("collection/voor-vrijdag", "Unsafe"),
            ("instrument/stuurgroep", "NotTrue"), ("instrument/pilot", "Else"), ("instrument/cocreatie", "Rights"), ("case/enable-dem", "PersonalData"), ("case/webber-community", "NotTrue"), ("concept/vertrouwen", "Else"),
        })
        {
            await workshop.FlagAsync("Kim", thing, reason);
        }
    }
}
