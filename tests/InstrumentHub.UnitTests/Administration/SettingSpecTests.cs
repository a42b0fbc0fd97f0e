using InstrumentHub.Core.Administration;

namespace InstrumentHub.UnitTests.Administration;

public sealed class SettingSpecTests
{
    [Fact]
    public void Every_default_is_a_value_that_may_be_set_and_keys_are_unique()
    {
        Assert.All(SettingSpecs.All, spec => Assert.Equal((spec.Key, SettingFault.None), (spec.Key, spec.FaultOf(spec.Default))));
        Assert.Equal(SettingSpecs.All.Count, SettingSpecs.All.DistinctBy(s => s.Key).Count());
        Assert.Equal(SettingSpecs.All.Count, SettingSpecs.All.DistinctBy(s => s.Configuration).Count());
    }

    [Fact]
    public void A_setting_that_is_taken_back_leaves_no_trace_in_the_values()
    {
        var values = SettingValues.None.With("b", "2").With("a", "1");

        Assert.Equal(["a", "b"], values.Items.Select(i => i.Key));
        Assert.Equal("3", values.With("a", "3").Find("a"));
        Assert.Equal(SettingValues.None, values.With("a", null).With("b", null));
    }

    [Theory]
    [InlineData("  De\tWerkplaats ", "De Werkplaats")]
    [InlineData("\u200b", "")]
    public void A_name_is_one_line_without_what_nobody_sees(string typed, string stored) => Assert.Equal(stored, SettingSpecs.SiteName.Tidy(typed));

    [Fact]
    public void Maintenance_ends_at_its_end_and_never_tells_anyone_to_wait_for_ever()
    {
        var now = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
        var maintenance = new Maintenance(new("", ""), now, now.AddHours(5));

        Assert.True(maintenance.IsOn(now));
        Assert.False(maintenance.IsOn(now.AddHours(5)));
        Assert.Equal(TimeSpan.FromHours(1), maintenance.RetryAfter(now));
        Assert.Equal(TimeSpan.FromSeconds(30), maintenance.RetryAfter(now.AddHours(5)));
        Assert.Equal(TimeSpan.FromMinutes(2), (maintenance with { Until = null }).RetryAfter(now));
    }
}
