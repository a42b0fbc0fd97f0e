using InstrumentHub.Data.Copying;
using InstrumentHub.Data.PostgreSql;
using InstrumentHub.IntegrationTests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.IntegrationTests.Databases;

/// <summary>The copy goes by the model, whatever is in it: here all that a model may hold and this one may get.</summary>
[Trait("Database", "PostgreSql")]
public sealed class AnyModelCopyTests
{
    [Fact]
    public async Task Every_kind_of_column_arrives_and_the_database_counts_on()
    {
        await using var source = await MakeAsync();
        await using var target = await MakeAsync();
        await using (var people = new PeopleContext(source.ConnectionString))
        {
            people.AddRange(Enumerable.Range(1, 1203).Select(Person.Number));
            people.Add(new Person { Name = "bare" });
            await people.SaveChangesAsync();
            // Two who point at each other, and one who points at herself: no order of rows would do.
            await people.People.Where(p => p.Name == "person 1").ExecuteUpdateAsync(s => s.SetProperty(p => p.FriendId, 2));
            await people.People.Where(p => p.Name == "person 2").ExecuteUpdateAsync(s => s.SetProperty(p => p.FriendId, 1));
            await people.People.Where(p => p.Name == "person 3").ExecuteUpdateAsync(s => s.SetProperty(p => p.FriendId, 3));
        }

        await using (var from = new PeopleContext(source.ConnectionString))
        await using (var to = new PeopleContext(target.ConnectionString))
        {
            var copied = await new DatabaseCopy(from, to, new PostgreSqlProvider()).RunAsync(_ => { }, CancellationToken.None);
            Assert.Equal([("badges", 1203L), ("people", 1204L)], copied.Select(t => (t.Table, t.Rows)));
        }

        await using var before = new PeopleContext(source.ConnectionString);
        await using var after = new PeopleContext(target.ConnectionString);
        Assert.Equivalent(await AllAsync(before), await AllAsync(after), strict: true);
        after.Add(new Person { Name = "next" });
        await after.SaveChangesAsync();
        Assert.Equal(1205, (await after.People.SingleAsync(p => p.Name == "next")).Id);
        after.Add(new Badge { PersonId = 99999, Label = "nobody's" });
        await Assert.ThrowsAsync<DbUpdateException>(() => after.SaveChangesAsync());
    }

    private static Task<List<Person>> AllAsync(PeopleContext people) =>
        people.People.AsNoTracking().Include(p => p.Badges).OrderBy(p => p.Id).Take(50).ToListAsync();

    private static Task<TestDatabase> MakeAsync() => PostgresFixture.CreateAsync(async connectionString =>
    {
        await using var people = new PeopleContext(connectionString);
        await people.Database.EnsureCreatedAsync();
    }, "people");

    private sealed class PeopleContext(string connectionString) : DbContext
    {
        public DbSet<Person> People => Set<Person>();

        protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql(connectionString);

        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.Entity<Person>(person =>
            {
                person.ToTable("people");
                person.Property(p => p.Kind).HasConversion<string>();
                person.ComplexProperty(p => p.Address);
                person.ComplexProperty(p => p.Settings, settings => settings.ToJson());
                person.HasOne<Person>().WithMany().HasForeignKey(p => p.FriendId);
                person.HasMany(p => p.Badges).WithOne().HasForeignKey(b => b.PersonId);
            });
            modelBuilder.Entity<Badge>().ToTable("badges").HasKey(b => new { b.PersonId, b.Label });
        }
    }

    private enum Kind
    {
        Guest,
        Guide,
    }

    private sealed class Person
    {
        public int Id { get; init; }
        public string Name { get; init; } = "";
        public Kind Kind { get; init; }
        public Kind Level { get; init; }
        public Guid? Key { get; init; }
        public bool Active { get; init; }
        public byte[]? Picture { get; init; }
        public DateTimeOffset? Seen { get; init; }
        public DateOnly? Born { get; init; }
        public double Score { get; init; }
        public decimal Amount { get; init; }
        public long? Version { get; init; }
        public Address Address { get; init; } = new();
        public Settings Settings { get; init; } = new();
        public int? FriendId { get; init; }
        public List<Badge> Badges { get; init; } = [];

        public static Person Number(int n) => new()
        {
            Name = $"person {n}",
            Kind = Kind.Guide,
            Level = Kind.Guide,
            Key = new Guid(n, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
            Active = n % 2 == 0,
            Picture = [1, 2, (byte)n],
            Seen = DateTimeOffset.UnixEpoch.AddTicks(n * 12345670L),
            Born = new DateOnly(1970, 1, 1).AddDays(n),
            Score = Math.Sqrt(n),
            Amount = n / 8m,
            Version = n * 10_000_000_000L,
            Address = new() { Street = $"Straat {n}", Town = "'s-Hertogenbosch" },
            Settings = new() { Theme = "donker", Size = n, Words = ["één", "\"twee\""] },
            Badges = [new() { Label = "welkom" }],
        };
    }

    private sealed class Address
    {
        public string Street { get; init; } = "";
        public string? Town { get; init; }
    }

    private sealed class Settings
    {
        public string Theme { get; init; } = "";
        public int Size { get; init; }
        public List<string> Words { get; init; } = [];
    }

    private sealed class Badge
    {
        public int PersonId { get; init; }
        public string Label { get; init; } = "";
    }
}
