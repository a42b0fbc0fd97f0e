using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace InstrumentHub.IntegrationTests.Databases;

/// <summary>The model is one, and each database can hold it.</summary>
public sealed class ModelTests
{
    public static TheoryData<string> Providers => [.. TestDatabases.Providers.Select(p => p.Name)];

    [Theory, MemberData(nameof(Providers))]
    public void Each_database_can_hold_the_model(string provider)
    {
        using var hub = Open(provider);

        Assert.Empty(ModelRules.Faults(hub.GetService<IDesignTimeModel>().Model));
    }

    [Theory, MemberData(nameof(Providers))]
    public void The_migrations_make_what_the_model_says(string provider)
    {
        using var hub = Open(provider);

        Assert.False(hub.Database.HasPendingModelChanges(), $"Run ./hub migration <name>: the migrations of {provider} do not make what the model says.");
    }

    [Fact]
    public void A_model_that_one_database_cannot_hold_is_found_out()
    {
        using var bad = new BadContext();

        var faults = ModelRules.Faults(bad.GetService<IDesignTimeModel>().Model).ToList();

        string[] expected =
        [
            "bad.Tags is a list", "bad.Lasted is a TimeSpan", "bad.At is a DateTime,", "bad.Written has SQL of its own",
            "PK_bad takes up to 1200 bytes (Name 1200)", "IX_bad_Text: bad.Text has no HasMaxLength", "IX_bad_First_Second takes up to 2400 bytes",
            "IX_bad_Code: the filter \"Open\" = true", "is longer than 63 bytes", "is there twice (bad)",
            "A deletion in people reaches letters in more than one way", "A deletion in folders reaches folders in more than one way",
        ];
        Assert.All(expected, sentence => Assert.Contains(faults, fault => fault.Contains(sentence, StringComparison.Ordinal)));
        Assert.Equal(expected.Length, faults.Count);
    }

    private static HubContext Open(string provider) =>
        new((DbContextOptions<HubContext>)TestDatabases.Provider(provider).Use(new DbContextOptionsBuilder<HubContext>(), "").Options);

    /// <summary>Everything that may not be.</summary>
    private sealed class BadContext : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=localhost");

        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.Entity<Bad>(bad =>
            {
                bad.ToTable("bad");
                bad.HasKey(b => b.Name);
                bad.Property(b => b.Name).HasMaxLength(600);
                bad.HasIndex(b => b.Text);
                bad.Property(b => b.First).HasMaxLength(600);
                bad.Property(b => b.Second).HasMaxLength(600);
                bad.HasIndex(b => new { b.First, b.Second });
                bad.Property(b => b.Code).HasMaxLength(20);
                bad.HasIndex(b => b.Code).IsUnique().HasFilter("\"Open\" = true");
                bad.Property(b => b.At).HasColumnType("timestamp with time zone");
                bad.Property(b => b.Written).HasDefaultValueSql("now()");
                bad.Property(b => b.Open).HasColumnName(new string('o', 64));
                bad.Property<int>("twin");
                bad.Property<int>("Twin").HasColumnName("TWIN");
            });
            modelBuilder.Entity<Person>().ToTable("people");
            modelBuilder.Entity<Letter>(letter =>
            {
                letter.ToTable("letters");
                letter.HasOne<Person>().WithMany().HasForeignKey(l => l.FromId).OnDelete(DeleteBehavior.Cascade);
                letter.HasOne<Person>().WithMany().HasForeignKey(l => l.ToId).OnDelete(DeleteBehavior.SetNull);
            });
            modelBuilder.Entity<Folder>(folder =>
            {
                folder.ToTable("folders");
                folder.HasOne<Folder>().WithMany().HasForeignKey(f => f.ParentId).OnDelete(DeleteBehavior.Cascade);
            });
        }
    }

    private sealed class Bad
    {
        public string Name { get; init; } = "";
        public string? Text { get; init; }
        public string? First { get; init; }
        public string? Second { get; init; }
        public string? Code { get; init; }
        public bool Open { get; init; }
        public List<string> Tags { get; init; } = [];
        public TimeSpan Lasted { get; init; }
        public DateTime At { get; init; }
        public DateTimeOffset Written { get; init; }
    }

    private sealed class Person
    {
        public Guid Id { get; init; }
    }

    private sealed class Letter
    {
        public Guid Id { get; init; }
        public Guid FromId { get; init; }
        public Guid? ToId { get; init; }
    }

    private sealed class Folder
    {
        public Guid Id { get; init; }
        public Guid? ParentId { get; init; }
    }
}
