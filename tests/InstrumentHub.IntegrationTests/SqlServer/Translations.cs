using System.Collections;
using System.Collections.Concurrent;
using System.Data.Common;
using System.Linq.Expressions;
using InstrumentHub.Data;
using InstrumentHub.Data.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.EntityFrameworkCore.Storage;

namespace InstrumentHub.IntegrationTests.SqlServer;

/// <summary>
/// Every query that the application executes in any test, made anew for SQL Server up to the command that would be sent. One that
/// cannot be made fails the test that executed it.
/// </summary>
internal sealed class Translations
{
    /// <summary>All of this run, by what they ask; many tests ask the same.</summary>
    private static readonly ConcurrentDictionary<string, Translation> Made = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, Translation> _mine = new(StringComparer.Ordinal);

    public IReadOnlyCollection<Translation> All => [.. _mine.Values];

    /// <exception cref="InvalidOperationException">There is a query that SQL Server does not understand.</exception>
    public void ThrowIfAnyFailed()
    {
        var faults = _mine.Values.Where(t => t.Fault is not null).Select(t => $"{t.Fault}\n{t.Query}").ToList();
        if (faults.Count > 0) { throw new InvalidOperationException("Queries that do not translate for SQL Server:\n" + string.Join("\n\n", faults)); }
    }

    public void Add(Expression query)
    {
        var printed = ExpressionPrinter.Print(query);
        _mine.TryAdd(printed, Made.GetOrAdd(printed, text => SqlServerSide.Translate(text, query)));
    }
}

/// <param name="Query">As EF Core prints it.</param>
/// <param name="Sql">What would be sent.</param>
/// <param name="Parameters">How many values go with it.</param>
/// <param name="Fault">Why there is nothing to send.</param>
internal sealed record Translation(string Query, string? Sql, int Parameters, string? Fault);

/// <summary>Stands between the application and EF Core and tells what is asked. The values are still in it.</summary>
#pragma warning disable EF1001 // Internal to EF Core, and the only place where a query can be seen whole.
internal sealed class RecordingCompiler(
    IQueryContextFactory queryContextFactory, ICompiledQueryCache compiledQueryCache,
    ICompiledQueryCacheKeyGenerator keyGenerator, IDatabase database,
    IDiagnosticsLogger<DbLoggerCategory.Query> logger, ICurrentDbContext currentContext, IEvaluatableExpressionFilter evaluatableExpressionFilter,
    IModel model, IDbContextOptions options)
    : QueryCompiler(queryContextFactory, compiledQueryCache, keyGenerator, database, logger, currentContext, evaluatableExpressionFilter, model)
{
    private readonly Translations? _told = options.FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider?.GetService(typeof(Translations)) as Translations;

    public static void Watch(DbContextOptionsBuilder options) => options.ReplaceService<IQueryCompiler, RecordingCompiler>();

    public override TResult Execute<TResult>(Expression query)
    {
        _told?.Add(query);
        return base.Execute<TResult>(query);
    }

    public override TResult ExecuteAsync<TResult>(Expression query, CancellationToken cancellationToken = default)
    {
        _told?.Add(query);
        return base.ExecuteAsync<TResult>(query, cancellationToken);
    }
}
#pragma warning restore EF1001

/// <summary>A SQL Server that is never reached: queries are made ready for it and stopped where they would be sent.</summary>
internal static class SqlServerSide
{
    public static Translation Translate(string printed, Expression query)
    {
        var stop = new StopBeforeSending();
        using var hub = new HubContext((DbContextOptions<HubContext>)new DbContextOptionsBuilder<HubContext>()
            .UseHubSqlServer("Server=nowhere").AddInterceptors(stop).Options);
        try
        {
            var mine = new Rebinding(hub).Visit(query);
            var provider = hub.GetService<IAsyncQueryProvider>();
            // A list is sent when it is read; one answer is sent by itself.
            if (typeof(IQueryable).IsAssignableFrom(mine.Type)) { foreach (var _ in (IEnumerable)provider.CreateQuery(mine)) { } }
            else { provider.Execute(mine); }
        }
        catch (Exception error) when (error.GetBaseException() is not Stopped) { return new(printed, stop.Sql, stop.Parameters, error.GetBaseException().Message); }
        catch (Exception) when (stop.Sql is not null) { }
        return new(printed, stop.Sql, stop.Parameters, stop.Sql is null ? "No command was made of it." : stop.Parameters > 2100 ? $"It has {stop.Parameters} parameters." : null);
    }

    private sealed class Stopped : Exception;

    private sealed class StopBeforeSending : DbCommandInterceptor, IDbConnectionInterceptor
    {
        public string? Sql { get; private set; }
        public int Parameters { get; private set; }

        public InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

        public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) => throw Stop(command);

        public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) => throw Stop(command);

        public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result) => throw Stop(command);

        private Stopped Stop(DbCommand command)
        {
            (Sql, Parameters) = (command.CommandText, command.Parameters.Count);
            return new();
        }
    }

    /// <summary>The same question to another context: its tables stand where those of the first stood.</summary>
    private sealed class Rebinding(HubContext hub) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node) => node switch
        {
            FromSqlQueryRootExpression => throw new InvalidOperationException("It is SQL of one's own."),
            EntityQueryRootExpression root => new EntityQueryRootExpression(
                hub.GetService<IAsyncQueryProvider>(), hub.Model.FindEntityType(root.EntityType.Name) ?? throw new InvalidOperationException($"{root.EntityType.Name} is not in the model.")),
            _ => base.VisitExtension(node),
        };

        // A query within a query is a captured context or a captured query.
        protected override Expression VisitMember(MemberExpression node)
        {
            if (typeof(DbContext).IsAssignableFrom(node.Type)) { return Expression.Constant(hub); }
            return typeof(IQueryable).IsAssignableFrom(node.Type) && Captured(node) && Expression.Lambda(node).Compile().DynamicInvoke() is IQueryable inner
                ? Visit(inner.Expression)
                : base.VisitMember(node);
        }

        private static bool Captured(Expression? node) => node switch
        {
            MemberExpression member => member.Expression is null || Captured(member.Expression),
            ConstantExpression => true,
            _ => false,
        };
    }
}
