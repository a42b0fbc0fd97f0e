using InstrumentHub.Core.Catalogue;
using InstrumentHub.Core.Communities;
using InstrumentHub.Core.Rooms;
using InstrumentHub.Data.Accounts;
using InstrumentHub.Data.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace InstrumentHub.Data.Rooms;

internal sealed class RoomConfiguration : IEntityTypeConfiguration<Room>
{
    public void Configure(EntityTypeBuilder<Room> builder)
    {
        builder.ToTable("rooms");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Key).HasMaxLength(Room.MaxKeyLength);
        builder.Property(r => r.Instrument).HasMaxLength(InstrumentRecord.MaxSlugLength);
        builder.HasOne<Community>().WithMany().HasForeignKey(r => r.CommunityId);
        builder.HasIndex(r => r.Key).IsUnique();
    }
}

internal sealed class RoomEventConfiguration : IEntityTypeConfiguration<RoomEvent>
{
    public void Configure(EntityTypeBuilder<RoomEvent> builder)
    {
        builder.ToTable("room_events");
        builder.HasKey(e => new { e.RoomId, e.Seq });
        builder.Property(e => e.Seq).ValueGeneratedNever();
        builder.Property(e => e.Type).HasConversion<string>().HasMaxLength(20);
        builder.Property(e => e.Data!).HasRecordConversion();
        builder.HasOne<Room>().WithMany().HasForeignKey(e => e.RoomId);

        // What makes a command that is sent twice happen once, whatever else goes wrong.
        builder.HasIndex(e => new { e.ActorId, e.CommandId }).IsUnique();
    }
}

internal sealed class CommentConfiguration : IEntityTypeConfiguration<Comment>
{
    public void Configure(EntityTypeBuilder<Comment> builder)
    {
        builder.ToTable("comments");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Body).HasMaxLength(Comment.MaxBodyLength);
        builder.Property(c => c.Mentions).HasRecordConversion();
        builder.Property(c => c.HiddenAs).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<Room>().WithMany().HasForeignKey(c => c.RoomId);
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.AuthorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(c => c.Edits).WithOne().HasForeignKey(e => e.CommentId);

        // Threads from the latest back, the answers of a thread in order, and how fast somebody goes.
        builder.HasIndex(c => new { c.RoomId, c.ParentId, c.Seq });
        builder.HasIndex(c => new { c.RoomId, c.AuthorId, c.At });
    }
}

internal sealed class CommentEditConfiguration : IEntityTypeConfiguration<CommentEdit>
{
    public void Configure(EntityTypeBuilder<CommentEdit> builder)
    {
        builder.ToTable("comment_edits");
        builder.HasKey(e => new { e.CommentId, e.Number });
        builder.Property(e => e.Number).ValueGeneratedNever();
        builder.Property(e => e.Body).HasMaxLength(Comment.MaxBodyLength);
    }
}

internal sealed class ReactionConfiguration : IEntityTypeConfiguration<Reaction>
{
    public void Configure(EntityTypeBuilder<Reaction> builder)
    {
        builder.ToTable("reactions");
        builder.HasKey(r => new { r.CommentId, r.AccountId });
        builder.HasOne<Comment>().WithMany().HasForeignKey(r => r.CommentId);
        builder.HasIndex(r => r.AccountId);
    }
}

internal sealed class ReadMarkConfiguration : IEntityTypeConfiguration<ReadMark>
{
    public void Configure(EntityTypeBuilder<ReadMark> builder)
    {
        builder.ToTable("read_marks");
        builder.HasKey(m => new { m.RoomId, m.AccountId });
        builder.HasOne<Room>().WithMany().HasForeignKey(m => m.RoomId);
        builder.HasIndex(m => m.AccountId);
    }
}

internal sealed class RoomPresenceConfiguration : IEntityTypeConfiguration<RoomPresence>
{
    public void Configure(EntityTypeBuilder<RoomPresence> builder)
    {
        builder.ToTable("room_presences");
        builder.HasKey(p => new { p.RoomId, p.AccountId, p.NodeId });
        builder.HasIndex(p => p.NodeId);
    }
}
