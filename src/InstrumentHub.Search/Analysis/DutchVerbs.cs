namespace InstrumentHub.Search.Analysis;

/// <summary>
/// Brings forms of Dutch verbs back to the infinitive, which a stemmer that takes off endings cannot: gebracht, loopt, haakte,
/// gewerkt, vastgelopen. Strong verbs come from the table; weak forms are undone by rule, and only when the dictionary knows the
/// infinitive that this gives.
/// </summary>
internal static class DutchVerbs
{
    private const int Shortest = 3;

    /// <summary>The dictionary has no longer words.</summary>
    private const int Longest = 20;

    /// <summary>Particles that come loose from their verb: iets loopt vast.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Loose =
        ("aan achter af bij binnen buiten dicht door goed heen in klaar los mee na neer om onder op open over rond samen stil tegen terug "
        + "thuis toe uit vast verder vol voor voorbij voort waar weg").Split(' ').ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly string[] Fixed = ["be", "her", "ont", "ver", "door", "onder", "over", "om"];
    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Strong = Table(
        """
        bieden bood boden geboden|beginnen begon begonnen begonnen|begrijpen begreep begrepen begrepen|bezwijken bezweek bezweken bezweken
        blijken bleek bleken gebleken|breken brak braken gebroken|brengen bracht brachten gebracht|buigen boog bogen gebogen
        denken dacht dachten gedacht|dragen droeg droegen gedragen|drijven dreef dreven gedreven|dringen drong drongen gedrongen
        drinken dronk dronken gedronken|duiken dook doken gedoken|dwingen dwong dwongen gedwongen|eten at aten gegeten
        genieten genoot genoten genoten|geven gaf gaven gegeven|gelden gold golden gegolden|gieten goot goten gegoten
        glijden gleed gleden gegleden|grijpen greep grepen gegrepen|hangen hing hingen gehangen|heffen hief hieven geheven
        helpen hielp hielpen geholpen|hijsen hees hesen gehesen|houden hield hielden gehouden|kiezen koos kozen gekozen
        kijken keek keken gekeken|klimmen klom klommen geklommen|klinken klonk klonken geklonken|knijpen kneep knepen geknepen
        kopen kocht kochten gekocht|kruipen kroop kropen gekropen|lachen lachte lachten gelachen|lezen las lazen gelezen
        liegen loog logen gelogen|liggen lag lagen gelegen|lijden leed leden geleden|lijken leek leken geleken
        lopen liep liepen gelopen|meten mat maten gemeten|nemen nam namen genomen|prijzen prees prezen geprezen
        raden raadde raadden geraden|rijden reed reden gereden|roepen riep riepen geroepen|ruiken rook roken geroken
        schenken schonk schonken geschonken|scheiden scheidde scheidden gescheiden|schieten schoot schoten geschoten
        schijnen scheen schenen geschenen|schrijven schreef schreven geschreven|schrikken schrok schrokken geschrokken
        schuiven schoof schoven geschoven|slaan sloeg sloegen geslagen|slapen sliep sliepen geslapen|sluiten sloot sloten gesloten
        smelten smolt smolten gesmolten|snijden sneed sneden gesneden|spreken sprak spraken gesproken|springen sprong sprongen gesprongen
        staan stond stonden gestaan|steken stak staken gestoken|stelen stal stalen gestolen|sterven stierf stierven gestorven
        stijgen steeg stegen gestegen|stinken stonk stonken gestonken|strijden streed streden gestreden|treden trad traden getreden
        treffen trof troffen getroffen|trekken trok trokken getrokken|vallen viel vielen gevallen|vangen ving vingen gevangen
        vechten vocht vochten gevochten|verdwijnen verdween verdwenen verdwenen|vergeten vergat vergaten vergeten
        verliezen verloor verloren verloren|vinden vond vonden gevonden|vliegen vloog vlogen gevlogen|vragen vroeg vroegen gevraagd
        vriezen vroor vroren gevroren|wegen woog wogen gewogen|werpen wierp wierpen geworpen|werven wierf wierven geworven
        weten wist wisten geweten|wijken week weken geweken|wijzen wees wezen gewezen|winnen won wonnen gewonnen
        wrijven wreef wreven gewreven|wringen wrong wrongen gewrongen|zeggen zei zeiden gezegd|zenden zond zonden gezonden
        zien zag zagen gezien|zinken zonk zonken gezonken|zingen zong zongen gezongen|zitten zat zaten gezeten
        zoeken zocht zochten gezocht|zwemmen zwom zwommen gezwommen|zwijgen zweeg zwegen gezwegen|zweren zwoer zwoeren gezworen
        gaan ging gingen gegaan|komen kwam kwamen gekomen|doen deed deden gedaan|laten liet lieten gelaten|krijgen kreeg kregen gekregen
        """);

    /// <summary>The infinitive of a folded form, or null when it is no form of a verb that is known, or is the infinitive.</summary>
    public static string? Infinitive(ReadOnlySpan<char> form)
    {
        // What is a noun or begins one is that first: kaart is no form of karen, leden not of lijden.
        if (form.Length is < Shortest + 1 or > Longest || IsNoun(form) || StopWords.Contains(form, SearchLanguage.Dutch)) return null;
        var found = OfStrong(form) ?? OfParticle(form) ?? OfWeak(form);
        return found is null || StopWords.Contains(found, SearchLanguage.Dutch) ? null : found;
    }

