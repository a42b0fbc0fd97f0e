namespace InstrumentHub.Core;

/// <summary>A rule of the platform refuses what was asked. The message is a sentence meant for the user.</summary>
public sealed class RuleException(string code, string message) : Exception(message)
{
    /// <summary>A stable name for programs, such as <c>too-many-to-compare</c>.</summary>
    public string Code => code;
}
