namespace InstrumentHub.Web.Infrastructure;

/// <summary>The addresses within a community.</summary>
public sealed partial class Addresses
{
    public string NewCommunity => $"{Communities}/{Of("nieuw", "new")}";
    public string EditCommunity(string slug) => $"{Community(slug)}/{Of("bewerken", "edit")}";
    public string ArchiveCommunity(string slug) => $"{Community(slug)}/{Of("archief", "archive")}";
    public string Members(string slug) => $"{Community(slug)}/{Of("leden", "members")}";
    public string MemberRole(string slug, Guid account) => $"{Members(slug)}/{account}/{Of("rol", "role")}";
    public string RemoveMember(string slug, Guid account) => $"{Members(slug)}/{account}/{Of("verwijderen", "remove")}";
    public string HandOver(string slug, Guid account) => $"{Members(slug)}/{account}/{Of("overdragen", "hand-over")}";
    public string LeaveCommunity(string slug) => $"{Members(slug)}/{Of("vertrekken", "leave")}";
    public string JoinRequests(string slug) => $"{Community(slug)}/{Of("aanvragen", "requests")}";
    public string JoinRequest(string slug, Guid account) => $"{JoinRequests(slug)}/{account}";
    public string Invitations(string slug) => $"{Community(slug)}/{Of("uitnodigingen", "invitations")}";
    public string InvitationsByMail(string slug) => $"{Invitations(slug)}/{Of("e-mail", "email")}";
    public string RevokeInvitation(string slug, Guid id) => $"{Invitations(slug)}/{id}/{Of("intrekken", "revoke")}";
    public string Logbook(string slug) => $"{Community(slug)}/{Of("logboek", "logbook")}";
    public string LogbookFeed(string slug) => $"{Logbook(slug)}.atom";
    public string NewStep(string slug) => $"{Logbook(slug)}/{Of("nieuw", "new")}";
    public string Step(string slug, Guid id) => $"{Logbook(slug)}#{Of("stap", "step")}-{id}";
    public string EditStep(string slug, Guid id) => $"{Logbook(slug)}/{id}/{Of("bewerken", "edit")}";
    public string DeleteStep(string slug, Guid id) => $"{Logbook(slug)}/{id}/{Of("verwijderen", "delete")}";
    public string LogbookCase(string slug) => $"{Logbook(slug)}/{Of("praktijk", "case")}";
    public string LogbookCaseFile(string slug) => $"{LogbookCase(slug)}.md";

    /// <summary>What an invitation's link leads to.</summary>
    public string Invitation(string secret) => $"{Of("/uitnodiging", "/en/invitation")}/{secret}";

    /// <summary>Signing in, and then on to a page of this site.</summary>
    public string SignInAndBack(string path) => $"{SignIn}?terug={Uri.EscapeDataString(path)}";

    public string RegisterAndBack(string path) => $"{Register}?terug={Uri.EscapeDataString(path)}";
}
