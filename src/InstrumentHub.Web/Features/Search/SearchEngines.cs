using InstrumentHub.Search;
using Microsoft.Extensions.Options;

namespace InstrumentHub.Web.Features.Search;

/// <summary>The engines that this build has. The only file that names one.</summary>
internal static class SearchEngines
{
    public const string Own = "Own", Lucene = "Lucene";

    private static readonly Dictionary<string, Func<string, ISearchEngine>> Built = new(StringComparer.OrdinalIgnoreCase)
    {
        [Own] = _ => new LexicalEngine(),
#if LUCENE
        [Lucene] = path => new InstrumentHub.Search.Lucene.LuceneEngine(path),
#endif
    };

    public static IServiceCollection AddSearchEngine(this IServiceCollection services)
    {
        services.AddOptions<SearchOptions>().BindConfiguration(SearchOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SearchOptions>, Check>();
        return services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<SearchOptions>>().Value;
            return Built[options.Engine](
                string.IsNullOrEmpty(options.Directory) ? Beside(provider.GetRequiredService<IHostEnvironment>().ContentRootPath) : options.Directory);
        });
    }

    /// <summary>In a checkout, where the embedded database is too; elsewhere beside the application.</summary>
    private static string Beside(string contentRoot)
    {
        for (var folder = new DirectoryInfo(contentRoot); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "InstrumentHub.sln"))) return Path.Combine(folder.FullName, ".hub", "search");
        return Path.Combine(contentRoot, ".hub", "search");
    }

    private sealed class Check : IValidateOptions<SearchOptions>
    {
        public ValidateOptionsResult Validate(string? name, SearchOptions options)
        {
            if (Built.ContainsKey(options.Engine)) return ValidateOptionsResult.Success;
            return ValidateOptionsResult.Fail(string.Equals(options.Engine, Lucene, StringComparison.OrdinalIgnoreCase)
                ? "Search:Engine is Lucene, and this build was made without it. Build or publish with -p:Lucene=true, or choose Own; see docs/running.md."
                : $"Search:Engine is '{options.Engine}'. This build has {string.Join(" and ", Built.Keys)}.");
        }
    }
}
