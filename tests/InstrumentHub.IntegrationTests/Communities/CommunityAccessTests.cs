using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Communities;
using InstrumentHub.Core.Moderation;
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
