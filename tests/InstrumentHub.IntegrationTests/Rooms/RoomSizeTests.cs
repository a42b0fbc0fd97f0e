using System.Diagnostics;
using InstrumentHub.IntegrationTests.Infrastructure;
using Npgsql;

namespace InstrumentHub.IntegrationTests.Rooms;

[Trait("Database", "PostgreSql")]
public sealed class RoomSizeTests
{
    private const int Events = 100_000;

    /// <summary>The best of a few: what the room costs, not what else the machine happens to do.</summary>
    private static readonly TimeSpan Allowed = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task A_room_of_a_hundred_thousand_events_opens_in_less_than_200_ms()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        var room = await app.PublicRoomAsync();
        await FillAsync(app, room, ann.Id);
        await using var line = await app.ConnectAsync(ann);

        var best = TimeSpan.MaxValue;
        for (var n = 0; n < 8; n++)
        {
            var clock = Stopwatch.StartNew();
            var joined = await line.InvokeAsync("Join", room, n % 2 == 0 ? null : 17);
            if (clock.Elapsed < best) { best = clock.Elapsed; }
            Assert.Equal(Events, joined.GetProperty("seq").GetInt64());
            Assert.Equal(30, joined.GetProperty("state").GetProperty("threads").GetArrayLength());
        }
        var page = Stopwatch.StartNew();
        await ann.ReadAsync("/instrumenten/stand-up/gesprek");
        await ann.ReadAsync("/instrumenten/stand-up/gesprek?voor=50000");

        Assert.True(best < Allowed, $"joining took {best.TotalMilliseconds:N0} ms at best; two pages {page.ElapsedMilliseconds} ms");
    }

    /// <summary>Ten thousand threads, of which the last has most of the answers.</summary>
    private static async Task FillAsync(HubApp app, Guid room, Guid author)
    {
        await using var source = NpgsqlDataSource.Create(app.ConnectionString);
        await using var fill = source.CreateCommand("""
            INSERT INTO comments ("Id", "RoomId", "Seq", "ParentId", "AuthorId", "Body", "Mentions", "At", "Reactions")
            SELECT md5('c' || n)::uuid, $1, n, CASE WHEN n <= 10000 THEN NULL WHEN n % 3 = 0 THEN md5('c' || (n % 10000) + 1)::uuid ELSE md5('c10000')::uuid END,
                   $2, 'Bericht ' || n || ' met **nadruk**.', '[]', now(), 0 FROM generate_series(1, $3) n;
            INSERT INTO room_events ("RoomId", "Seq", "Type", "ActorId", "CommandId", "At", "SubjectId")
            SELECT $1, n, 'Commented', $2, gen_random_uuid(), now(), md5('c' || n)::uuid FROM generate_series(1, $3) n;
            """.Replace("$1", $"'{room}'", StringComparison.Ordinal).Replace("$2", $"'{author}'", StringComparison.Ordinal).Replace("$3", $"{Events}", StringComparison.Ordinal));
        fill.CommandTimeout = 120;
        await fill.ExecuteNonQueryAsync();
        await using var raise = source.CreateCommand($"""UPDATE rooms SET "Seq" = {Events} WHERE "Id" = '{room}'; ANALYZE comments; ANALYZE room_events""");
        await raise.ExecuteNonQueryAsync();
    }
}
