using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Features.Moderation;

namespace InstrumentHub.Web.Features.Learning;

internal static class LearningFeature
{
    public static IServiceCollection AddLearning(this IServiceCollection services)
    {
        services.AddScoped<RelationBallot>();
        services.AddScoped<IPersonalData, VoteData>();
        services.AddHostedService<UseFollower>();
        services.AddSingleton<QuestionListener>();
        services.AddSingleton<QuestionTallies>();
        services.AddHostedService(provider => provider.GetRequiredService<QuestionTallies>());
        services.AddScoped<IModerated, WeakQuestionSubject>();
        services.AddSingleton<SynonymTrial>();
        return services;
    }

    /// <summary>Before the pages that are kept, which no controller sees.</summary>
    public static IApplicationBuilder UseLearning(this IApplicationBuilder app)
    {
        var listener = app.ApplicationServices.GetRequiredService<QuestionListener>();
        return app.Use(next => http =>
        {
            listener.Listen(http);
            return next(http);
        });
    }
}
