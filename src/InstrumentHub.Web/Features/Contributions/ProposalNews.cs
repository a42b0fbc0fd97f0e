using InstrumentHub.Core.Contributions;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Web.Features.Notifications;

namespace InstrumentHub.Web.Features.Contributions;

/// <summary>Who hears of a proposal.</summary>
public sealed class ProposalNews(Following following, IEnumerable<IProposable> kinds)
{
    /// <summary>A change was published: who follows the thing reads so. Saves nothing.</summary>
    public Task TellAsync(Proposal proposal, int? revision, CancellationToken cancel)
    {
        var kind = kinds.Single(k => k.Target == proposal.Target);
        var title = kind.TitleOf(proposal.Record);
        return following.TellAsync(SubjectOf(proposal.Target, proposal.Key), revision is { } n ? $"revision-{n}" : "changed", t => t["“{0}” is bijgewerkt", title], to => kind.Url(to, proposal.Key), proposal.AuthorId, cancel);
    }

    public static Subject SubjectOf(ProposalTarget target, string key) => new(KindOf(target), key);

    public static SubjectKind KindOf(ProposalTarget target) => target switch
    {
        ProposalTarget.Instrument => SubjectKind.Instrument,
        ProposalTarget.Concept => SubjectKind.Concept,
        _ => SubjectKind.Case,
    };
}
