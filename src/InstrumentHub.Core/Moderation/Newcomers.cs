namespace InstrumentHub.Core.Moderation;

/// <summary>What is asked of somebody whom nobody vouched for yet. An invitation to a community, or a sign-in by way of an institution, lifts it at once.</summary>
public static class Newcomers
{
    /// <param name="lastHour">How many texts they placed in the hour before this one.</param>
    /// <param name="mostLinks">In one text.</param>
    /// <exception cref="RuleException">Too many links, or too many texts in an hour.</exception>
    public static void Demand(string text, int lastHour, int mostLinks, int mostPerHour)
    {
        if (lastHour >= mostPerHour) { throw new RuleException("newcomer-too-many", "Wie hier nieuw is, mag {0} reacties in een uur plaatsen. Wacht even. Je tekst blijft bewaard.", mostPerHour); }
        if (TextRules.CountLinks(text) > mostLinks) { throw new RuleException("newcomer-links", "Wie hier nieuw is, mag {0} links in een reactie zetten. Haal er een weg. Je tekst blijft bewaard.", mostLinks); }
    }
}
