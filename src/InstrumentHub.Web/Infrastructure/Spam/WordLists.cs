using InstrumentHub.Core.Administration;
using InstrumentHub.Core.Moderation;
using Microsoft.Extensions.Options;

namespace InstrumentHub.Web.Infrastructure.Spam;

/// <summary>Per language a list of words after which a moderator looks at a text. Off until a host asks for it: a wrong list does more harm than none.</summary>
public sealed class WordListOptions
{
    public const string Section = "WordLists", BuiltIn = "builtin";

    /// <summary><c>builtin</c> for the small list that comes along, or the path of a file of your own; nothing for no list.</summary>
    public string? Nl { get; init; }

    /// <inheritdoc cref="Nl"/>
    public string? En { get; init; }
}

/// <summary>The lists the host has chosen: files are read once at start, and are switched on and added to on the site.</summary>
public sealed class WordLists(IOptions<WordListOptions> options, SiteSettings? settings = null)
{
    private readonly (SettingSpec Switch, WordList List)[] _lists =
    [
        (SettingSpecs.WordsNl, Read(options.Value.Nl, "nl", settings)), (SettingSpecs.WordsEn, Read(options.Value.En, "en", settings)),
    ];

    private volatile OwnList _own = new("", WordList.None);

    /// <summary>Which listed words a text has. Every list looks at every text: people swear in two languages at once.</summary>
    public IReadOnlyList<string> Find(string text) => [.. _lists.Where(l => settings is null || settings.Of(l.Switch) == SettingSpecs.On).Select(l => l.List).Append(Own()).SelectMany(list => list.Find(text)).Distinct()];

    private WordList Own()
    {
        var words = settings?.Of(SettingSpecs.OwnWords) ?? "";
        var own = _own;
        if (own.Words != words) { _own = own = new(words, WordList.Parse(words.Split('\n'))); }
        return own.List;
    }

    private sealed record OwnList(string Words, WordList List);

    /// <exception cref="InvalidOperationException">A file is not there, or is no list; the message names it.</exception>
    private static WordList Read(string? choice, string language, SiteSettings? settings)
    {
        if (string.IsNullOrWhiteSpace(choice))
        {
            if (settings is null) { return WordList.None; }
            // It may be switched on any time; then it is the list that comes along.
            choice = WordListOptions.BuiltIn;
        }

        var path = choice == WordListOptions.BuiltIn ? Path.Combine(AppContext.BaseDirectory, "WordLists", language + ".txt") : choice;
        try { return WordList.Parse(File.ReadLines(path)); }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new InvalidOperationException($"{WordListOptions.Section}:{language}: the word list '{path}' cannot be read. {error.Message}", error);
        }
    }
}

internal static class SpamFeature
{
    public static IServiceCollection AddSpamTraps(this IServiceCollection services)
    {
        services.AddOptions<WordListOptions>().BindConfiguration(WordListOptions.Section);
        services.AddOptions<SpamTrapOptions>().BindConfiguration(SpamTrapOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<FormStamp>().AddSingleton<WordLists>();
        // A list that cannot be read stops the start, and not the first text months later.
        services.AddHostedService<WordListStart>();
        return services;
    }

    private sealed class WordListStart(WordLists lists) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            lists.Find("");
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
