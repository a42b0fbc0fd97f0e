namespace InstrumentHub.Web.Infrastructure;

public sealed partial class Addresses
{
    public string Collections => Of("/verzamelingen", "/en/collections");
    public string NewCollection => $"{Collections}/{Of("nieuw", "new")}";

    public string Collection(string slug) => $"{Collections}/{slug}";
    public string CollectionFeed(string slug) => $"{Collection(slug)}.atom";
    public string CollectionJson(string slug) => $"{Collection(slug)}.json";
    public string CollectionCsv(string slug) => $"{Collection(slug)}.csv";
    public string EditCollection(string slug) => $"{Collection(slug)}/{Of("bewerken", "edit")}";
    public string DeleteCollection(string slug) => $"{Collection(slug)}/{Of("verwijderen", "delete")}";
    public string AddTo(string slug) => $"{Collection(slug)}/{Of("toevoegen", "add")}";

    /// <summary>Where one chooses the collection that these instruments go into.</summary>
    public string AddToCollection(IEnumerable<string> instruments) => $"{Collections}/{Of("toevoegen", "add")}{QueryString.Create(instruments.Select(s => KeyValuePair.Create("i", (string?)s)))}";
}
