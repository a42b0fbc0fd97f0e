namespace InstrumentHub.Core.Moderation;

/// <summary>A reason that moderators give often: they choose it, change a word if need be, and the person reads it in their own language.</summary>
public sealed class ReasonText
{
    public const int MaxKeyLength = 40;
    public const int MaxNameLength = 80;

    private ReasonText()
    {
    }

    public ReasonText(string key, string name, LocalText text) => (Key, Name, Nl, En) = (key, name, text.Nl, text.En);

    public string Key { get; private init; } = "";

    /// <summary>What moderators see in the list.</summary>
    public string Name { get; private set; } = "";

    public string Nl { get; private set; } = "";
    public string En { get; private set; } = "";

    public void Edit(string name, LocalText text) => (Name, Nl, En) = (name, text.Nl, text.En);

    /// <summary>What a new installation begins with.</summary>
    public static IReadOnlyList<ReasonText> Defaults =>
    [
        new("persoonlijk", "Persoonlijke aanval", new(
            "Dit gaat over een persoon en niet over de inhoud. Schrijf wat je zag of vindt zonder iemand aan te vallen.",
            "This is about a person and not about the matter. Say what you saw or think without attacking anyone.")),
        new("persoonsgegevens", "Persoonsgegevens van een ander", new(
            "Hier staan gegevens in waaraan een ander te herkennen is. Haal die weg, of vraag diegene om toestemming.",
            "This holds details by which somebody else can be recognised. Take them out, or ask that person's permission.")),
        new("reclame", "Reclame of spam", new(
            "Dit lijkt op reclame. Hier delen we ervaringen met instrumenten; een link mag als die daarbij helpt.",
            "This looks like advertising. Here we share experiences with instruments; a link is fine where it helps with that.")),
        new("rechten", "Tekst of beeld van een ander", new(
            "Deze tekst of dit beeld lijkt van iemand anders te zijn. Vertel het in je eigen woorden en noem de bron.",
            "This text or picture seems to be somebody else's. Tell it in your own words and name the source.")),
        new("onjuist", "Klopt niet met de bron", new(
            "Dit klopt niet met de bron die erbij staat. Pas het aan, of voeg een bron toe waar het wel in staat.",
            "This does not agree with the source given. Mend it, or add a source that says so.")),
        new("onvolledig", "Er ontbreekt nog iets", new(
            "Bijna goed: er ontbreekt nog iets voordat we het kunnen plaatsen. Vul het aan en stuur het opnieuw in.",
            "Almost there: something is still missing before we can publish it. Complete it and send it in again.")),
        new("dubbel", "Staat er al", new(
            "Dit staat al in de catalogus. Wil je iets toevoegen, stel dan een wijziging voor op wat er staat.",
            "This is in the catalogue already. If you want to add something, propose a change to what is there.")),
        new("onwettig", "In strijd met de wet", new(
            "Dit mag volgens de wet niet op een openbare plek staan. We hebben het weggehaald.",
            "The law does not allow this in a public place. We have taken it away.")),
    ];
}
