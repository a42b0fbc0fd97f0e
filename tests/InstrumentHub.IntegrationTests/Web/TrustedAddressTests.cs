using InstrumentHub.Core.Communities;
using InstrumentHub.IntegrationTests.Accounts;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.IntegrationTests.Rooms;

namespace InstrumentHub.IntegrationTests.Web;

/// <summary>Whoever asks can write any name in <c>Host</c>; no secret may be led there.</summary>
public sealed class TrustedAddressTests
{
    [Theory]
    [InlineData("kwaad.example", null, null, "http://localhost:5080")]
    [InlineData("kwaad.example", "https://hub.example.org", null, "https://hub.example.org")]
    [InlineData("kwaad.example", null, "*", "http://localhost:5080")]
    [InlineData("hub.intern", null, "hub.intern;*.school.example", "http://hub.intern")]
    [InlineData("hub.school.example", null, "hub.intern;*.school.example", "http://hub.school.example")]
    [InlineData("127.0.0.1:5080", null, null, "http://127.0.0.1:5080")]
    [InlineData("198.51.100.7", null, null, "http://localhost:5080")]
    public async Task A_link_with_a_secret_leads_to_the_site_whatever_name_was_asked_for(string asked, string? publicUrl, string? allowed, string expected)
    {
        Dictionary<string, string> settings = [];
        if (publicUrl is not null) { settings["Site:PublicUrl"] = publicUrl; }
        if (allowed is not null) { settings["AllowedHosts"] = allowed; }
        await using var app = await HubApp.StartAsync(settings: settings);
        await app.AddAccountAsync("ann");
        using var visitor = app.Visitor();
        using var owner = await app.SignInAsync("Olga");
        await app.CommunityAsync("zon", CommunityVisibility.Private, owner);
        visitor.Client.DefaultRequestHeaders.Host = owner.Client.DefaultRequestHeaders.Host = asked;

        using var forgotten = await visitor.SubmitAsync("/wachtwoord", "form.form", ("Email", "ann@example.org"));
        using var invited = await owner.SubmitAsync("/communities/zon/uitnodigingen", "form[action='/communities/zon/uitnodigingen']");

        var mail = (await app.MailAsync("ann@example.org"))[^1];
        Assert.Contains($"{expected}/", mail.Text, StringComparison.Ordinal);
        var page = await invited.Content.ReadAsStringAsync();
        Assert.Contains($"{expected}/uitnodiging/", page, StringComparison.Ordinal);
        if (expected != $"http://{asked}") { Assert.DoesNotContain(asked, mail.Text, StringComparison.Ordinal); }
    }
}
