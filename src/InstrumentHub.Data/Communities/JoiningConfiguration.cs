using InstrumentHub.Core.Communities;
using InstrumentHub.Data.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InstrumentHub.Data.Communities;

internal sealed class InvitationConfiguration : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("invitations");
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Hash).HasMaxLength(Invitation.HashLength);
        builder.Property(i => i.Email).HasMaxLength(Invitation.MaxEmailLength);
        builder.HasOne<Community>().WithMany().HasForeignKey(i => i.CommunityId);
        builder.HasOne<Account>().WithMany().HasForeignKey(i => i.InvitedBy).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(i => i.Hash).IsUnique();
    }
}

internal sealed class JoinRequestConfiguration : IEntityTypeConfiguration<JoinRequest>
{
    public void Configure(EntityTypeBuilder<JoinRequest> builder)
    {
        builder.ToTable("join_requests");
        builder.HasKey(r => new { r.CommunityId, r.AccountId });
        builder.Property(r => r.Message).HasMaxLength(JoinRequest.MaxMessageLength);
        builder.Property(r => r.Answer).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<Community>().WithMany().HasForeignKey(r => r.CommunityId);
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId);
    }
}

internal sealed class LogbookStepConfiguration : IEntityTypeConfiguration<LogbookStep>
{
    public void Configure(EntityTypeBuilder<LogbookStep> builder)
    {
        builder.ToTable("logbook_steps");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Title).HasMaxLength(LogbookStep.MaxTitleLength);
        builder.Property(s => s.Phase).HasMaxLength(Community.MaxSlugLength);
        builder.Property(s => s.Instrument).HasMaxLength(Community.MaxSlugLength);
        builder.Property(s => s.Text).HasMaxLength(LogbookStep.MaxTextLength);
        builder.Property(s => s.Decision).HasMaxLength(LogbookStep.MaxPartLength);
        builder.Property(s => s.Outcome).HasMaxLength(LogbookStep.MaxPartLength);
        builder.Property(s => s.NextStep).HasMaxLength(LogbookStep.MaxPartLength);
        builder.Property(s => s.Visibility).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.HiddenAs).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<Community>().WithMany().HasForeignKey(s => s.CommunityId);
        builder.HasOne<Account>().WithMany().HasForeignKey(s => s.AuthorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.CommunityId, s.Day });
    }
}
