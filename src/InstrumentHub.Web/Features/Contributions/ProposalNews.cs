using InstrumentHub.Core.Contributions;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Core.Notifications;
using InstrumentHub.Web.Features.Makers;
using InstrumentHub.Web.Features.Notifications;

namespace InstrumentHub.Web.Features.Contributions;

/// <summary>Who hears of a proposal.</summary>
public sealed class ProposalNews(Following following, Notices notices, MakerBook makers, IEnumerable<IProposable> kinds)
{
    /// <summary>Somebody wants to change an instrument: its makers hear so. Saves nothing.</summary>
    public async Task SubmittedAsync(Proposal proposal, CancellationToken cancel)
    {
        if (proposal.Target != ProposalTarget.Instrument || proposal.IsNew) { return; }
        var title = kinds.Single(k => k.Target == proposal.Target).TitleOf(proposal.Record);
        foreach (var maker in (await makers.OfAsync(proposal.Key, cancel)).Where(m => m != proposal.AuthorId))
        {
            notices.Tell(maker, NoticeKind.Proposal, t => t["Iemand stelt een wijziging voor van “{0}”", title], to => to.Maker(proposal.Key), $"proposal/{proposal.Id}/{proposal.Edition}");
        }
    }

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
