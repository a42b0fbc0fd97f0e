using InstrumentHub.Core;
using InstrumentHub.Core.Communities;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Communities;
using InstrumentHub.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Examples;

/// <summary>
/// A community of the example people, with a logbook, so that who has just come sees life. Marked as an example wherever it shows. Without example
/// people, who exist in development only, there is none; a second run changes nothing.
/// </summary>
internal sealed class ExampleCommunity(HubContext hub, CommunityListings listings, TimeProvider time) : IStartStep
{
    public const string Slug = "voorbeeld-zorg-dichtbij";

    private static readonly CommunityProfile Profile = new(
        "Voorbeeld: Zorg dichtbij",
        "Hoe blijft ouder worden in een dorp goed te doen, nu er minder mensen in de zorg werken?", CommunityVisibility.Open)
    {
        Sectors = ["zorg-en-welzijn", "onderwijs"],
        Region = "Achterhoek",
        Phase = "uitvoeren",
        Instruments = ["partnerschapskaart", "designkit-doelenscan", "seeds-of-innovation"],
        Description = """
            *Dit is een voorbeeld. De mensen en de gebeurtenissen zijn verzonnen. / This is an example. The people and the events are made up.*

            Wijkverpleegkundigen, studenten, een huisarts en bewoners zoeken samen uit wat ouderen en hun buren zelf kunnen, en wat daarvoor nodig is.
            We komen elke drie weken bij elkaar in het dorpshuis, op donderdagmiddag.

            - **Wie doen er mee:** twee zorgorganisaties, een mbo- en een hbo-opleiding, de gemeente en zes bewoners.
            - **Hoe we werken:** kleine proeven van een paar weken, en daarna samen terugkijken.
            """,
    };

    public async Task RunAsync(CancellationToken cancel)
    {
        if (await hub.Communities.AnyAsync(c => c.Slug == Slug, cancel)) { return; }
        var people = await hub.Accounts.Where(a => a.IsExample && a.DeletedAt == null).OrderBy(a => a.RegisteredAt).ThenBy(a => a.Handle).Select(a => a.Id).ToListAsync(cancel);
        if (people.Count == 0) { return; }

        var now = time.GetUtcNow();
        var community = Community.Start(Slug, Profile, people[0], now, isExample: true);
        foreach (var (person, n) in people.Skip(1).Select((p, n) => (p, n))) { community.Admit(person, n == 0 ? CommunityRole.Facilitator : CommunityRole.Member, now); }
        hub.Add(community);
        hub.AddRange(Steps(DateOnly.FromDateTime(now.UtcDateTime)).Select((text, n) => LogbookStep.Write(community.Id, people[n % people.Count], text, now)));
        await hub.SaveChangesAsync(cancel);
        await listings.LoadAsync(cancel);
    }

    /// <summary>Four months of working together, up to last week.</summary>
    private static IEnumerable<LogbookText> Steps(DateOnly today) =>
    [
        new(today.AddDays(-118), "Eerste bijeenkomst: wie is wie", Visibility.Public)
        {
            Phase = "starten", Instrument = "partnerschapskaart",
            Text = "Met elf mensen legden we op de kaart wie er al samenwerken. Bewoners bleken nergens op te staan, terwijl zij het meeste doen.",
            Decision = "Twee bewoners worden volwaardig lid.", NextStep = "Een gezamenlijk doel kiezen.",
        },
        new(today.AddDays(-90), "Eén doel in plaats van zeven", Visibility.Public)
        {
            Phase = "ontwerpen", Instrument = "designkit-doelenscan",
            Text = "Iedereen vulde de scan eerst zelf in. De scores liepen vooral uiteen bij de vraag wie er leert.",
            Outcome = "We leren allemaal, ook de huisarts en de docent.", Decision = "Doel voor dit najaar: buren die elkaar helpen na een ziekenhuisopname.",
        },
        new(today.AddDays(-55), "Proef met de thuiskomkaart", Visibility.Public)
        {
            Phase = "uitvoeren",
            Text = "Vier studenten maakten een kaart met tien vragen voor de eerste dag thuis. Ze probeerden hem uit bij zes mensen.",
            Outcome = "Vijf van de zes vonden de kaart prettig. De vraag over boodschappen werd het meest gebruikt.", NextStep = "De kaart korter maken: zes vragen.",
        },
        new(today.AddDays(-34), "Spanning over tijd", Visibility.Community)
        {
            Phase = "uitvoeren",
            Text = "De wijkteams krijgen de uren voor deze middagen niet vrij. We spraken af het volgende keer met de leidinggevenden te bespreken.",
            Decision = "Fatima nodigt de twee teamleiders uit.",
        },
        new(today.AddDays(-7), "Ideeën die mogen groeien", Visibility.Platform)
        {
            Phase = "uitvoeren", Instrument = "seeds-of-innovation",
            Text = "We kozen uit veertien ideeën de drie die het meeste licht en water krijgen.",
            Outcome = "De kortere kaart, een buurtapp zonder app en koffie bij de apotheek.", NextStep = "Bij elk idee een trekker zoeken.",
        },
    ];
}
