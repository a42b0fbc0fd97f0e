using InstrumentHub.Data;
using InstrumentHub.Web.Features.Shared;

namespace InstrumentHub.Web.Features.Accounts;

/// <summary>
/// What one feature keeps about a person: how they take it away, and what becomes of it when they leave. Every feature that keeps something registers one
/// (<c>services.AddScoped&lt;IPersonalData, …&gt;()</c>); export and deletion ask all of them.
/// </summary>
public interface IPersonalData
{
    /// <summary>The entities in which it keeps something of an account. A test finds those of the model that nobody names here.</summary>
    IReadOnlyCollection<Type> Keeps { get; }

    /// <summary>Everything of this person, as tables; each becomes a CSV file and a part of the JSON.</summary>
    Task<IReadOnlyList<PersonalTable>> ExportAsync(Guid account, CancellationToken cancel);

    /// <summary>What the person reads before they decide: sentences in their language. Empty when there is nothing to tell.</summary>
    Task<Farewell> ForeseeAsync(Guid account, CancellationToken cancel);

    /// <summary>
    /// Removes what goes and makes nameless what stays, in <paramref name="hub"/>, within the transaction of the deletion. It may save; a
    /// <see cref="Core.RuleException"/> stops the whole deletion, with a sentence for the person.
    /// </summary>
    Task EraseAsync(HubContext hub, Guid account, CancellationToken cancel);

    /// <summary>After the commit: ring whoever must know.</summary>
    Task TellAsync(CancellationToken cancel) => Task.CompletedTask;
}

/// <param name="Name">Lower case, such as <c>comments</c>: the name of the file.</param>
/// <param name="Rows">A value per column: text, number, time, truth, or null.</param>
public sealed record PersonalTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows);

/// <param name="Goes">What will be gone.</param>
/// <param name="Stays">What stays, without a name.</param>
/// <param name="Blocks">What must be settled first, and where that is done.</param>
public sealed record Farewell(IReadOnlyList<string> Goes, IReadOnlyList<string> Stays, IReadOnlyList<LinkView> Blocks);
