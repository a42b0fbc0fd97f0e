using InstrumentHub.Core.Content;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InstrumentHub.Data.Infrastructure;

internal static class RecordConversion
{
    /// <summary>Keeps an immutable record as JSON text, which every database can hold; it counts as changed when it says something else.</summary>
    public static PropertyBuilder<T> HasRecordConversion<T>(this PropertyBuilder<T> property) where T : class =>
        property.HasConversion(
            record => ContentJson.Write(record),
            json => ContentJson.Read<T>(json),
            new ValueComparer<T>((a, b) => Equals(a, b), record => record.GetHashCode(), record => record));
}
