using InstrumentHub.Core.Links;

namespace InstrumentHub.UnitTests.Links;

public sealed class LinkCheckTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 16, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Three_failures_on_one_day_are_one_bad_day()
    {
        var link = new LinkCheck("https://example.org/", Monday);

        Assert.False(link.Fails("404", Monday));
        Assert.False(link.Fails("404", Monday.AddHours(1)));
        Assert.False(link.Fails("404", Monday.AddHours(2)));
        Assert.Null(link.DeadAt);
    }

    [Fact]
    public void After_three_failures_in_two_days_it_is_dead_and_says_so_once()
    {
        var link = new LinkCheck("https://example.org/", Monday);
        for (var day = 0; day < 2; day++)
        {
            Assert.False(link.Fails("timeout", Monday.AddDays(day)));
            Assert.Equal(Monday.AddDays(day + 1), link.NextAt);
        }

        Assert.True(link.Fails("timeout", Monday.AddDays(2)));
        Assert.False(link.Fails("timeout", Monday.AddDays(9)));

        Assert.Equal((Monday.AddDays(9), Monday), (link.DeadAt!.Value, link.FailingSince!.Value));
    }

    [Fact]
    public void One_success_forgives_all()
    {
        var link = new LinkCheck("https://example.org/", Monday);
        for (var day = 0; day < 3; day++) { link.Fails("404", Monday.AddDays(day)); }

        link.Works(Monday.AddDays(10));

        Assert.Null(link.DeadAt);
        Assert.False(link.Fails("404", Monday.AddDays(24)));
    }

    [Theory]
    [InlineData("Zie [de site](https://example.org/pad_(a)/x) en https://example.org/b.", "https://example.org/pad_(a)/x", "https://example.org/b")]
    [InlineData("(https://example.org/c)", "https://example.org/c")]
    [InlineData("<https://example.org/d#deel>, *https://Example.ORG/d*", "https://example.org/d")]
    [InlineData("https://naam:geheim@example.org/ ftp://example.org/ https://example.org:8443/ javascript:alert(1) mailto:a@example.org")]
    [InlineData("https://münchen.example/ü?q=é", "https://münchen.example/%C3%BC?q=%C3%A9")]
    [InlineData("")]
    public void Addresses_are_found_in_text_as_they_are_asked_for(string text, params string[] expected) => Assert.Equal(expected, TextLinks.In(text));
}
