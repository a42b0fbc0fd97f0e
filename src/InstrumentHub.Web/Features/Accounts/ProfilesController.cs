using InstrumentHub.Core;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Data;
using InstrumentHub.Data.Accounts;
using InstrumentHub.Web.Features.Moderation;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Features.Trust;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Accounts;

public sealed class ProfilesController(PageContext page, Actors actors, UserManager<Account> users, HubContext hub, DeskInbox inbox, TextPlacing placing) : OwnPages(page, actors, users)
{
    private const string Sectors = ConceptScheme.Sectors;

    /// <summary>
    /// Who may see nothing of a profile is asked to sign in, and so is who asks for a person that does not exist: the answer tells nothing.
    /// </summary>
    [HttpGet("/mensen/{handle}"), HttpGet("/en/people/{handle}"), Asks(nameof(Permissions.ReadProfile))]
    public async Task<IActionResult> Show(string handle, CancellationToken cancel)
    {
        var reader = await Who.CurrentAsync(cancel);
        var account = await hub.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Handle == handle && a.DeletedAt == null && a.EmailConfirmed, cancel);
        if (account is null) { return reader.IsSignedIn ? NotFound() : Challenge(); }

        var profile = await hub.Profiles.AsNoTracking().SingleOrDefaultAsync(p => p.AccountId == account.Id, cancel) ?? Profile.Of(account.Id);
        var circle = await CircleAsync(reader, account.Id, cancel);
        var parts = profile.HiddenAt is null || circle == Audience.Self ? Parts(profile, circle) : [];
        if (parts.Count == 0 && !reader.IsSignedIn) { return Challenge(); }
        return Page("Profile", new ProfileView(account.Name, account.Handle, circle == Audience.Self, parts) { HiddenAs = circle == Audience.Self ? profile.HiddenAs : null }, to => to.Profile(handle));
    }

    [HttpGet("/mijn/profiel"), HttpGet("/en/me/profile"), Asks(nameof(Permissions.ManageOwnAccount))]
    public async Task<IActionResult> Edit(CancellationToken cancel)
    {
        var me = await MeAsync(cancel);
        var profile = await hub.Profiles.AsNoTracking().SingleOrDefaultAsync(p => p.AccountId == me.Id, cancel) ?? Profile.Of(me.Id);
        return Page("ProfileForm", ViewOf(ProfileForm.Of(me.Name, me.Language, profile), me), to => to.MyProfile);
    }

    [HttpPost("/mijn/profiel"), HttpPost("/en/me/profile"), Asks(nameof(Permissions.ManageOwnAccount))]
    public async Task<IActionResult> Edit(ProfileForm form, CancellationToken cancel)
    {
        var me = await MeAsync(cancel);
        var name = CheckedName(form.Name, nameof(form.Name));
        var expertise = Lines(form.Expertise, nameof(form.Expertise), form.ExpertiseTo);
        var canDo = Lines(form.CanDo, nameof(form.CanDo), form.CanDoTo);
        var wantsToLearn = Lines(form.WantsToLearn, nameof(form.WantsToLearn), form.WantsToLearnTo);
        var sectors = new ProfilePart(form.Sectors.Where(s => Context.Catalogue.Scheme(Sectors).Find(s) is not null).Distinct().Take(Profile.MaxItems).ToValueList(), form.SectorsTo);
        if (!ModelState.IsValid) { return Again("ProfileForm", ViewOf(form, me), to => to.MyProfile); }

        var profile = await hub.Profiles.SingleOrDefaultAsync(p => p.AccountId == me.Id, cancel);
        if (profile is null) { hub.Profiles.Add(profile = Profile.Of(me.Id)); }
        profile.Describe(expertise, sectors, canDo, wantsToLearn);
        try { await placing.PlaceAsync(profile.HiddenAt is null ? profile : null, new(new(SubjectKind.Profile, me.Handle), profile.Said, name!, profile.IsPublic ? TextReach.Everyone : TextReach.Circle), cancel); }
        catch (RuleException refused)
        {
            Fault("", T.Sentence(refused));
            return Again("ProfileForm", ViewOf(form, me), to => to.MyProfile);
        }
        await inbox.ResubmitAsync(profile, new(SubjectKind.Profile, me.Handle), name!, me.Id, null, cancel);
        (me.Name, me.Language) = (name!, Languages.FromTag(form.Language).Tag());
        await hub.SaveChangesAsync(cancel);
        return Done(To.Profile(me.Handle), T["Je profiel is bewaard."]);
    }

    /// <summary>How near the reader is to the person.</summary>
    private async Task<Audience> CircleAsync(Actor reader, Guid account, CancellationToken cancel)
    {
        if (!reader.IsSignedIn) { return Audience.Public; }
        if (reader.Id == account) { return Audience.Self; }
        var shared = await hub.Memberships.AnyAsync(m => m.AccountId == account && hub.Memberships.Any(o => o.AccountId == reader.Id && o.CommunityId == m.CommunityId), cancel);
        return shared ? Audience.Communities : Audience.Platform;
    }

    private List<ProfilePartView> Parts(Profile profile, Audience circle)
    {
        (string Title, ProfilePart Part, Func<string, LinkView> Show)[] all =
        [
            (T["Expertise"], profile.Expertise, Plain), (T["Sectoren"], profile.Sectors, s => new(Context.Label(Sectors, s), $"{To.Instruments}?sector={s}")),
            (T["Kan ik"], profile.CanDo, Plain), (T["Wil ik leren"], profile.WantsToLearn, Plain),
        ];
        return [.. all.Where(p => p.Part.Items.Count > 0 && circle <= p.Part.ShownTo)
            .Select(p => new ProfilePartView(p.Title, [.. p.Part.Items.Select(p.Show)], circle == Audience.Self ? p.Part.ShownTo : null))];

        static LinkView Plain(string text) => new(text, "");
    }

    private ProfilePart Lines(string? text, string field, Audience shownTo)
    {
        var lines = (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().ToValueList();
        if (lines.Count > Profile.MaxItems) { Fault(field, T["Neem ten hoogste {0} regels.", Profile.MaxItems]); }
        if (lines.Any(l => l.Length > Profile.MaxItemLength)) { Fault(field, T["Een regel mag {0} tekens lang zijn.", Profile.MaxItemLength]); }
        return new(lines, Enum.IsDefined(shownTo) ? shownTo : Audience.Self);
    }

    private ProfileFormView ViewOf(ProfileForm form, Account me) =>
        new(form, me.Handle, [.. Context.Catalogue.Scheme(Sectors).Scheme.Concepts.Select(c => new SectorView(c.Id, Context.Label(Sectors, c.Id)))]);
}
