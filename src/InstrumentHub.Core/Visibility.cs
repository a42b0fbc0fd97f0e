namespace InstrumentHub.Core;

/// <summary>Who may read what somebody wrote. In order: each is wider than the one before.</summary>
public enum Visibility
{
    OnlyMe,

    /// <summary>The members of the community it was written in.</summary>
    Community,

    /// <summary>Everyone who is signed in.</summary>
    Platform,

    /// <summary>Everyone, search engines included.</summary>
    Public,
}
