using FsCheck;
using FsCheck.Fluent;
using InstrumentHub.Core.Contributions;

namespace InstrumentHub.UnitTests.Contributions;

public sealed class WordDiffTests
{
    [Fact]
    public void A_changed_word_shows_as_that_word_only()
    {
        var parts = WordDiff.Between("Wat goed gaat, gaat ongemerkt voorbij.", "Wat goed gaat, gaat vaak ongemerkt voorbij!");

        Assert.Equal(
            [new(DiffKind.Same, "Wat goed gaat, gaat "), new(DiffKind.Inserted, "vaak "), new(DiffKind.Same, "ongemerkt voorbij"), new(DiffKind.Deleted, "."), new(DiffKind.Inserted, "!")],
            parts);
    }

    [Fact]
    public void A_sign_of_two_code_units_stays_whole() =>
        Assert.Equal([new(DiffKind.Deleted, "😀"), new(DiffKind.Inserted, "😁")], WordDiff.Between("😀", "😁"));

    [Fact]
    public void Two_empty_texts_have_no_parts() => Assert.Empty(WordDiff.Between("", ""));

    [Fact]
    public void Texts_that_share_nothing_are_taken_out_and_put_in_whole()
    {
        var (a, b) = (string.Join(' ', Enumerable.Range(0, 3_000)), string.Join(' ', Enumerable.Range(5_000, 3_000)));

        Assert.True(WordDiff.Between(a, b).Count > 0);
        Assert.Equal(b, Joined(WordDiff.Between(a, b), DiffKind.Deleted));
    }

    [Fact]
    public void The_parts_give_both_texts_back_to_the_letter()
    {
        var word = Gen.Elements("aap", "noot", "mies", " ", "\n", ".", "é", "😀");
        var text = Gen.ListOf(word).Select(string.Concat);

        Prop.ForAll(Gen.Zip(text, text).ToArbitrary(), pair =>
        {
            var parts = WordDiff.Between(pair.Item1, pair.Item2);
            return Joined(parts, DiffKind.Inserted) == pair.Item1 && Joined(parts, DiffKind.Deleted) == pair.Item2;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void No_shorter_script_exists()
    {
        var text = Gen.ListOf(Gen.Elements("a ", "b ", "c ")).Select(words => string.Concat(words.Take(12)));

        Prop.ForAll(Gen.Zip(text, text).ToArbitrary(), pair =>
        {
            var changed = WordDiff.Between(pair.Item1, pair.Item2).Where(p => p.Kind != DiffKind.Same).Sum(p => p.Text.Length);
            return changed == Shortest(pair.Item1, pair.Item2);
        }).QuickCheckThrowOnFailure();
    }

    private static string Joined(IEnumerable<DiffPart> parts, DiffKind without) => string.Concat(parts.Where(p => p.Kind != without).Select(p => p.Text));

    /// <summary>By the longest common subsequence of letters, slowly; every word and every space here is one letter long.</summary>
    private static int Shortest(string a, string b)
    {
        var longest = new int[a.Length + 1, b.Length + 1];
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++) { longest[i, j] = a[i - 1] == b[j - 1] ? longest[i - 1, j - 1] + 1 : Math.Max(longest[i - 1, j], longest[i, j - 1]); }
        }
        return a.Length + b.Length - (2 * longest[a.Length, b.Length]);
    }
}
