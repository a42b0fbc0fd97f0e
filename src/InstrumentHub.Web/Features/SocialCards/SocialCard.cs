using System.Security.Cryptography;
using System.Text.Json;
using InstrumentHub.Core;

namespace InstrumentHub.Web.Features.SocialCards;

/// <summary>What a card says.</summary>
/// <param name="Kind">Stands above the title; empty for a card that is not about an instrument.</param>
/// <param name="Line">A sentence under the title.</param>
public sealed record SocialCard(string Site, string Kind, string Title, string Line, ValueList<CardPhase> Phases)
{
    // Another build may draw the same words differently.
    private static readonly string Renderer = typeof(SocialCard).Module.ModuleVersionId.ToString("N");

    /// <summary>Equal for cards that look the same, on every node: a hash of all that is on the card and of the build that draws it.</summary>
    public string Tag => Convert.ToHexStringLower(
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { Renderer, Site, Kind, Title, Line, Phases = Phases.ToArray() })).AsSpan(0, 16));
}

/// <param name="Own">Whether the card's instrument is for this phase.</param>
public sealed record CardPhase(string Label, bool Own);
