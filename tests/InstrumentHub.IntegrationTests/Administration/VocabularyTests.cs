using System.Net;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Administration;
using InstrumentHub.Core.Content;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.Web.Features.Content;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Administration;

public sealed class VocabularyTests
{
    private const string Sectors = "/beheer/begrippenlijsten/sectors", Thesaurus = "/beheer/begrippenlijsten/thesaurus";

    [Fact]
    public async Task A_label_changed_here_stands_everywhere_survives_an_import_and_goes_into_the_export()
    {
        await using var app = await HubApp.StartAsync();
        using var ada = await app.SignInAsync("Ada", PlatformRole.Administrator);
        const string page = "/beheer/begrippenlijsten/phases/begrip/starten";

        await ada.SubmitAsync(page, ".admin-form", ("LabelNl", "Van start gaan"), ("Reason", "Zo noemen wij het")).DoneAsync();
        await app.LoadAsync();

        Assert.Contains("Van start gaan", await app.GetStringAsync("/fasen/starten"), StringComparison.Ordinal);
        var (content, _) = ContentSet.ReadFolder(Path.Combine(Checkout.Root, "content"));
        await app.ImportAsync(content);
        await app.LoadAsync();
        Assert.Contains("Van start gaan", await app.GetStringAsync("/fasen/starten"), StringComparison.Ordinal);
        var files = await app.WithAsync(s => ContentExport.ReadAsync(s.GetRequiredService<HubContext>(), CancellationToken.None));
        Assert.Contains("Van start gaan", files.Single(f => f.Path == "vocabulary/phases.yml").Text, StringComparison.Ordinal);
        var entry = Assert.Single(await app.LogAsync());
        Assert.Equal((AuditAct.ChangeConcept, "phases/starten", "Starten", "Van start gaan"), (entry.Act, entry.Target, entry.Before, entry.After));

        var revisions = (await ada.ReadAsync(page)).QuerySelectorAll(".revisions > li");
        Assert.Contains("Zo noemen wij het", Assert.Single(revisions).TextContent, StringComparison.Ordinal);
        Assert.Contains("Ada", revisions[0].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_would_break_the_list_is_refused_and_what_was_typed_stays()
    {
        await using var app = await HubApp.StartAsync();
        using var ada = await app.SignInAsync("Ada", PlatformRole.Administrator);
        var scheme = await SchemeAsync(app, ConceptScheme.Thesaurus);
        var child = scheme.Concepts.First(c => c.Broader.Count == 1);
        var parent = scheme.Concepts.Single(c => c.Id == child.Broader[0]);
        var page = $"{Thesaurus}/begrip/{parent.Id}";

        Assert.Contains("breder zijn dan zichzelf", await SaveAsync(ada, page, ("Broader", child.PrefLabel.Nl)), StringComparison.Ordinal);
        Assert.Contains("staat niet in deze lijst", await SaveAsync(ada, page, ("Related", "zomaar een woord")), StringComparison.Ordinal);
        Assert.Contains("hoort al bij", await SaveAsync(ada, page, ("LabelNl", child.PrefLabel.Nl)), StringComparison.Ordinal);
        Assert.Contains("verwant zijn aan zichzelf", await SaveAsync(ada, page, ("Related", parent.PrefLabel.Nl)), StringComparison.Ordinal);
        Assert.Contains("in beide talen", await SaveAsync(ada, page, ("DefinitionNl", "Alleen hier"), ("DefinitionEn", "")), StringComparison.Ordinal);
        Assert.Contains("Er is niets veranderd", await SaveAsync(ada, page), StringComparison.Ordinal);
        Assert.Empty(await app.LogAsync());
        Assert.Equal(scheme, await SchemeAsync(app, ConceptScheme.Thesaurus));
    }

    [Fact]
    public async Task Of_two_who_edit_at_once_the_second_is_told()
    {
        await using var app = await HubApp.StartAsync();
        using var ada = await app.SignInAsync("Ada", PlatformRole.Administrator);
        using var eva = await app.SignInAsync("Eva", PlatformRole.Administrator);
        const string page = "/beheer/begrippenlijsten/missions/begrip/";
        var id = (await SchemeAsync(app, ConceptScheme.Missions)).Concepts[0].Id;
        var seen = (await eva.ReadAsync(page + id)).QuerySelector("input[name=Seen]")!.GetAttribute("value")!;
        await ada.SubmitAsync(page + id, ".admin-form", ("LabelNl", "Eerste"), ("Reason", "Ik was eerst")).DoneAsync();

        var late = await eva.SubmitAsync(page + id, ".admin-form", ("Seen", seen), ("LabelNl", "Tweede"), ("Reason", "Ik was later")).RefusedAsync();

        Assert.Contains("wijzigde dit begrip intussen", late, StringComparison.Ordinal);
        Assert.Contains("value=\"Tweede\"", late, StringComparison.Ordinal);
        Assert.Equal("Eerste", (await SchemeAsync(app, ConceptScheme.Missions)).Concepts[0].PrefLabel.Nl);
    }

    [Fact]
    public async Task A_concept_in_use_goes_only_for_another_and_its_instruments_get_a_revision()
    {
        await using var app = await HubApp.StartAsync();
        using var ada = await app.SignInAsync("Ada", PlatformRole.Administrator);
        var (id, by) = await app.WithAsync(async s =>
        {
            var used = (await s.GetRequiredService<HubContext>().Instruments.Select(i => i.Record).ToListAsync()).SelectMany(r => r.Concepts).CountBy(c => c).OrderByDescending(c => c.Value).Select(c => c.Key).Take(2).ToList();
            return (used[0], used[1]);
        });
        var page = $"{Thesaurus}/begrip/{id}";
        Assert.NotEmpty((await ada.ReadAsync(page)).QuerySelectorAll(".affected a[href^='/instrumenten/']"));

        var refused = await ada.SubmitToAsync(page, $"{page}/verwijderen", ("Reason", "Dubbel")).RefusedAsync();
        Assert.Contains("Kies welk begrip ervoor in de plaats komt", refused, StringComparison.Ordinal);
        await ada.SubmitToAsync(page, $"{page}/verwijderen", ("Replacement", by), ("Reason", "Dubbel met het andere")).DoneAsync();
        await app.LoadAsync();

        var records = await app.WithAsync(s => s.GetRequiredService<HubContext>().Instruments.AsNoTracking().ToListAsync());
        Assert.DoesNotContain(records, i => i.Record.Concepts.Contains(id));
        Assert.Contains(records, i => i.RevisionNumber == 2 && i.Record.Concepts.Contains(by));
        Assert.DoesNotContain((await SchemeAsync(app, ConceptScheme.Thesaurus)).Concepts, c => c.Id == id || c.Broader.Contains(id) || c.Related.Contains(id));
        using (var gone = await ada.Client.GetAsync(new Uri(page, UriKind.Relative))) { Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode); }

        // And back again, as it was.
        await ada.SubmitAsync(Thesaurus, ".revisions form").DoneAsync();
        Assert.Contains((await SchemeAsync(app, ConceptScheme.Thesaurus)).Concepts, c => c.Id == id);
    }

    [Fact]
    public async Task A_new_concept_gets_an_address_and_phases_get_none()
    {
        await using var app = await HubApp.StartAsync();
        using var ada = await app.SignInAsync("Ada", PlatformRole.Administrator);

        await ada.SubmitAsync($"{Sectors}/nieuw", ".admin-form", ("LabelNl", "Ruimtevaart"), ("LabelEn", "Space travel"), ("AltNl", "raketten\nsatellieten"), ("Reason", "Nieuwe community")).DoneAsync();

        var added = (await SchemeAsync(app, ConceptScheme.Sectors)).Concepts.Single(c => c.Id == "ruimtevaart");
        Assert.Equal(["raketten", "satellieten"], added.AltLabels.Nl);
        await ada.SubmitToAsync($"{Sectors}/begrip/ruimtevaart", $"{Sectors}/begrip/ruimtevaart/verwijderen", ("Reason", "Toch niet")).DoneAsync();
        using var fixedList = await ada.Client.GetAsync(new Uri("/beheer/begrippenlijsten/phases/nieuw", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, fixedList.StatusCode);
        Assert.Contains("alleen de woorden wijzigen", await ada.SubmitToAsync("/beheer/begrippenlijsten/phases/begrip/starten", "/beheer/begrippenlijsten/phases/begrip/starten/verwijderen", ("Replacement", "ontwerpen"), ("Reason", "Proef")).RefusedAsync(), StringComparison.Ordinal);
    }

    private static Task<string> SaveAsync(Person person, string page, params (string, string)[] fields) => person.SubmitAsync(page, ".admin-form", [.. fields, ("Reason", "Proef")]).RefusedAsync();

    private static Task<ConceptScheme> SchemeAsync(HubApp app, string scheme) => app.WithAsync(async s =>
        (await s.GetRequiredService<HubContext>().Documents.AsNoTracking().SingleAsync(d => d.Kind == Core.Catalogue.DocumentKind.Scheme && d.Key == scheme)).Read<ConceptScheme>());
}
