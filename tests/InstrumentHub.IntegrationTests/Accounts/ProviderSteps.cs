using InstrumentHub.IntegrationTests.Infrastructure;

namespace InstrumentHub.IntegrationTests.Accounts;

internal static class ProviderSteps
{
    /// <summary>To the provider and back to the site, as a browser goes.</summary>
    /// <returns>Where the site then sends the browser.</returns>
    public static async Task<string> ComeAsync(Person person, ProviderServer provider, string name = "surf")
    {
        using var answer = await person.Client.GetAsync(await CallbackAsync(person, provider, name));
        return answer.Headers.Location!.OriginalString;
    }

    public static async Task<Uri> CallbackAsync(Person person, ProviderServer provider, string name = "surf")
    {
        using var begun = await person.Client.GetAsync(new Uri($"/inloggen/met/{name}", UriKind.Relative));
        Assert.StartsWith(provider.Address, begun.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using var elsewhere = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var sentBack = await elsewhere.GetAsync(begun.Headers.Location);
        return new Uri(sentBack.Headers.Location!.PathAndQuery, UriKind.Relative);
    }
}
