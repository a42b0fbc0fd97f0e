using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Communities;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.Web.Features.Communities;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Communities;

public sealed class CommunityAccessTests
{
    [Fact]
    public async Task A_hidden_community_exists_for_its_members_alone()
    {
        await using var app = await HubApp.StartAsync();
        using var owner = await app.SignInAsync("Olga");
        using var moderator = await app.SignInAsync("Mo", PlatformRole.Moderator);
        var community = await app.StartCommunityAsync("verborgen", CommunityVisibility.Hidden, owner);
        var access = app.Services.GetRequiredService<CommunityAccess>();

        Assert.Null(await access.FindAsync(Actor.Anonymous, "verborgen", CancellationToken.None));
        Assert.Null(await access.FindAsync(moderator.Actor(PlatformRole.Moderator), community, CancellationToken.None));
        var place = await access.FindAsync(owner.Actor(), "verborgen", CancellationToken.None);
        Assert.Equal(Standing.Owner | Standing.Facilitator | Standing.Member, place!.Standing);
    }

    [Theory]
    [InlineData(CommunityVisibility.Open, true)]
    [InlineData(CommunityVisibility.Private, false)]
    public async Task What_is_listed_exists_for_everyone_and_opens_to_whom_it_should(CommunityVisibility visibility, bool readable)
    {
        await using var app = await HubApp.StartAsync();
        using var owner = await app.SignInAsync("Olga");
        using var other = await app.SignInAsync("Otto");
        await app.StartCommunityAsync("zorg", visibility, owner);

        var place = await app.Services.GetRequiredService<CommunityAccess>().FindAsync(other.Actor(), "zorg", CancellationToken.None);

        Assert.Equal(Standing.None, place!.Standing);
        Assert.Equal(readable, other.Actor().May(place.Reading, place.Standing));
    }
}

internal static class CommunityPeople
{
    /// <summary>Makes a community without the pages for that.</summary>
    public static Task<Guid> StartCommunityAsync(this HubApp app, string slug, CommunityVisibility visibility, Person owner, params (Person Person, CommunityRole Role)[] members) => app.WithAsync(async services =>
    {
        var hub = services.GetRequiredService<HubContext>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var community = Community.Start(slug, new($"Naam van {slug}", "Hoe blijven we samen leren?", visibility), owner.Id, now);
        foreach (var (person, role) in members) { community.Admit(person.Id, role, now); }
        hub.Add(community);
        await hub.SaveChangesAsync();
        return community.Id;
    });

    public static Actor Actor(this Person person, PlatformRole role = PlatformRole.Member) => new(person.Id, role, IsTrusted: true, IsSuspended: false);
}
