using System.Reflection;
using static InstrumentHub.Core.Moderation.Standing;

namespace InstrumentHub.Core.Moderation;

/// <summary>
/// Every act on the platform and who may do it, on one page. Controllers and hubs name the act they perform (<c>[Asks]</c>), a test finds those that
/// name none, and the documentation's table is made from here. Rules that depend on more than who somebody is (a limit, a state) are the entity's.
/// </summary>
public static class Permissions
{
    // Accounts
    public static readonly Act Register = new("accounts.register", Anyone);
    public static readonly Act SignIn = new("accounts.sign-in", Anyone, Writes: false);
    public static readonly Act ManageOwnAccount = new("accounts.manage-own", SignedIn, Writes: false);
    public static readonly Act ReadProfile = new("accounts.read-profile", Anyone, Writes: false);
    public static readonly Act ReadOutgoingMail = new("accounts.read-outgoing-mail", Administrator, Writes: false);

    // Communities
    public static readonly Act FindCommunities = new("communities.find", Anyone, Writes: false);
    public static readonly Act StartCommunity = new("communities.start", SignedIn);
    public static readonly Act ReadOpenCommunity = new("communities.read-open", Anyone, Writes: false);
    public static readonly Act ReadCommunity = new("communities.read", Member, Writes: false);
    public static readonly Act DescribeCommunity = new("communities.describe", Owner);
    public static readonly Act AskToJoin = new("communities.ask-to-join", SignedIn);
    public static readonly Act AcceptInvitation = new("communities.accept-invitation", SignedIn);
    public static readonly Act LeaveCommunity = new("communities.leave", Member, Writes: false);
    public static readonly Act InviteMembers = new("communities.invite", Facilitator | Owner);
    public static readonly Act AnswerJoinRequests = new("communities.answer-requests", Facilitator | Owner);
    public static readonly Act ChangeRoles = new("communities.change-roles", Owner);
    public static readonly Act RemoveMembers = new("communities.remove-members", Facilitator | Owner);
    public static readonly Act ArchiveCommunity = new("communities.archive", Owner);
    public static readonly Act WriteLogbook = new("communities.write-logbook", Member);
    public static readonly Act ReadLogbook = new("communities.read-logbook", Anyone, Writes: false);
    public static readonly Act ShareLogbook = new("communities.share-logbook", Facilitator | Owner, Writes: false);
    public static readonly Act EditLogbook = new("communities.edit-logbook", Author | Facilitator | Owner);

    // Rooms
    public static readonly Act ReadRoom = new("rooms.read", Member, Writes: false);
    public static readonly Act ReadPublicRoom = new("rooms.read-public", Anyone, Writes: false);
    public static readonly Act OpenRoom = new("rooms.open", Facilitator | Owner);
    public static readonly Act Comment = new("rooms.comment", Member);
    public static readonly Act EditComment = new("rooms.edit-comment", Author);
    public static readonly Act TakeBackComment = new("rooms.take-back", Author, Writes: false);
    public static readonly Act React = new("rooms.react", Member);
    public static readonly Act Rate = new("rooms.rate", Member);
    public static readonly Act HoldRatingRound = new("rooms.hold-round", Facilitator | Owner);
    public static readonly Act ModerateRoom = new("rooms.moderate", Facilitator | Owner | Moderator);

    // Contributing
    public static readonly Act Propose = new("contributions.propose", SignedIn);
    public static readonly Act EditProposal = new("contributions.edit", Author);
    public static readonly Act WithdrawProposal = new("contributions.withdraw", Author, Writes: false);
    public static readonly Act ReviewProposal = new("contributions.review", Maker | Moderator);
    public static readonly Act ClaimAsMaker = new("makers.claim", SignedIn);
    public static readonly Act AnswerAsMaker = new("makers.answer", Maker);
    public static readonly Act ReadRevisions = new("contributions.read-revisions", Anyone, Writes: false);
    public static readonly Act RestoreRevision = new("contributions.restore", Moderator);
    public static readonly Act ConfirmFreshness = new("contributions.confirm-freshness", Maker | Moderator);
    public static readonly Act BecomeSteward = new("contributions.become-steward", Trusted | Maker | Moderator);
    public static readonly Act ReadCollection = new("collections.read", Anyone, Writes: false);
    public static readonly Act MakeCollection = new("collections.make", SignedIn);
    public static readonly Act EditCollection = new("collections.edit", Author);

    // Learning from use
    public static readonly Act VoteOnRelation = new("learning.vote-on-relation", SignedIn);
    public static readonly Act ReadWeakQuestions = new("learning.read-weak-questions", Maker | Moderator, Writes: false);
    public static readonly Act EditSynonyms = new("learning.edit-synonyms", Moderator);

    // Moderation
    public static readonly Act Flag = new("moderation.flag", Anyone);
    public static readonly Act ReadDecisionLog = new("moderation.read-log", Anyone, Writes: false);
    public static readonly Act Object = new("moderation.object", Author, Writes: false);
    public static readonly Act WorkAtDesk = new("moderation.work-at-desk", Moderator);
    public static readonly Act DecideInCommunity = new("moderation.decide-in-community", Facilitator | Owner);
    public static readonly Act Purge = new("moderation.purge", Administrator);
    public static readonly Act EditReasonTexts = new("moderation.edit-reason-texts", Moderator);

    // Following and notices
    public static readonly Act Follow = new("notifications.follow", SignedIn, Writes: false);

    public static readonly Act ReadFollowFeed = new("notifications.read-feed", Anyone, Writes: false);
    public static readonly Act Unsubscribe = new("notifications.unsubscribe", Anyone, Writes: false);

    // Administration
    public static readonly Act Administer = new("administration.work", Administrator, Writes: false);
    public static readonly Act ReadAccounts = new("administration.read-accounts", Administrator, Writes: false);
    public static readonly Act ChangePlatformRoles = new("administration.change-roles", Administrator);
    public static readonly Act SuspendAccounts = new("administration.suspend", Administrator);
    public static readonly Act ReadAudit = new("administration.read-audit", Administrator, Writes: false);
    public static readonly Act ChangeSettings = new("administration.change-settings", Administrator);
    public static readonly Act MaintainSite = new("administration.maintain", Administrator);
    public static readonly Act EditVocabularies = new("administration.edit-vocabularies", Administrator);
    public static readonly Act ReadUsage = new("administration.read-usage", Moderator, Writes: false);
    public static readonly Act ExportEverything = new("administration.export", Administrator, Writes: false);

    /// <summary>In the order of this page.</summary>
    public static IReadOnlyList<Act> All { get; } =
        [.. typeof(Permissions).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.FieldType == typeof(Act)).Select(f => (Act)f.GetValue(null)!)];
}
