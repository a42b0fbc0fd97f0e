using InstrumentHub.Data.PostgreSql.Embedded;
using InstrumentHub.Search;
using InstrumentHub.Search.Evaluation;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace InstrumentHub.Benchmarks.Relevance;

/// <summary>PostgreSQL's Dutch full-text search over the same fields, weighted, any of the words, ranked by cover density.</summary>
internal sealed class PostgresSearch : IAsyncDisposable
{
    private readonly EmbeddedPostgres _server;
    private readonly NpgsqlDataSource _source;

    private PostgresSearch(EmbeddedPostgres server) => (_server, _source) = (server, NpgsqlDataSource.Create(server.ConnectionString));

    public static async Task<PostgresSearch> StartAsync(IReadOnlyList<SearchDocument> documents)
    {
        var search = new PostgresSearch(await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions { Directory = Path.Combine(Path.GetTempPath(), $"hub-relevance-{Environment.ProcessId:x}"), Temporary = true, Durable = false },
            NullLogger.Instance));
        await using var create = search._source.CreateCommand("CREATE TABLE relevance (id text PRIMARY KEY, words tsvector)");
        await create.ExecuteNonQueryAsync();
        foreach (var document in documents)
        {
            await using var insert = search._source.CreateCommand("""
                INSERT INTO relevance VALUES ($1, setweight(to_tsvector('dutch', $2), 'A') || setweight(to_tsvector('dutch', $3), 'B')
                  || setweight(to_tsvector('dutch', $4), 'C') || setweight(to_tsvector('dutch', $5), 'D'))
                """);
            string[] parts = [Text("title", "alias"), Text("situation"), Text("summary", "purpose", "concept"), Text("body", "worksheet", "hidden", "kind", "sector", "maker", "source")];
            insert.Parameters.Add(new() { Value = document.Id });
            foreach (var part in parts) insert.Parameters.Add(new() { Value = part });
            await insert.ExecuteNonQueryAsync();

            string Text(params string[] names) => string.Join('\n', document.Fields.Where(f => names.Contains(f.Name)).Select(f => f.Text));
        }

        return search;
    }

    public async Task<IReadOnlyList<string>> AskAsync(GradedQuestion question)
    {
        await using var command = _source.CreateCommand("""
            WITH q AS (SELECT replace(plainto_tsquery('dutch', $1)::text, '&', '|')::tsquery AS query)
            SELECT id FROM relevance, q WHERE words @@ query ORDER BY ts_rank_cd(words, query) DESC, id LIMIT 20
            """);
        command.Parameters.Add(new() { Value = question.Text });
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await reader.ReadAsync()) found.Add(reader.GetString(0));
        return found;
    }

    public async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync();
        await _server.DisposeAsync();
    }
}
