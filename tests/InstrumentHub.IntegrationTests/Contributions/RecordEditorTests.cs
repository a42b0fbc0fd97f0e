using InstrumentHub.Core.Content;
using InstrumentHub.Core.Contributions;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.IntegrationTests.Infrastructure;
using InstrumentHub.Web.Features.Contributions;
using InstrumentHub.Web.Features.Search;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Contributions;

[Collection(Reading.Name)]
public sealed class RecordEditorTests(ReadOnlyApp shared)
{
    [Fact]
    public void A_form_that_comes_back_as_it_was_changes_nothing_of_any_record()
    {
        var catalogue = shared.App.Services.GetRequiredService<SnapshotHolder>().Current!.Catalogue;
        var changed = catalogue.Instruments.Select(i => ContentJson.Write(i.Record)).SelectMany(json => Changed(json, ProposalTarget.Instrument, box => Sent(catalogue.Scheme, box)))
            .Concat(catalogue.Cases.Select(c => ContentJson.Write(c)).SelectMany(json => Changed(json, ProposalTarget.Case, box => Sent(catalogue.Scheme, box))));

        Assert.Equal("", string.Join('\n', changed.Distinct().Take(10)));
    }

    [Fact]
    public void One_box_that_differs_changes_one_field()
    {
        var json = ContentJson.Write(shared.App.Services.GetRequiredService<SnapshotHolder>().Current!.Catalogue.Find(Proposing.Slug)!.Record);

        var changed = Changed(json, ProposalTarget.Instrument, box => box.Box == "purpose.nl" ? "Iets heel anders dan wat er stond." : box.Text);

        Assert.Equal("purpose.nl", Assert.Single(changed));
    }

    private static IEnumerable<string> Changed(string json, ProposalTarget target, Func<(FieldSpec Field, string Box, string Text), string> send)
    {
        var record = RecordEditor.Parse(json);
        foreach (var field in FieldSpecs.Of(target))
        {
            var sent = RecordEditor.Read(record, field).ToDictionary(b => b.Box, b => send((field, b.Box, b.Text)));
            RecordEditor.Write(record, field, sent.GetValueOrDefault, new(2026, 11, 21));
        }
        return RecordDiff.Between(json, RecordEditor.Text(record)).Select(c => c.Path);
    }

    /// <summary>What a browser sends: ticked boxes in the order of the form, lines that end in two characters.</summary>
    private static string Sent(Func<string, ConceptGraph> scheme, (FieldSpec Field, string Box, string Text) box) => box.Field.Shape == FieldShape.Choices
        ? string.Join('\n', scheme(box.Field.Scheme!).Scheme.Concepts.Select(c => c.Id).Where(box.Text.Split('\n').Contains))
        : box.Text.ReplaceLineEndings("\r\n");
}
