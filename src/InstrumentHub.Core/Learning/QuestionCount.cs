using InstrumentHub.Core.Catalogue;

namespace InstrumentHub.Core.Learning;

/// <summary>A question that at least three people asked on one day: without an answer, or before they opened an instrument. Nobody knows who.</summary>
public sealed class QuestionCount
{
    public const int MaxTextLength = 300;

    /// <summary>How long counts are kept: what people looked for longer ago says little of today.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(365);

    private QuestionCount()
    {
    }

    public QuestionCount(DateOnly day, string question, string instrument, string text, int people) =>
        (Day, Question, Instrument, Text, People) = (day, question, instrument, text.Length > MaxTextLength ? text[..MaxTextLength] : text, people);

    public DateOnly Day { get; private init; }

    /// <summary>The same for questions that say the same in another order; <see cref="DailyTally.KeyLength"/> figures.</summary>
    public string Question { get; private init; } = "";

    /// <summary>The slug of what was opened after it; empty for a question without an answer.</summary>
    public string Instrument { get; private init; } = "";

    /// <summary>As one of them typed it.</summary>
    public string Text { get; private init; } = "";

    public int People { get; private set; }

    public void CountTo(int people) => People = Math.Max(People, people);

    /// <summary>What stands in <see cref="Instrument"/> for a question without an answer.</summary>
    public const string Nothing = "";

    public const int MaxInstrumentLength = InstrumentRecord.MaxSlugLength;
}
