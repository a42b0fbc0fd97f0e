using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Accounts;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Trust;

internal static class TrustFeature
{
    public static IServiceCollection AddTrust(this IServiceCollection services)
    {
        services.AddOptions<TextLimitOptions>().BindConfiguration(TextLimitOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<TextGate>();
        services.AddScoped<TextPlacing>();
        services.AddSingleton<Conduct.ConductRules>();
        services.AddScoped<Transparency.YearFigures>();
        services.AddScoped<IPersonalData, TextTraceData>();
        services.AddSingleton<TrustRound>();
        services.AddHostedService(provider => provider.GetRequiredService<TrustRound>());
        return services;
    }
}

/// <summary>What is remembered of the texts somebody placed while they were new, for a week.</summary>
internal sealed class TextTraceData(HubContext own) : IPersonalData
{
    public IReadOnlyCollection<Type> Keeps => [typeof(TextTrace)];

    public async Task<IReadOnlyList<PersonalTable>> ExportAsync(Guid account, CancellationToken cancel) =>
    [
        new("text-traces", ["at", "kind", "subject", "words", "network"],
            [.. (await own.TextTraces.AsNoTracking().Where(t => t.AccountId == account).OrderBy(t => t.At).ToListAsync(cancel)).Select(t => (object?[])[t.At, t.SubjectKind.ToString(), t.SubjectKey, t.Words, t.Network])]),
    ];

    public Task<Farewell> ForeseeAsync(Guid account, CancellationToken cancel) => Task.FromResult(new Farewell([], [], []));

    public Task EraseAsync(HubContext hub, Guid account, CancellationToken cancel) => hub.TextTraces.Where(t => t.AccountId == account).ExecuteDeleteAsync(cancel);
}
