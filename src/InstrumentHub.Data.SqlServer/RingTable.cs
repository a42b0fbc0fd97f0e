using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Data.SqlServer;

/// <summary>Where rings are left for whoever comes by. Places are counted up, and a place once passed never gets another ring.</summary>
internal interface IRingTable
{
    Task RingAsync(string topic, long number, CancellationToken cancel);

    /// <summary>The rings from this place on, and the place to read from next; no rings but the place when none is given.</summary>
    Task<(IReadOnlyList<Ring> Rings, long Next)> ReadAsync(long? from, CancellationToken cancel);
}

/// <summary>
/// One row for each topic, stamped with a <c>rowversion</c> whenever it is rung. Rings of one topic between two looks become
/// one, the highest.
/// </summary>
internal sealed class RingTable(string connectionString) : IRingTable
{
    // Two nodes that ring a topic for the first time must not both insert it: the range stays locked until the commit.
    private const string RingSql =
        """
        SET XACT_ABORT ON;
        BEGIN TRANSACTION;
        UPDATE [doorbell] WITH (UPDLOCK, SERIALIZABLE)
            SET [Number] = CASE WHEN @number = 0 OR @number > [Number] THEN @number ELSE [Number] END WHERE [Topic] = @topic;
        IF @@ROWCOUNT = 0 INSERT [doorbell] ([Topic], [Number]) VALUES (@topic, @number);
        COMMIT;
        """;

    // Versions are given out before the commit, so a higher one may show before a lower one. Below the lowest that is still
    // in somebody's hands all have shown.
    private const string ReadSql =
        """
        DECLARE @next binary(8) = MIN_ACTIVE_ROWVERSION();
        SELECT CAST(@next AS bigint);
        SELECT [Topic], [Number] FROM [doorbell] WHERE [Rung] >= CAST(@from AS binary(8)) AND [Rung] < @next ORDER BY [Rung];
        """;

    public async Task RingAsync(string topic, long number, CancellationToken cancel)
    {
        await using var connection = new SqlConnection(connectionString);
        await connection.OpenAsync(cancel);
        await using var command = new SqlCommand(RingSql, connection);
        command.Parameters.AddWithValue("@topic", topic);
        command.Parameters.AddWithValue("@number", number);
        await command.ExecuteNonQueryAsync(cancel);
    }

    public async Task<(IReadOnlyList<Ring> Rings, long Next)> ReadAsync(long? from, CancellationToken cancel)
    {
        await using var connection = new SqlConnection(connectionString);
        await connection.OpenAsync(cancel);
        await using var command = new SqlCommand(ReadSql, connection) { CommandTimeout = 15 };
        command.Parameters.AddWithValue("@from", from ?? long.MaxValue);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        var next = reader.GetInt64(0);
        await reader.NextResultAsync(cancel);
        List<Ring> rings = [];
        while (await reader.ReadAsync(cancel)) { rings.Add(new(reader.GetString(0), reader.GetInt64(1))); }
        return (rings, next);
    }
}

/// <summary>The table behind <see cref="RingTable"/>: in the model, so that migrations make it, and of this kind of database only.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "The model names it.")]
internal sealed class RungTopic
{
    public required string Topic { get; init; }
    public long Number { get; init; }
    public byte[] Rung { get; init; } = [];

    public static void Map(ModelBuilder modelBuilder) => modelBuilder.Entity<RungTopic>(topic =>
    {
        topic.ToTable("doorbell");
        topic.HasKey(t => t.Topic);
        topic.Property(t => t.Topic).HasMaxLength(Ring.MaxTopicLength);
        topic.Property(t => t.Rung).IsRowVersion();
        topic.HasIndex(t => t.Rung);
    });
}
