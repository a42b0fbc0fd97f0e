using System.Security.Cryptography;
using InstrumentHub.Core.Content;

namespace InstrumentHub.Core.Communities;

/// <summary>The address of a community, made of its name.</summary>
public static class CommunitySlug
{
    private const int MaxBaseLength = 60;

    /// <summary>About two billion: more than anybody can try.</summary>
    private const int SecretLength = 6;
    private const string SecretLetters = "abcdefghijkmnpqrstuvwxyz23456789";

    /// <summary>What stands after <c>/communities/</c> for something else.</summary>
    private static readonly string[] Reserved = ["nieuw", "new"];

    public static string Of(string name)
    {
        var slug = Slug.From(name);
        if (slug.Length > MaxBaseLength) { slug = slug[..MaxBaseLength].Trim('-'); }
        return slug.Length == 0 || Reserved.Contains(slug) ? $"community-{slug}".TrimEnd('-') : slug;
    }

    /// <summary>One that is still free when the first is taken: <c>naam-2</c>, <c>naam-3</c>.</summary>
    public static string Of(string name, int attempt) => attempt <= 1 ? Of(name) : $"{Of(name)}-{attempt}";

    /// <summary>For a hidden community: nobody who starts one of the same name gets to hear that this one is there.</summary>
    public static string Hidden(string name) => $"{Of(name)}-{RandomNumberGenerator.GetString(SecretLetters, SecretLength)}";
}
