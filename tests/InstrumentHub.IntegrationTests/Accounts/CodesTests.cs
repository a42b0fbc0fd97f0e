using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using InstrumentHub.IntegrationTests.Infrastructure;

namespace InstrumentHub.IntegrationTests.Accounts;

public sealed class CodesTests
{
    [Fact]
    public async Task A_second_factor_is_asked_for_whichever_way_somebody_comes()
    {
        await using var app = await HubApp.StartAsync();
        await app.AddAccountAsync("ann");
        using var ann = app.Visitor();
        (await ann.SignInAsync("ann@example.org")).Dispose();
        var (key, recovery) = await TurnOnAsync(ann);

        using var later = app.Visitor();
        using var password = await later.SignInAsync("ann@example.org");
        Assert.StartsWith("/inloggen/code", password.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.False(await later.IsSignedInAsync());
        using var wrong = await later.SubmitAsync(password.Headers.Location!.OriginalString, "form.form", ("Code", "000000"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        using var right = await later.SubmitAsync("/inloggen/code", "form.form", ("Code", Code(key)));
        Assert.True(await later.IsSignedInAsync());

        using var asked = await later.SubmitAsync("/wachtwoord", "form.form", ("Email", "ann@example.org"));
        using var lost = app.Visitor();
        using var chosen = await lost.SubmitAsync(await app.LinkToAsync("ann@example.org"), "form.form", ("Password", "vier blauwe boten"));
        Assert.StartsWith("/inloggen/code", chosen.Headers.Location?.OriginalString, StringComparison.Ordinal);
        using var recovered = await lost.SubmitAsync("/inloggen/code", "form.form", ("Code", recovery));
        Assert.True(await lost.IsSignedInAsync());

        using var again = app.Visitor();
        (await again.SignInAsync("ann@example.org", "vier blauwe boten")).Dispose();
        using var used = await again.SubmitAsync("/inloggen/code", "form.form", ("Code", recovery));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, used.StatusCode);
    }

    [Fact]
    public async Task It_can_be_turned_off_again()
    {
        await using var app = await HubApp.StartAsync();
        await app.AddAccountAsync("ann");
        using var ann = app.Visitor();
        (await ann.SignInAsync("ann@example.org")).Dispose();
        await TurnOnAsync(ann);

        using var off = await ann.SubmitAsync("/mijn/beveiliging", "form[action$='codes/uit']");

        using var later = app.Visitor();
        using var entered = await later.SignInAsync("ann@example.org");
        Assert.True(await later.IsSignedInAsync());
    }

    [Fact]
    public async Task Looking_at_the_page_on_two_devices_at_once_breaks_neither_and_signs_out_neither()
    {
        await using var app = await HubApp.StartAsync();
        await app.AddAccountAsync("ann");
        using var phone = app.Visitor();
        using var laptop = app.Visitor();
        foreach (var device in new[] { phone, laptop }) { (await device.SignInAsync("ann@example.org")).Dispose(); }

        var pages = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => (n % 2 == 0 ? phone : laptop).Client.GetAsync(new Uri("/mijn/beveiliging/codes", UriKind.Relative))));

        Assert.All(pages, p => Assert.True(p.StatusCode is HttpStatusCode.OK or HttpStatusCode.Redirect, $"{p.StatusCode}"));
        var keys = new[] { await phone.ReadAsync("/mijn/beveiliging/codes"), await laptop.ReadAsync("/mijn/beveiliging/codes") }.Select(p => p.QuerySelector("figcaption code")!.TextContent);
        Assert.Single(keys.Distinct());
        Assert.True(await phone.IsSignedInAsync() && await laptop.IsSignedInAsync());
        foreach (var page in pages) { page.Dispose(); }
    }

    private static async Task<(string Key, string Recovery)> TurnOnAsync(Person person)
    {
        var page = await person.ReadAsync("/mijn/beveiliging/codes");
        var key = page.QuerySelector("figcaption code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        Assert.StartsWith("data:image/svg+xml;base64,", page.QuerySelector(".code-picture img")!.GetAttribute("src"), StringComparison.Ordinal);
        using var answer = await person.SubmitAsync("/mijn/beveiliging/codes", "form.form", ("Code", Code(key)));
        var codes = (new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync())).QuerySelectorAll(".recovery code");
        Assert.Equal(10, codes.Length);
        Assert.True(await person.IsSignedInAsync());
        return (key, codes[0].TextContent);
    }

    /// <summary>RFC 6238 with what every app takes: SHA-1, six digits, half a minute.</summary>
    private static string Code(string base32)
    {
        var bits = string.Concat(base32.ToUpperInvariant().Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var key = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // The standard's own algorithm.
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var code = (BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue) % 1_000_000;
        return code.ToString("D6", CultureInfo.InvariantCulture);
    }
}