    /// <summary>The verb of which a particle came loose: vastlopen for loopt and vast; null when there is no such verb.</summary>
    public static string? Joined(ReadOnlySpan<char> particle, ReadOnlySpan<char> form)
    {
        if (!Loose.Contains(particle) || form.Length < 2) return null;
        foreach (var infinitive in Candidates(form))
        {
            var joined = string.Concat(particle, infinitive);
            if (IsWord(joined)) return joined;
        }

        return null;
    }

    public static bool IsLoose(ReadOnlySpan<char> word) => Loose.Contains(word);

    /// <summary>What the form may be of: itself, of a strong verb, of a weak one.</summary>
    private static List<string> Candidates(ReadOnlySpan<char> form)
    {
        var found = new List<string>();
        if (form[^1] == 'n') found.Add(form.ToString());
        if (Strong.TryGetValue(form, out var strong)) found.Add(strong);
        if (Weak(form) is { } weak) found.Add(weak);
        if (OfStem(form) is { } plain) found.Add(plain);
        if (form is "gaat") found.Add("gaan");
        if (form is "doet") found.Add("doen");
        return found;
    }

    private static string? OfStrong(ReadOnlySpan<char> form)
    {
        if (Strong.TryGetValue(form, out var infinitive)) return infinitive;
        foreach (var prefix in Fixed)
        {
            if (!form.StartsWith(prefix) || form.Length < prefix.Length + Shortest) continue;
            // besproken has no ge-: its verb is be- and that of gesproken.
            var rest = form[prefix.Length..];
            if ((Strong.TryGetValue(rest, out infinitive) || Strong.TryGetValue(string.Concat("ge", rest), out infinitive)) && IsWord(prefix + infinitive)) return prefix + infinitive;
        }

        return null;
    }

    /// <summary>vastgelopen, afgehaakt, vastloopt: a particle and a form of the verb.</summary>
    private static string? OfParticle(ReadOnlySpan<char> form)
    {
        for (var length = 2; length <= Math.Min(7, form.Length - Shortest - 1); length++)
        {
            if (!Loose.Contains(form[..length])) continue;
            var rest = form[length..];
            var infinitive = Strong.TryGetValue(rest, out var strong) ? strong : OfWeak(rest);
            if (infinitive is not null && IsWord(string.Concat(form[..length], infinitive))) return string.Concat(form[..length], infinitive);
        }

        return null;
    }

    private static string? OfWeak(ReadOnlySpan<char> form)
    {
        if (form is ['g', 'e', ..] && form.Length > 5)
        {
            var rest = form[^1] == 'e' && form[^2] is 't' or 'd' ? form[2..^1] : form[2..];
            if (rest[^1] is 't' or 'd' && OfStem(rest[..^1]) is { } participle) return participle;
        }

        return Weak(form);
    }

    /// <summary>loopt, haakte, deelde.</summary>
    private static string? Weak(ReadOnlySpan<char> form) => form switch
    {
        [.., 't'] when form.Length > Shortest => OfStem(form[..^1]),
        [.., 't' or 'd', 'e'] when form.Length > Shortest + 1 => OfStem(form[..^2]),
        _ => null,
    };

    /// <summary>The infinitive that Dutch spelling makes of a stem: loop, lopen; zet, zetten; werk, werken.</summary>
    private static string? OfStem(ReadOnlySpan<char> stem)
    {
        if (stem.Length < Shortest || IsVowel(stem[^1])) return null;
        if (IsVowel(stem[^2]) && stem[^3] == stem[^2] && Known(string.Concat(stem[..^2], stem[^1..], "en")) is { } single) return single;
        // Not after a short vowel: durven and kiezen, but passen.
        var isShort = IsVowel(stem[^2]) && !IsVowel(stem[^3]);
        if (!isShort && (stem[^1] is 'f' or 's') && Known(string.Concat(stem[..^1], stem[^1] == 'f' ? "v" : "z", "en")) is { } voiced) return voiced;
        if (IsVowel(stem[^2]) && stem[^3] == stem[^2] && (stem[^1] is 'f' or 's') && Known(string.Concat(stem[..^2], stem[^1] == 'f' ? "v" : "z", "en")) is { } both) return both;
        return Known(isShort ? string.Concat(stem, stem[^1..], "en") : string.Concat(stem, "en")) ?? (isShort ? Known(string.Concat(stem, "en")) : null);
    }

    private static string? Known(string infinitive) => IsWord(infinitive) ? infinitive : null;

    private static bool IsNoun(ReadOnlySpan<char> form) => (DutchWords.Forms.Find(form) & (WordUse.BeginsCompound | WordUse.EndsCompound)) != WordUse.None;

    private static bool IsWord(ReadOnlySpan<char> word) => DutchWords.Forms.Find(word).HasFlag(WordUse.Word);

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';

    private static Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Table(string verbs)
    {
        var table = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var verb in verbs.Split(['|', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var forms = verb.Split(' ');
            foreach (var form in forms[1..]) table.TryAdd(form, forms[0]);
        }

        return table.GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
