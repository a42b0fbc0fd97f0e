using InstrumentHub.Core;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Administration;
using InstrumentHub.Web.Features.Shared;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace InstrumentHub.Web.Features.Accounts;

/// <summary>The account itself, its profile and its sign-ins.</summary>
internal sealed class AccountData(HubContext own, Addresses to, IStringLocalizer<Texts> texts) : IPersonalData
{
    public IReadOnlyCollection<Type> Keeps { get; } =
    [
        typeof(Profile), typeof(SignInRecord), typeof(OneTimeKey), typeof(IdentityUserLogin<Guid>), typeof(IdentityUserToken<Guid>), typeof(IdentityUserClaim<Guid>),
        typeof(IdentityUserPasskey<Guid>),
    ];

    public async Task<IReadOnlyList<PersonalTable>> ExportAsync(Guid account, CancellationToken cancel)
    {
        var me = await own.Accounts.AsNoTracking().SingleAsync(a => a.Id == account, cancel);
        var profile = await own.Profiles.AsNoTracking().SingleOrDefaultAsync(p => p.AccountId == account, cancel);
        var signIns = await own.SignIns.AsNoTracking().Where(s => s.AccountId == account).OrderBy(s => s.At).ToListAsync(cancel);
        var logins = await own.UserLogins.AsNoTracking().Where(l => l.UserId == account).ToListAsync(cancel);
        var passkeys = await own.UserPasskeys.AsNoTracking().Where(p => p.UserId == account).ToListAsync(cancel);
        (string Name, ProfilePart Part)[] parts = profile is null ? []
            : [("expertise", profile.Expertise), ("sectors", profile.Sectors), ("can-do", profile.CanDo), ("wants-to-learn", profile.WantsToLearn)];
        return
        [
            new("account", ["id", "name", "handle", "email", "language", "role", "registered_at", "trusted_at", "rules_version", "rules_agreed_at"],
                [[me.Id, me.Name, me.Handle, me.Email, me.Language, me.Role.ToString(), me.RegisteredAt, me.TrustedAt, me.RulesVersion, me.RulesAgreedAt]]),
            new("profile", ["part", "text", "shown_to"], [.. parts.SelectMany(p => p.Part.Items.Select(i => (object?[])[p.Name, i, p.Part.ShownTo.ToString()]))]),
            new("sign-ins", ["at", "kind", "browser"], [.. signIns.Select(s => (object?[])[s.At, s.Kind.ToString(), s.Browser])]),
            new("passkeys", ["name", "since"], [.. passkeys.Select(p => (object?[])[p.Data.Name, p.Data.CreatedAt])]),
            new("linked-providers", ["provider", "subject"], [.. logins.Select(l => (object?[])[l.LoginProvider, l.ProviderKey])]),
        ];
    }

    public async Task<Farewell> ForeseeAsync(Guid account, CancellationToken cancel) => new(
        [texts["Je naam, je e-mailadres en je profiel."], texts["Je wachtwoord, passkeys, codes en koppelingen met andere sites."], texts["De lijst van keren dat je inlogde."]],
        [
            texts["Een leeg account zonder naam. Daaraan blijft hangen wat anderen nodig hebben om een gesprek te begrijpen."],
            texts["Wat anderen over je schreven, en mails en berichten die zij al kregen. Daarin kan je naam staan."],
        ],
        await IsLastAdministratorAsync(own, account, cancel) ? [new LinkView(texts["Je bent de laatste beheerder. Maak eerst iemand anders beheerder."], to.AdminPeople)] : []);

    public async Task EraseAsync(HubContext hub, Guid account, CancellationToken cancel)
    {
        if (await IsLastAdministratorAsync(hub, account, cancel)) { throw new RuleException("last-administrator", "Je bent de laatste beheerder. Maak eerst iemand anders beheerder."); }
        await hub.Profiles.Where(p => p.AccountId == account).ExecuteDeleteAsync(cancel);
        await hub.SignIns.Where(s => s.AccountId == account).ExecuteDeleteAsync(cancel);
        await hub.OneTimeKeys.Where(k => k.AccountId == account).ExecuteDeleteAsync(cancel);
        await hub.UserLogins.Where(l => l.UserId == account).ExecuteDeleteAsync(cancel);
        await hub.UserTokens.Where(t => t.UserId == account).ExecuteDeleteAsync(cancel);
        await hub.UserClaims.Where(c => c.UserId == account).ExecuteDeleteAsync(cancel);
        await hub.UserPasskeys.Where(p => p.UserId == account).ExecuteDeleteAsync(cancel);
    }

    private static async Task<bool> IsLastAdministratorAsync(HubContext hub, Guid account, CancellationToken cancel) =>
        await hub.Accounts.SingleOrDefaultAsync(a => a.Id == account && a.Role == PlatformRole.Administrator && !a.IsExample, cancel) is { } administrator
        && !await hub.HasOtherAdministratorAsync(administrator, cancel);
}
