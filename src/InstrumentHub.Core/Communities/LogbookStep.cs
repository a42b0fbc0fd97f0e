using InstrumentHub.Core.Moderation;

namespace InstrumentHub.Core.Communities;

/// <summary>One dated step of a community: what it did, with which instrument, what was decided and what came of it.</summary>
public sealed class LogbookStep : Concealable
{
    public const int MaxTitleLength = 120;
    public const int MaxPartLength = 2_000;
    public const int MaxTextLength = 10_000;
    public const int MaxSteps = 5_000;

    private LogbookStep()
    {
    }

    public Guid Id { get; private init; }
    public Guid CommunityId { get; private init; }
    public Guid AuthorId { get; private init; }
    public DateTimeOffset WrittenAt { get; private init; }
    public DateTimeOffset? EditedAt { get; private set; }

    /// <summary>The day it happened.</summary>
    public DateOnly Day { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>A concept of the scheme <c>phases</c>.</summary>
    public string? Phase { get; private set; }

    /// <summary>The slug of an instrument.</summary>
    public string? Instrument { get; private set; }

    /// <summary>Markdown, as are <see cref="Decision"/>, <see cref="Outcome"/> and <see cref="NextStep"/>.</summary>
    public string? Text { get; private set; }
    public string? Decision { get; private set; }
    public string? Outcome { get; private set; }
    public string? NextStep { get; private set; }

    /// <summary>A step never shows wider than its community: "everyone" means so only while the community is open.</summary>
    public Visibility Visibility { get; private set; }

    public static LogbookStep Write(Guid community, Guid author, LogbookText text, DateTimeOffset now)
    {
        var step = new LogbookStep { Id = Guid.CreateVersion7(now), CommunityId = community, AuthorId = author, WrittenAt = now };
        step.Say(text);
        return step;
    }

    public void Rewrite(LogbookText text, DateTimeOffset now)
    {
        Say(text);
        EditedAt = now;
    }

    /// <summary>All that it says, to judge and to compare.</summary>
    public string Said => string.Join("\n\n", new[] { Title, Text, Decision, Outcome, NextStep }.OfType<string>());

    public override void Purge(DateTimeOffset at) =>
        (Title, Text, Decision, Outcome, NextStep, HiddenAt, HiddenAs) = ("–", null, null, null, null, HiddenAt ?? at, Concealment.Purged);

    private void Say(LogbookText text) =>
        (Day, Title, Visibility, Phase, Instrument, Text, Decision, Outcome, NextStep) =
            (text.Day, text.Title, text.Visibility, text.Phase, text.Instrument, text.Text, text.Decision, text.Outcome, text.NextStep);
}

/// <summary>What a step says.</summary>
public sealed record LogbookText(DateOnly Day, string Title, Visibility Visibility)
{
    public string? Phase { get; init; }
    public string? Instrument { get; init; }
    public string? Text { get; init; }
    public string? Decision { get; init; }
    public string? Outcome { get; init; }
    public string? NextStep { get; init; }
}
