using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Learning;
using InstrumentHub.Data.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InstrumentHub.Data.Learning;

internal sealed class RelationVoteConfiguration : IEntityTypeConfiguration<RelationVote>
{
    public void Configure(EntityTypeBuilder<RelationVote> builder)
    {
        builder.ToTable("relation_votes");
        builder.HasKey(v => new { v.AccountId, v.First, v.Second });
        builder.Property(v => v.First).HasMaxLength(InstrumentRecord.MaxSlugLength);
        builder.Property(v => v.Second).HasMaxLength(InstrumentRecord.MaxSlugLength);
        builder.HasOne<Account>().WithMany().HasForeignKey(v => v.AccountId);
        builder.HasIndex(v => new { v.First, v.Second });
    }
}

internal sealed class DaySecretConfiguration : IEntityTypeConfiguration<DaySecret>
{
    public void Configure(EntityTypeBuilder<DaySecret> builder)
    {
        builder.ToTable("day_secrets");
        builder.HasKey(s => s.Day);
        builder.Property(s => s.Secret).HasMaxLength(DaySecret.Length);
    }
}

internal sealed class DailyTallyConfiguration : IEntityTypeConfiguration<DailyTally>
{
    public void Configure(EntityTypeBuilder<DailyTally> builder)
    {
        builder.ToTable("daily_tallies");
        builder.HasKey(t => new { t.Day, t.Key });
        builder.Property(t => t.Key).HasMaxLength(DailyTally.KeyLength);
        builder.Property(t => t.Marks).HasMaxLength(DailyTally.MaxMarksLength);
        builder.Property(t => t.Edition).IsConcurrencyToken();
        builder.Ignore(t => t.People);
    }
}

internal sealed class QuestionCountConfiguration : IEntityTypeConfiguration<QuestionCount>
{
    public void Configure(EntityTypeBuilder<QuestionCount> builder)
    {
        builder.ToTable("question_counts");
        builder.HasKey(c => new { c.Day, c.Question, c.Instrument });
        builder.Property(c => c.Question).HasMaxLength(DailyTally.KeyLength);
        builder.Property(c => c.Instrument).HasMaxLength(QuestionCount.MaxInstrumentLength);
        builder.Property(c => c.Text).HasMaxLength(QuestionCount.MaxTextLength);
        builder.HasIndex(c => new { c.Instrument, c.Day });
        builder.HasIndex(c => c.Question);
    }
}
