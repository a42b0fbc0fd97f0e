using System.Security.Cryptography;
using System.Text;
using InstrumentHub.Core.Catalogue;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Search;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Conduct;

/// <summary>
/// The rules of conduct that are in force, and who agreed to which. The version is made from the text: whoever changes a word has another version, and
/// nobody has to think of a number.
/// </summary>
public sealed class ConductRules(SnapshotHolder catalogue)
{
    public const string Page = "gedragsregels";
    private const int Length = 8;

    /// <summary>Null when the site has no such page.</summary>
    public string? Version => catalogue.Current?.Catalogue.FindPage(Page) is { } page ? VersionOf(page) : null;

    public static string VersionOf(PageRecord page) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{page.Text.Nl}\n{page.Text.En}")))[..Length];

    /// <summary>Somebody joins, knowing the rules. In the transaction of <paramref name="hub"/>.</summary>
    public async Task AgreeAsync(HubContext hub, Guid account, DateTimeOffset at, CancellationToken cancel)
    {
        if (Version is not { } version) { return; }
        DateTimeOffset? now = at;
        await hub.Accounts.Where(a => a.Id == account && (a.RulesVersion == null || a.RulesVersion != version))
            .ExecuteUpdateAsync(s => s.SetProperty(a => a.RulesVersion, version).SetProperty(a => a.RulesAgreedAt, now), cancel);
    }
}
