using InstrumentHub.Core.Moderation;

namespace InstrumentHub.Web.Infrastructure;

public sealed partial class Addresses
{
    public string AgreeToRules => $"{Page("gedragsregels")}/{Of("akkoord", "agree")}";
    public string FlagSent => Of("/melden/ontvangen", "/en/flag/received");
    public string Desk => Of("/moderatie", "/en/moderation");
    public string DeskReasons => Of("/moderatie/redenen", "/en/moderation/reasons");
    public string WeakQuestions => Of("/moderatie/zoekvragen", "/en/moderation/questions");
    public string Synonyms => Of("/moderatie/synoniemen", "/en/moderation/synonyms");
    public string SynonymsOf(string concept) => $"{Synonyms}/{concept}";
    public string DecisionLog => Of("/besluiten", "/en/decisions");
    public string OwnDecisions => Of("/mijn/besluiten", "/en/me/decisions");
    public string DeskRead(Guid item) => $"{Desk}/{item}/{Of("lezen", "read")}";
    public string CommunityDesk(string slug) => $"{Community(slug)}/{Of("moderatie", "moderation")}";
    public string Notices => Of("/mijn/berichten", "/en/me/notices");

    public string Flag(SubjectKind kind, string key) => $"{Of("/melden", "/en/flag")}/{kind.ToString().ToLowerInvariant()}/{Uri.EscapeDataString(key)}";
    public string DeskItem(Guid item) => $"{Desk}?item={item}";
    public string Decide(Guid item) => $"{Desk}/{item}";
    public string DeskUndo(Guid decision) => $"{Desk}/{Of("besluiten", "decisions")}/{decision}/{Of("terugdraaien", "undo")}";
    public string Follow(SubjectKind kind, string key) => $"{Of("/volgen", "/en/follow")}/{kind.ToString().ToLowerInvariant()}/{Uri.EscapeDataString(key)}";
    public string FollowFeed(string key) => $"{Of("/volgen", "/en/follow")}/{key}.atom";
    public string Unsubscribe(string key) => $"{Of("/afmelden", "/en/unsubscribe")}/{key}";
    public string Proposals => Of("/voorstellen", "/en/proposals");
    public string Lookalikes => $"{Proposals}/{Of("lijkt-op", "lookalikes")}";
    public string Proposal(Guid id) => $"{Proposals}/{id}";
    public string ProposalPreview(Guid id) => $"{Proposal(id)}/{Of("voorbeeld", "preview")}";
    public string ProposalWithdraw(Guid id) => $"{Proposal(id)}/{Of("intrekken", "withdraw")}";
    public string OwnDecision(Guid decision) => $"{OwnDecisions}/{decision}";
}
