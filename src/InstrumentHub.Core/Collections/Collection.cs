using InstrumentHub.Core.Moderation;

namespace InstrumentHub.Core.Collections;

/// <summary>Somebody's own list of instruments with a note each, for themselves or for everyone.</summary>
public sealed class Collection : Concealable
{
    public const int MaxSlugLength = 80;
    public const int MaxNameLength = 100;
    public const int MaxDescriptionLength = 1_000;
    public const int MaxItems = 100;
    public const int MaxPerPerson = 50;

    private Collection()
    {
    }

    public Collection(Guid owner, string slug, DateTimeOffset at) => (Id, OwnerId, Slug, StartedAt, ChangedAt) = (Guid.CreateVersion7(at), owner, slug, at, at);

    public Guid Id { get; private init; }
    public string Slug { get; private init; } = "";
    public Guid OwnerId { get; private init; }
    public string Name { get; private set; } = "";
    public string Description { get; private set; } = "";
    public bool IsPublic { get; private set; }
    public ValueList<CollectionItem> Items { get; private set; } = [];
    public DateTimeOffset StartedAt { get; private init; }
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Goes up with every change: what is saved in two places at once is not lost silently.</summary>
    public int Edition { get; private set; }

    /// <summary>The owner still sees what a moderator has hidden.</summary>
    public bool IsReadableBy(Guid? account) => (IsPublic && HiddenAt is null) || (account is { } reader && reader == OwnerId);

    public void Describe(string name, string description, bool isPublic, DateTimeOffset at) =>
        (Name, Description, IsPublic, ChangedAt, Edition) = (name, description, isPublic, at, Edition + 1);

    /// <summary>Puts instruments at the end; those that are in it already stay where they are.</summary>
    /// <exception cref="RuleException">It is full.</exception>
    public void Add(IEnumerable<string> instruments, DateTimeOffset at) =>
        Arrange([.. Items, .. instruments.Distinct().Where(s => Items.All(i => i.Instrument != s)).Select(s => new CollectionItem(s, "", at))], at);

    /// <exception cref="RuleException">It is full.</exception>
    public void Arrange(ValueList<CollectionItem> items, DateTimeOffset at)
    {
        if (items.Count > MaxItems) { throw new RuleException("collection-full", "Een verzameling heeft plaats voor {0} instrumenten.", MaxItems); }
        (Items, ChangedAt, Edition) = (items, at, Edition + 1);
    }

    /// <summary>All that its owner wrote, to judge and to compare.</summary>
    public string Said => string.Join("\n\n", [Description, .. Items.Where(i => i.Note.Length > 0).Select(i => i.Note)]);

    /// <summary>The list of instruments stays its owner's; name and notes are gone.</summary>
    public override void Purge(DateTimeOffset at) =>
        (Name, Description, Items, HiddenAt, HiddenAs, Edition) = ("–", "", [.. Items.Select(i => i with { Note = "" })], HiddenAt ?? at, Concealment.Purged, Edition + 1);

    /// <summary>What stands after <c>/verzamelingen/</c> for something else.</summary>
    private static readonly string[] Reserved = ["nieuw", "new", "toevoegen", "add"];

    /// <summary>The address that a name asks for; numbered from the second attempt.</summary>
    public static string SlugOf(string name, int attempt)
    {
        var slug = Content.Slug.From(name);
        if (slug.Length > MaxSlugLength - 10) { slug = slug[..(MaxSlugLength - 10)].Trim('-'); }
        if (slug.Length == 0 || Reserved.Contains(slug)) { slug = $"verzameling-{slug}".TrimEnd('-'); }
        return attempt <= 1 ? slug : $"{slug}-{attempt}";
    }
}

/// <param name="Instrument">The slug.</param>
public sealed record CollectionItem(string Instrument, string Note, DateTimeOffset AddedAt)
{
    public const int MaxNoteLength = 500;
}
