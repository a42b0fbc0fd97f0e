using InstrumentHub.Core;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Communities;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Communities;

internal static class CommunityPeople
{
    /// <summary>Makes a community without the pages for that.</summary>
    public static Task<Guid> StartCommunityAsync(this HubApp app, string slug, CommunityVisibility visibility, Person owner, params (Person Person, CommunityRole Role)[] members) => app.WithAsync(async services =>
    {
        var hub = services.GetRequiredService<HubContext>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var community = Community.Start(slug, new($"Naam van {slug}", "Hoe blijven we samen leren?", visibility) { Sectors = ["zorg-en-welzijn"], Region = "Achterhoek", Phase = "starten", Description = $"Beschrijving van {slug}" }, owner.Id, now);
        foreach (var (person, role) in members) { community.Admit(person.Id, role, now); }
        hub.Add(community);
        await hub.SaveChangesAsync();
        return community.Id;
    });

    public static Task<Guid> WriteStepAsync(this HubApp app, Guid community, Person author, Visibility visibility, string? title = null) => app.WithAsync(async services =>
    {
        var hub = services.GetRequiredService<HubContext>();
        var step = LogbookStep.Write(community, author.Id, new(new DateOnly(2026, 5, 4), title ?? $"Stap voor {visibility}", visibility) { Instrument = "partnerschapskaart", Text = "Wat we deden." }, services.GetRequiredService<TimeProvider>().GetUtcNow());
        hub.Add(step);
        await hub.SaveChangesAsync();
        return step.Id;
    });

    public static Actor Actor(this Person person, PlatformRole role = PlatformRole.Member) => new(person.Id, role, IsTrusted: true, IsSuspended: false);
}
