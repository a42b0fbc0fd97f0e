using InstrumentHub.Core;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Moderation;
using InstrumentHub.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Accounts;

/// <summary>What somebody tells of themselves, on the desk. Hidden, nobody but they see it; their name stays with what they wrote.</summary>
internal sealed class ProfileSubject(HubContext hub) : IModerated
{
    public SubjectKind Kind => SubjectKind.Profile;

    public IReadOnlyList<DecisionAct> Acts { get; } = [DecisionAct.Accept, DecisionAct.Hide, DecisionAct.Unhide, DecisionAct.Return, DecisionAct.Remove, DecisionAct.Purge];

    public async Task<SubjectView?> FindAsync(string key, CancellationToken cancel)
    {
        if (await hub.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Handle == key && a.DeletedAt == null, cancel) is not { } account) { return null; }
        var profile = await hub.Profiles.AsNoTracking().SingleOrDefaultAsync(p => p.AccountId == account.Id, cancel) ?? Profile.Of(account.Id);
        return new(account.Name, to => to.Profile(account.Handle), account.Id, Text: new(SafeMarkdown.ToHtml(profile.Said, new TextOptions(Language.Dutch))), IsHidden: profile.HiddenAt is not null) { Unfit = profile.Unfit() };
    }

    /// <summary>Whoever can see something of it: who is signed in sees at least the name.</summary>
    public async Task<bool> IsVisibleAsync(string key, Actor actor, CancellationToken cancel)
    {
        if (await hub.Accounts.AsNoTracking().Where(a => a.Handle == key && a.DeletedAt == null && a.EmailConfirmed).Select(a => (Guid?)a.Id).SingleOrDefaultAsync(cancel) is not { } id) { return false; }
        return actor.IsSignedIn || (await hub.Profiles.AsNoTracking().SingleOrDefaultAsync(p => p.AccountId == id, cancel))?.IsPublic == true;
    }

    public async Task ApplyAsync(Decision decision, CancellationToken cancel) => (await OneAsync(decision.SubjectKey, cancel)).Apply(decision);

    public async Task RevertAsync(Decision decision, CancellationToken cancel) => (await OneAsync(decision.SubjectKey, cancel)).Revert(decision, decision.At);

    public Task TellAsync(string key, CancellationToken cancel) => Task.CompletedTask;

    private async Task<Profile> OneAsync(string handle, CancellationToken cancel)
    {
        var id = await hub.Accounts.Where(a => a.Handle == handle).Select(a => a.Id).SingleAsync(cancel);
        if (await hub.Profiles.SingleOrDefaultAsync(p => p.AccountId == id, cancel) is { } profile) { return profile; }
        return hub.Profiles.Add(Profile.Of(id)).Entity;
    }
}
