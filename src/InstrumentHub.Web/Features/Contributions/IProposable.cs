using InstrumentHub.Core.Contributions;
using InstrumentHub.Web.Infrastructure;

namespace InstrumentHub.Web.Features.Contributions;

/// <summary>What proposing must know of one kind of record.</summary>
public interface IProposable
{
    ProposalTarget Target { get; }

    /// <summary>What a new one starts with.</summary>
    string Blank();

    /// <summary>The published state; null when there is none.</summary>
    Task<PresentRecord?> FindAsync(string key, CancellationToken cancel);

    /// <summary>The key that a new record would get: of its title, and taken by no other.</summary>
    Task<string> KeyForAsync(string record, CancellationToken cancel);

    /// <summary>What keeps the record from being published, as sentences for who wrote it; empty when nothing does.</summary>
    IReadOnlyList<string> Faults(string record);

    /// <summary>Publishes it in the scope's <c>HubContext</c>, without saving.</summary>
    /// <param name="author">Whose change it is; null when a moderator did it.</param>
    /// <returns>The number of the revision; null where none are counted.</returns>
    Task<int?> PublishAsync(string key, string record, string reason, Guid? author, CancellationToken cancel);

    /// <summary>Takes the publication of a new record back, without saving.</summary>
    Task WithdrawAsync(string key, CancellationToken cancel);

    string TitleOf(string record);

    string Url(Addresses to, string key);
}

public sealed record PresentRecord(string Json, int? Revision);
