using InstrumentHub.Web.Infrastructure;

namespace InstrumentHub.Web.Features.Examples;

internal static class ExamplesFeature
{
    /// <summary>
    /// Example accounts, their community and what they say. They can be signed in to without a password, so they exist in development only, and there
    /// only when <c>Examples:Seed</c> says so; <c>./hub run --dev</c> does.
    /// </summary>
    public static IServiceCollection AddExamples(this IServiceCollection services) => services
        .AddScoped<IStartStep, NoExamplesOutside>()
        .AddScoped<IStartStep, ExamplePeople>()
        .AddScoped<IStartStep, ExampleCommunity>()
        .AddScoped<IStartStep, ExampleConversation>();
}
