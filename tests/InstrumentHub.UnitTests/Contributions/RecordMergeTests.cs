using InstrumentHub.Core.Contributions;

namespace InstrumentHub.UnitTests.Contributions;

public sealed class RecordMergeTests
{
    private const string Origin = """{"slug":"x","title":{"nl":"Kaart","en":"Map"},"duration":{"from":30,"to":60},"concepts":["a","b"],"bodyNl":{"what":"Oud"}}""";

    [Fact]
    public void Changes_to_different_fields_come_together()
    {
        var merged = RecordMerge.Rebase(Origin, Origin.Replace("\"Kaart\"", "\"Landkaart\"", StringComparison.Ordinal), Origin.Replace("\"Map\"", "\"Chart\"", StringComparison.Ordinal));

        Assert.True(merged.IsClean);
        Assert.Equal("""{"slug":"x","title":{"nl":"Landkaart","en":"Chart"},"duration":{"from":30,"to":60},"concepts":["a","b"],"bodyNl":{"what":"Oud"}}""", merged.Record);
    }

    [Fact]
    public void A_field_that_both_changed_is_a_clash_and_keeps_the_present_value()
    {
        var merged = RecordMerge.Rebase(Origin, Origin.Replace("Oud", "Voorstel", StringComparison.Ordinal), Origin.Replace("Oud", "Nu", StringComparison.Ordinal));

        Assert.Equal([new FieldClash("bodyNl.what", "Oud", "Voorstel", "Nu")], merged.Clashes);
        Assert.Contains("\"Nu\"", merged.Record, StringComparison.Ordinal);
        Assert.Contains("\"Voorstel\"", RecordMerge.Take(merged.Record, Origin.Replace("Oud", "Voorstel", StringComparison.Ordinal), ["bodyNl.what"]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_change_on_both_sides_is_no_clash()
    {
        var changed = Origin.Replace("Oud", "Nieuw", StringComparison.Ordinal);

        var merged = RecordMerge.Rebase(Origin, changed, changed);

        Assert.True(merged.IsClean);
        Assert.Equal(changed, merged.Record);
    }

    [Fact]
    public void Lists_get_what_both_added_and_lose_what_either_removed()
    {
        var merged = RecordMerge.Rebase(Origin, Origin.Replace("""["a","b"]""", """["a","c"]""", StringComparison.Ordinal), Origin.Replace("""["a","b"]""", """["a","b","d"]""", StringComparison.Ordinal));

        Assert.True(merged.IsClean);
        Assert.Contains("""["a","d","c"]""", merged.Record, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_wordings_of_one_item_are_a_clash()
    {
        var merged = RecordMerge.Rebase(Origin, Origin.Replace("""["a","b"]""", """["a","mine"]""", StringComparison.Ordinal), Origin.Replace("""["a","b"]""", """["a","theirs"]""", StringComparison.Ordinal));

        Assert.Equal("concepts", Assert.Single(merged.Clashes).Path);
    }

    [Fact]
    public void A_field_that_is_taken_away_goes_and_its_empty_object_with_it()
    {
        var merged = RecordMerge.Rebase(Origin, Origin.Replace(""","bodyNl":{"what":"Oud"}""", "", StringComparison.Ordinal), Origin);

        Assert.True(merged.IsClean);
        Assert.DoesNotContain("bodyNl", merged.Record, StringComparison.Ordinal);
    }

    [Fact]
    public void The_difference_names_each_field_once()
    {
        var changes = RecordDiff.Between(Origin, Origin.Replace("Kaart", "Landkaart", StringComparison.Ordinal).Replace(""","duration":{"from":30,"to":60}""", "", StringComparison.Ordinal));

        Assert.Equal(["title.nl", "duration.from", "duration.to"], changes.Select(c => c.Path));
        Assert.Equal(("Kaart", "Landkaart"), (changes[0].Before, changes[0].After));
        Assert.Equal("", changes[1].After);
    }
}
