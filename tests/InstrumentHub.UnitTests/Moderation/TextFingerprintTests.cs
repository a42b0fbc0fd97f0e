using InstrumentHub.Core;
using InstrumentHub.Core.Content;
using InstrumentHub.Core.Moderation;

namespace InstrumentHub.UnitTests.Moderation;

public sealed class TextFingerprintTests
{
    private const string Offer = "Beste mensen, wij helpen learning communities met een nieuwe aanpak voor subsidie en wij rekenen daar bijna niets voor, kijk snel op onze site voor alles wat wij doen en meld je vandaag nog aan want de plaatsen zijn bijna vergeven.";

    [Theory]
    [InlineData("Wat een MOOIE sessie!", "wat een mooie\nsessie", true)]
    [InlineData("één twee drie", "een tw\u200Bee drie", true)]
    [InlineData("ｍｏｏｉ", "mooi", true)]
    [InlineData("eens", "oneens", false)]
    [InlineData("Mooi verhaal over de kaart", "Mooi verhaal over de scan", false)]
    [InlineData("", "", false)]
    public void Short_texts_are_compared_by_their_words(string one, string other, bool same) =>
        Assert.Equal(same, TextFingerprint.Of(one).Resembles(TextFingerprint.Of(other)));

    [Theory]
    [InlineData("snel", "gauw")]
    [InlineData("vandaag", "morgen")]
    [InlineData("aanpak", "x17")]
    public void A_text_with_a_few_words_changed_is_recognised(string from, string to) =>
        Assert.InRange(TextFingerprint.Of(Offer).Distance(TextFingerprint.Of(Offer.Replace(from, to, StringComparison.Ordinal))), 0, TextFingerprint.MaxDistance);

    [Fact]
    public void It_is_the_same_on_every_machine() =>
        Assert.Equal(Known, TextFingerprint.Of("Een kaart, twee partners."));

    [Fact]
    public void No_two_descriptions_in_the_catalogue_resemble_each_other()
    {
        var instruments = ContentSet.ReadFolder(Repository.Content).Content.Instruments;
        foreach (var language in Languages.All)
        {
            var prints = instruments.Select(i => TextFingerprint.Of(string.Join(' ', BodySections(i, language)))).ToList();
            var closest = prints.SelectMany((p, i) => prints.Skip(i + 1).Select(p.Distance)).Min();
            Assert.True(closest > TextFingerprint.MaxDistance, $"{language}: {closest}");
        }
    }

    private static IEnumerable<string> BodySections(Core.Catalogue.InstrumentRecord record, Language language) => [record.Title.In(language), record.Summary.In(language)];

    private static readonly TextFingerprint Known = new(11962839612435887523, 11500897723122942889, 4);
}
