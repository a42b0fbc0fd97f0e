using InstrumentHub.Core.Content;
using InstrumentHub.Core.Vocabulary;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Data.Administration;

/// <summary>Keeps what concepts said: whoever changes one notes it down in the same <c>SaveChanges</c>.</summary>
public static class VocabularyHistory
{
    /// <param name="before">Null for a concept that is new.</param>
    /// <param name="after">Null for one that is taken out.</param>
    public static async Task NoteAsync(
        this HubContext hub, string scheme, Concept? before, Concept? after, string? replacedBy, string reason, Guid? actor, DateTimeOffset at, CancellationToken cancel)
    {
        var number = await hub.VocabularyRevisions.Where(r => r.SchemeId == scheme).MaxAsync(r => (int?)r.Number, cancel) ?? 0;
        hub.VocabularyRevisions.Add(new(
            scheme, (after ?? before)!.Id, number + 1, before is null ? null : ContentJson.Write(before), after is null ? null : ContentJson.Write(after), replacedBy, reason, actor, at));
    }
}
