using System.Diagnostics;
using InstrumentHub.Data.PostgreSql.Embedded;
using InstrumentHub.Search;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace InstrumentHub.Benchmarks.Search;

/// <summary>
/// The same records in PostgreSQL: Dutch full text, weighted, with a GIN index, ranked by cover density; trigrams for slips. It
/// answers with twenty ids and no total, facets or highlights, so it does less than what it is compared with.
/// </summary>
internal sealed class PostgresSide : IAsyncDisposable
{
    private readonly EmbeddedPostgres _server;
    private readonly NpgsqlDataSource _source;
    private bool _trigrams;

    private PostgresSide(EmbeddedPostgres server) =>
        (_server, _source) = (server, NpgsqlDataSource.Create(server.ConnectionString));

    public static async Task<PostgresSide> StartAsync() => new(await EmbeddedPostgres.StartAsync(
        new EmbeddedPostgresOptions
        {
            Directory = Path.Combine(Path.GetTempPath(), $"hub-bench-{Environment.ProcessId:x}"), Temporary = true, Durable = false,
        },
        NullLogger.Instance));

    public async Task LoadAsync(List<SearchDocument> documents)
    {
        await ExecuteAsync("""
            DROP TABLE IF EXISTS bench;
            CREATE TABLE bench (id text PRIMARY KEY, title text, situation text, summary text, body text, phase text[], kind text,
              words tsvector GENERATED ALWAYS AS (
                setweight(to_tsvector('dutch', title), 'A') || setweight(to_tsvector('dutch', situation), 'B') ||
                setweight(to_tsvector('dutch', summary), 'C') || setweight(to_tsvector('dutch', body), 'D')) STORED);
            """);
        await using var connection = await _source.OpenConnectionAsync();
        await using (var copy = await connection.BeginBinaryImportAsync(
            "COPY bench (id, title, situation, summary, body, phase, kind) FROM STDIN (FORMAT binary)"))
        {
            foreach (var document in documents)
            {
                await copy.StartRowAsync();
                await copy.WriteAsync(document.Id);
                foreach (var name in (string[])["title", "situation", "summary", "body"])
                    await copy.WriteAsync(string.Join('\n', document.Fields.Where(f => f.Name == name).Select(f => f.Text)));
                await copy.WriteAsync(document.Facets["phase"].ToArray());
                await copy.WriteAsync(document.Facets["kind"][0]);
            }

            await copy.CompleteAsync();
        }

        await ExecuteAsync("CREATE INDEX ON bench USING gin (words); CREATE INDEX ON bench (title, id); ANALYZE bench");
        _trigrams = await TryTrigramsAsync();
    }

    public async Task<Timings> AskAsync(List<QuestionSet> questions)
    {
        await using var connection = await _source.OpenConnectionAsync();
        var total = new Timings();
        foreach (var set in questions)
        {
            if (set.Name == "typo" && !_trigrams)
            {
                Console.WriteLine("  postgres typo: this server has no pg_trgm");
                continue;
            }

            var timings = new Timings();
            for (var round = 0; round < 3; round++)
            {
                foreach (var query in set.Queries)
                {
                    await using var command = Command(connection, set.Name, query);
                    var started = Stopwatch.GetTimestamp();
                    await using (var reader = await command.ExecuteReaderAsync())
                        while (await reader.ReadAsync()) reader.GetString(0);
                    if (round > 0) timings.Add(Stopwatch.GetElapsedTime(started));
                }
            }

            total.Add(timings);
            Console.WriteLine($"  postgres {set.Name,-12} {timings}");
        }

        Console.WriteLine($"  postgres {"all",-12} {total}");
        return total;
    }

    public async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync();
        await _server.DisposeAsync();
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string set, SearchQuery query)
    {
        const string Ranked = "SELECT id FROM bench, q WHERE words @@ query ORDER BY ts_rank_cd(words, query) DESC, id LIMIT 20";
        const string Any = "q AS (SELECT replace(plainto_tsquery('dutch', $1)::text, '&', '|')::tsquery AS query)";
        var sql = set switch
        {
            "phrase" => $"WITH q AS (SELECT phraseto_tsquery('dutch', $1) AS query) {Ranked}",
            "prefix" => $"WITH q AS (SELECT (replace(plainto_tsquery('dutch', split_part($1, ' ', 1))::text, '&', '|')::tsquery || (split_part($1, ' ', 2) || ':*')::tsquery) AS query) {Ranked}",
            "typo" => $"WITH w AS (SELECT word FROM bench_words WHERE word % $1 ORDER BY similarity(word, $1) DESC LIMIT 1), q AS (SELECT quote_literal(word)::tsquery AS query FROM w) {Ranked}",
            "filtered" => $"WITH {Any} {Ranked.Replace("ORDER BY", "AND phase && '{starten,uitvoeren}' AND kind = 'kind3' ORDER BY", StringComparison.Ordinal)}",
            "browse" => "SELECT id FROM bench WHERE $1 = '' ORDER BY title, id OFFSET 20 LIMIT 20",
            _ => $"WITH {Any} {Ranked}",
        };
        var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new() { Value = query.Text.Trim('"', '?', ' ') });
        return command;
    }

    private async Task<bool> TryTrigramsAsync()
    {
        try
        {
            await ExecuteAsync("""
                CREATE EXTENSION IF NOT EXISTS pg_trgm;
                DROP TABLE IF EXISTS bench_words;
                CREATE TABLE bench_words AS SELECT word FROM ts_stat('SELECT words FROM bench');
                CREATE INDEX ON bench_words USING gin (word gin_trgm_ops); ANALYZE bench_words;
                """);
            return true;
        }
        catch (PostgresException)
        {
            return false;
        }
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = _source.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }
}
