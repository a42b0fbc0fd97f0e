using System.Security.Cryptography;
using System.Text;
using InstrumentHub.Core;
using InstrumentHub.Core.Rooms;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Rooms;
using InstrumentHub.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Examples;

/// <summary>
/// What the example people say about an instrument, in its public room and in the room of their community, so that who has just come sees life. Said to be an
/// example in its first words. Without example people, who exist in development only, there is none; a second run changes nothing.
/// </summary>
internal sealed class ExampleConversation(HubContext hub, RoomBook book, RoomDoor door, RoomDesk desk, RoomReader reader) : IStartStep
{
    public const string Instrument = "partnerschapskaart";

    private const string Mark = "*Dit gesprek is een voorbeeld. De mensen en wat ze zeggen zijn verzonnen. / This conversation is an example. The people and what they say are made up.*";

    private static readonly string[][] PublicThreads =
    [
        [
            $"{Mark}\n\nWij legden deze kaart met elf mensen in een dorpshuis. Wat het meeste opleverde: **bewoners stonden nergens op**, terwijl zij het meeste doen.",
            "Dat herken ik. Bij ons stond de gemeente drie keer op de kaart, met drie verschillende rollen. Daar ging de rest van de middag over.",
            "Hoeveel tijd hadden jullie? Ik heb een uur, met twaalf mensen.",
            "Een uur kan, als je de kaart vooraf voor de helft invult. Zonder dat kwamen wij op anderhalf uur.",
        ],
        ["Werkt dit online? Ik ben bang dat de stillere mensen dan afhaken.", "Wij lieten iedereen eerst vijf minuten alleen kaartjes schrijven. Pas daarna gingen de microfoons open. Dat scheelde veel."],
    ];

    private static readonly string[][] OwnThreads =
    [
        [
            $"{Mark}\n\nMorgen leggen we de kaart opnieuw, nu met de huisarts erbij. Wat willen we deze keer anders doen?",
            "Minder praten over wie er ontbreekt, meer over wat we van elkaar nodig hebben.",
            "Ik wil wel de tijd bewaken. Dan kun jij meedoen.",
        ],
    ];

    public async Task RunAsync(CancellationToken cancel)
    {
        var people = await hub.Accounts.Where(a => a.IsExample && a.DeletedAt == null && a.SecurityStamp != null).OrderBy(a => a.RegisteredAt).ThenBy(a => a.Handle)
            .Select(a => new Person(a.Id, a.SecurityStamp!)).ToListAsync(cancel);
        if (people.Count < RatingPicture.Minimum) { return; }

        await TalkAsync(null, people, PublicThreads, cancel);
        foreach (var community in await hub.Communities.Where(c => c.IsExample).Select(c => c.Id).ToListAsync(cancel))
        {
            var members = await hub.Memberships.Where(m => m.CommunityId == community).Select(m => m.AccountId).ToListAsync(cancel);
            await TalkAsync(community, [.. people.Where(p => members.Contains(p.Id))], OwnThreads, cancel);
        }
    }

    private async Task TalkAsync(Guid? community, IReadOnlyList<Person> people, string[][] threads, CancellationToken cancel)
    {
        if (people.Count == 0) { return; }
        await book.OpenAsync(community, Instrument, cancel);
        var key = Room.KeyOf(community, Instrument);
        var ids = people.Select(p => p.Id).ToList();
        if (await hub.Comments.AnyAsync(c => c.AuthorId != null && ids.Contains(c.AuthorId.Value) && hub.Rooms.Any(r => r.Id == c.RoomId && r.Key == key), cancel)) { return; }

        var turn = 0;
        foreach (var thread in threads)
        {
            Guid? first = null;
            foreach (var text in thread)
            {
                var seat = await SeatAsync(people[turn++ % people.Count], key, cancel);
                var seq = await desk.PostAsync(seat, CommandOf($"{key} {turn}"), text, first, cancel);
                first ??= await reader.CommentOfAsync(seat, seq, cancel);
            }
        }
        foreach (var (person, n) in people.Select((p, n) => (p, n)))
        {
            RatingScores scores = new(Helps: 4 + (n % 2), Effort: 2 + (n % 3), Safe: 4, Online: n % 2 == 0 ? 3 : null, Again: 5 - (n % 2));
            await desk.RateAsync(await SeatAsync(person, key, cancel), CommandOf($"{key} rating {n}"), new(scores, new("zorg-en-welzijn", "starten", "9-15")), cancel);
        }
    }

    private async Task<RoomSeat> SeatAsync(Person person, string key, CancellationToken cancel) =>
        await door.FindAsync(Rooms.Live.SignIn.As(person.Id, person.Stamp), key, Language.Dutch, cancel) is { } seat
            // Nobody has to judge what comes along with the site.
            ? seat with { Actor = seat.Actor with { IsTrusted = true } }
            : throw RoomSeat.NotFound();

    /// <summary>The same at every node, so that several that start at once say it once.</summary>
    private static Guid CommandOf(string what) => new(SHA256.HashData(Encoding.UTF8.GetBytes(what)).AsSpan(0, 16));

    private sealed record Person(Guid Id, string Stamp);
}
