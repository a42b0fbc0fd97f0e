using InstrumentHub.Core.Administration;
using InstrumentHub.Core.Communities;
using InstrumentHub.Data;
using InstrumentHub.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace InstrumentHub.Web.Features.Accounts;

/// <summary>Whether a visitor may make an account, as the host has set it. The first administrator always may: see <see cref="FirstAdministrator"/>.</summary>
public sealed class RegistrationDoor(HubContext hub, SiteSettings settings, IStringLocalizer<Texts> texts, TimeProvider time)
{
    /// <param name="back">Where they came from: the link of an invitation lets its holder in.</param>
    /// <param name="institution">They signed in at an institution that the host trusts.</param>
    /// <returns>A sentence for who may not; null for who may.</returns>
    public async Task<string?> RefusesAsync(string? back, bool institution, CancellationToken cancel) => settings.Registration switch
    {
        SettingSpecs.ByInstitution when !institution => texts["Een account maken kan hier alleen als je inlogt via je instelling."].Value,
        SettingSpecs.ByInvitation when !institution && !await IsInvitedAsync(back, cancel) =>
            texts["Een account maken kan hier alleen met een uitnodiging. Open de link uit je uitnodiging en ga van daar verder."].Value,
        _ => null,
    };

    private async Task<bool> IsInvitedAsync(string? back, CancellationToken cancel)
    {
        var prefix = new[] { Core.Language.Dutch, Core.Language.English }.Select(l => new Addresses(l).Invitation("")).FirstOrDefault(p => back?.StartsWith(p, StringComparison.OrdinalIgnoreCase) == true);
        if (prefix is null) { return false; }
        var hash = Invitation.HashOf(back![prefix.Length..].Split('?', '#')[0]);
        return await hub.Invitations.AsNoTracking().SingleOrDefaultAsync(i => i.Hash == hash, cancel) is { } invitation && invitation.IsOpen(time.GetUtcNow());
    }
}
