using InstrumentHub.Core;
using InstrumentHub.Core.Communities;

namespace InstrumentHub.Web.Features.Communities;

/// <summary>
/// The mail that communities cause. A site without mail sends none: who asked to join reads the answer on the community's page, and people are invited by link.
/// Letters are left in the context of the act, so that one save stores both; <see cref="SendAsync"/> comes after the commit.
/// </summary>
public sealed class CommunityLetters
{
    /// <summary>Whether the site sends mail.</summary>
    public static bool IsOn => false;

    /// <exception cref="RuleException">The site sends no mail.</exception>
    public static void DemandOn()
    {
        if (!IsOn) { throw new RuleException("no-mail", "Deze site verstuurt geen e-mail. Maak een link en stuur die zelf."); }
    }

    /// <summary>To owners and facilitators: somebody asks to join.</summary>
    public Task AskedAsync(Community community, Guid asker, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>To who asked.</summary>
    public Task AnsweredAsync(Community community, Guid account, bool welcome, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>To the address that is invited; the secret is that of the link.</summary>
    public Task InvitedAsync(Community community, Invitation invitation, string secret, CancellationToken cancel) => Task.CompletedTask;

    public Task SendAsync(CancellationToken cancel) => Task.CompletedTask;
}
