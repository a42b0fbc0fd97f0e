using InstrumentHub.Core;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Administration;
using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Collections;
using InstrumentHub.Core.Communities;
using InstrumentHub.Core.Contributions;
using InstrumentHub.Core.Learning;
using InstrumentHub.Core.Links;
using InstrumentHub.Core.Mail;
using InstrumentHub.Core.Makers;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Core.Notifications;
using InstrumentHub.Core.Rooms;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Data.Accounts;
using InstrumentHub.Data.Infrastructure;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Data;

/// <summary>The whole model, neutral to the database it is kept in.</summary>
public sealed class HubContext(DbContextOptions<HubContext> options) : IdentityUserContext<Account, Guid>(options)
{
    public DbSet<Instrument> Instruments => Set<Instrument>();
    public DbSet<InstrumentRevision> Revisions => Set<InstrumentRevision>();
    public DbSet<FileProposal> FileProposals => Set<FileProposal>();
    public DbSet<CatalogueDocument> Documents => Set<CatalogueDocument>();
    public DbSet<CatalogueState> CatalogueState => Set<CatalogueState>();
    public DbSet<Account> Accounts => Users;
    public DbSet<OneTimeKey> OneTimeKeys => Set<OneTimeKey>();
    public DbSet<SignInRecord> SignIns => Set<SignInRecord>();
    public DbSet<Profile> Profiles => Set<Profile>();
    public DbSet<Community> Communities => Set<Community>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<Proposal> Proposals => Set<Proposal>();
    public DbSet<Collection> Collections => Set<Collection>();
    public DbSet<MakerClaim> MakerClaims => Set<MakerClaim>();
    public DbSet<MakerNote> MakerNotes => Set<MakerNote>();
    public DbSet<Freshness> Freshness => Set<Freshness>();
    public DbSet<LinkCheck> LinkChecks => Set<LinkCheck>();
    public DbSet<WorkLease> WorkLeases => Set<WorkLease>();
    public DbSet<DeskItem> DeskItems => Set<DeskItem>();
    public DbSet<Flag> Flags => Set<Flag>();
    public DbSet<Decision> Decisions => Set<Decision>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<JoinRequest> JoinRequests => Set<JoinRequest>();
    public DbSet<LogbookStep> LogbookSteps => Set<LogbookStep>();
    public DbSet<Objection> Objections => Set<Objection>();
    public DbSet<TextTrace> TextTraces => Set<TextTrace>();
    public DbSet<ReasonText> ReasonTexts => Set<ReasonText>();
    public DbSet<Notice> Notices => Set<Notice>();
    public DbSet<Follow> Follows => Set<Follow>();
    public DbSet<MailWishes> MailWishes => Set<MailWishes>();
    public DbSet<OutgoingMail> OutgoingMail => Set<OutgoingMail>();
    public DbSet<Room> Rooms => Set<Room>();
    public DbSet<RoomEvent> RoomEvents => Set<RoomEvent>();
    public DbSet<RoomPresence> RoomPresences => Set<RoomPresence>();
    public DbSet<Comment> Comments => Set<Comment>();
    public DbSet<Reaction> Reactions => Set<Reaction>();
    public DbSet<Rating> Ratings => Set<Rating>();
    public DbSet<RatingRound> RatingRounds => Set<RatingRound>();
    public DbSet<RoundScore> RoundScores => Set<RoundScore>();
    public DbSet<ReadMark> ReadMarks => Set<ReadMark>();
    public DbSet<RelationVote> RelationVotes => Set<RelationVote>();
    public DbSet<DaySecret> DaySecrets => Set<DaySecret>();
    public DbSet<DailyTally> DailyTallies => Set<DailyTally>();
    public DbSet<QuestionCount> QuestionCounts => Set<QuestionCount>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<SiteState> SiteState => Set<SiteState>();
    public DbSet<UsageDay> UsageDays => Set<UsageDay>();
    public DbSet<VocabularyRevision> VocabularyRevisions => Set<VocabularyRevision>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(HubContext).Assembly);
    }
}
