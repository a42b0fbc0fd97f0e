using System.Net;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Content;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Contributions;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.Search.Association;
using InstrumentHub.Web.Features.Content;
using InstrumentHub.Web.Features.Learning;
using InstrumentHub.Web.Features.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Learning;

public sealed class SynonymTests
{
    private const string Word = "kwabbernootje", Form = ".form[method=post]";

    [Fact]
    public async Task A_word_is_tried_published_found_logged_and_exported_and_an_import_leaves_it()
    {
        await using var app = await HubApp.StartAsync();
        using var moderator = await app.SignInAsync("Mo", PlatformRole.Moderator);
        var page = await PageAsync(moderator);
        var decisions = await CountAsync(app);

        using (var tried = await moderator.SubmitAsync(page, Form, ("AltNl", Word), ("Act", "try")))
        {
            Assert.Equal(HttpStatusCode.OK, tried.StatusCode);
            Assert.Contains("nDCG@10", await tried.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        Assert.Equal(decisions, await CountAsync(app));
        Assert.DoesNotContain(Word, await app.GetStringAsync("/begrippen.ttl"), StringComparison.Ordinal);

        using (var published = await moderator.SubmitAsync(page, Form, ("AltNl", $"{Word}\n{Word}\n\n  "), ("Why", "Zo noemen ze het in de bouw."), ("Act", "publish"))) { Assert.Equal(HttpStatusCode.Redirect, published.StatusCode); }
        await app.LoadAsync();

        var hits = app.Services.GetRequiredService<SnapshotHolder>().Current!.Association.Search(new() { Text = Word }).Hits;
        Assert.Contains(hits, hit => hit.Paths.Any(p => p is ConceptPath));
        var decision = await app.WithAsync(s => s.GetRequiredService<HubContext>().Decisions.SingleAsync(d => d.Act == DecisionAct.ChangeSynonyms));
        Assert.Equal((moderator.Id, SubjectKind.Concept, page.Split('/')[^1]), (decision.ActorId, decision.SubjectKind, decision.SubjectKey));
        Assert.StartsWith($"Erbij: {Word}.", decision.Reason, StringComparison.Ordinal);
        Assert.Contains("synoniemen gewijzigd", await app.GetStringAsync("/besluiten"), StringComparison.Ordinal);

        await app.ImportAsync(ContentSet.ReadFolder(Path.Combine(Checkout.Root, "content")).Content);
        await app.LoadAsync();
        Assert.Contains(Word, await app.GetStringAsync("/begrippen.ttl"), StringComparison.Ordinal);
        var files = await app.WithAsync(s => ContentExport.ReadAsync(s.GetRequiredService<HubContext>(), CancellationToken.None));
        Assert.Contains(files, f => f.Path == "vocabulary/thesaurus.yml" && f.Text.Contains(Word, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_effect_is_what_the_real_engine_answers_with_and_without_the_word()
    {
        await using var app = await HubApp.StartAsync();
        var (thesaurus, trial) = (app.Services.GetRequiredService<SnapshotHolder>().Current!.Catalogue.Thesaurus.Scheme, app.Services.GetRequiredService<SynonymTrial>());

        var same = await trial.RunAsync(thesaurus, CancellationToken.None);
        // Without any other word for any concept, questions are answered otherwise.
        var poorer = await trial.RunAsync(thesaurus with { Concepts = [.. thesaurus.Concepts.Select(c => c with { AltLabels = Core.LocalLabels.None, HiddenLabels = Core.LocalLabels.None })] }, CancellationToken.None);

        Assert.Empty(same.Changed);
        Assert.Equal(same.Before, same.After);
        Assert.InRange(same.Before, 0.6, 1);
        Assert.NotEmpty(poorer.Changed);
        Assert.True(poorer.After < poorer.Before);
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_with_what_was_typed_still_there()
    {
        await using var app = await HubApp.StartAsync();
        using var moderator = await app.SignInAsync("Mo", PlatformRole.Moderator);
        var page = await PageAsync(moderator);
        var thesaurus = app.Services.GetRequiredService<SnapshotHolder>().Current!.Catalogue.Thesaurus.Scheme.Concepts;

        using var taken = await moderator.SubmitAsync(page, Form, ("AltNl", thesaurus.First(c => !page.EndsWith($"/{c.Id}", StringComparison.Ordinal)).PrefLabel.Nl), ("Act", "publish"));
        using var longer = await moderator.SubmitAsync(page, Form, ("AltNl", new string('x', 81)), ("Act", "publish"));
        using var older = await moderator.SubmitAsync(page, Form, ("AltNl", Word), ("Hash", "older"), ("Act", "publish"));

        Assert.All([taken, longer, older], answer => Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode));
        Assert.Contains(Word, await older.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(app));
    }

    [Fact]
    public async Task Others_may_not()
    {
        await using var app = await HubApp.StartAsync();
        using var ann = await app.SignInAsync("Ann");
        using var moderator = await app.SignInAsync("Mo", PlatformRole.Moderator);
        var page = await PageAsync(moderator);

        Assert.Equal(HttpStatusCode.Forbidden, await Proposing.StatusAsync(ann.Client, "/moderatie/synoniemen"));
        Assert.Equal(HttpStatusCode.Forbidden, await Proposing.StatusAsync(ann.Client, page));
        Assert.Equal(HttpStatusCode.Forbidden, await Proposing.PostAsync(ann, page, ("AltNl", Word), ("Act", "publish")));
        Assert.Equal(HttpStatusCode.NotFound, await Proposing.StatusAsync(moderator.Client, "/moderatie/synoniemen/bestaat-niet"));
    }

    /// <summary>The page of some concept that instruments are about.</summary>
    private static async Task<string> PageAsync(Person moderator) =>
        (await moderator.ReadAsync("/moderatie/synoniemen?q=vertrouwen")).QuerySelector(".rows a")!.GetAttribute("href")!;

    private static Task<int> CountAsync(HubApp app) => app.WithAsync(s => s.GetRequiredService<HubContext>().Decisions.CountAsync());
}
