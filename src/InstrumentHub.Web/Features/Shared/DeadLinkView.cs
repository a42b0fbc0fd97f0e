using InstrumentHub.Core.Catalogue;

namespace InstrumentHub.Web.Features.Shared;

/// <summary>A link in a text that was found not to work.</summary>
public sealed record DeadLinkView(string Url, DateOnly On)
{
    public static IReadOnlyList<DeadLinkView> Among(IEnumerable<string> urls, PublishedCatalogue catalogue) => catalogue.DeadLinks.Count == 0
        ? []
        : [.. urls.Distinct().Where(catalogue.DeadLinks.ContainsKey).Select(u => new DeadLinkView(u, DateOnly.FromDateTime(catalogue.DeadLinks[u].UtcDateTime)))];
}
