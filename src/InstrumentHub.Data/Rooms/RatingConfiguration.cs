using InstrumentHub.Core.Rooms;
using InstrumentHub.Data.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InstrumentHub.Data.Rooms;

internal sealed class RatingConfiguration : IEntityTypeConfiguration<Rating>
{
    public void Configure(EntityTypeBuilder<Rating> builder)
    {
        builder.ToTable("ratings");
        builder.HasKey(r => new { r.RoomId, r.RaterId });
        builder.Property(r => r.Scores).HasRecordConversion();
        builder.Property(r => r.Context).HasRecordConversion();
        builder.Property(r => r.Released!).HasRecordConversion();
        builder.HasOne<Room>().WithMany().HasForeignKey(r => r.RoomId);
        builder.HasIndex(r => r.RaterId);
    }
}

internal sealed class RatingRoundConfiguration : IEntityTypeConfiguration<RatingRound>
{
    public void Configure(EntityTypeBuilder<RatingRound> builder)
    {
        builder.ToTable("rating_rounds");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Context).HasRecordConversion();
        builder.HasOne<Room>().WithMany().HasForeignKey(r => r.RoomId);
        builder.HasIndex(r => new { r.RoomId, r.OpenedAt });
    }
}

internal sealed class RoundScoreConfiguration : IEntityTypeConfiguration<RoundScore>
{
    public void Configure(EntityTypeBuilder<RoundScore> builder)
    {
        builder.ToTable("round_scores");
        builder.HasKey(s => new { s.RoundId, s.RaterId });
        builder.Property(s => s.Scores).HasRecordConversion();
        builder.HasOne<RatingRound>().WithMany().HasForeignKey(s => s.RoundId);
        builder.HasIndex(s => s.RaterId);
    }
}
