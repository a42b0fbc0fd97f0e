using InstrumentHub.Core;
using InstrumentHub.Core.Communities;

namespace InstrumentHub.UnitTests.Communities;

public sealed class CommunityTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Ann = Guid.NewGuid(), Ben = Guid.NewGuid();

    [Fact]
    public void There_is_always_an_owner_while_a_community_is_active()
    {
        var community = New();
        community.Admit(Ben, CommunityRole.Member, Now);

        Assert.Equal("last-owner", Assert.Throws<RuleException>(() => community.Remove(Ann)).Code);
        Assert.Equal("last-owner", Assert.Throws<RuleException>(() => community.ChangeRole(Ann, CommunityRole.Member)).Code);

        community.HandOver(Ann, Ben);
        community.Remove(Ann);
        Assert.Equal(CommunityRole.Owner, Assert.Single(community.Members).Role);
    }

    [Fact]
    public void What_is_archived_can_be_left_and_reopened_and_nothing_else()
    {
        var community = New();
        community.Archive(Now);

        foreach (var change in new Action[] { () => community.Admit(Ben, CommunityRole.Member, Now), () => community.ChangeRole(Ann, CommunityRole.Member), () => community.HandOver(Ann, Ann), () => community.MoveTo("x") })
        {
            Assert.Equal("community-archived", Assert.Throws<RuleException>(change).Code);
        }
        community.Reopen();
        community.Admit(Ben, CommunityRole.Member, Now);
        Assert.Equal(2, community.Members.Count);
    }

    [Theory]
    [InlineData("Zorg dichtbij!", "zorg-dichtbij")]
    [InlineData("Nieuw", "community-nieuw")]
    [InlineData("‼", "community")]
    public void An_address_is_made_of_the_name(string name, string slug) => Assert.Equal(slug, CommunitySlug.Of(name));

    [Fact]
    public void An_invitation_ends_by_time_by_use_and_by_hand()
    {
        var (invitation, secret) = Invitation.Make(Guid.NewGuid(), Ann, Now, days: 2, uses: 2);
        Assert.Equal(Invitation.HashLength, invitation.Hash.Length);
        Assert.Equal(Invitation.HashOf(secret), invitation.Hash);
        Assert.True(invitation.IsOpen(Now.AddDays(2).AddSeconds(-1)));
        Assert.False(invitation.IsOpen(Now.AddDays(2)));

        invitation.Use(Now);
        invitation.Use(Now);
        Assert.Equal("invitation-over", Assert.Throws<RuleException>(() => invitation.Use(Now)).Code);

        var (other, _) = Invitation.Make(Guid.NewGuid(), Ann, Now, days: 2, uses: 2);
        other.Revoke(Now);
        Assert.False(other.IsOpen(Now));
    }

    [Fact]
    public void Who_was_told_no_waits_a_month()
    {
        var request = JoinRequest.Ask(Guid.NewGuid(), Ben, "Mag ik?", Now);
        Assert.Equal("already-asked", Assert.Throws<RuleException>(() => request.AskAgain("Toe?", Now)).Code);
        Assert.True(request.Reply(welcome: false, Ann, Now));
        Assert.False(request.Reply(welcome: true, Ann, Now));
        Assert.Equal("asked-before", Assert.Throws<RuleException>(() => request.AskAgain("Toe?", Now.AddDays(29))).Code);

        request.AskAgain("Nu wel?", Now.AddDays(30));
        Assert.Equal(JoinAnswer.Waiting, request.Answer);
    }

    private static Community New() => Community.Start("zorg", new("Zorg", "Wie zorgt?", CommunityVisibility.Open), Ann, Now);
}
