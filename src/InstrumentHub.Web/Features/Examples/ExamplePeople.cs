using InstrumentHub.Core.Accounts;
using InstrumentHub.Data;
using InstrumentHub.Data.Accounts;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Examples;

/// <summary>The people of the example: one of every role, and one who has just come.</summary>
internal sealed class ExamplePeople(HubContext hub, UserManager<Account> users, IConfiguration configuration, IHostEnvironment environment, TimeProvider time) : IStartStep
{
    public const string SeedKey = "Examples:Seed";

    /// <summary>The domain is reserved (RFC 2606): no mail to it ever reaches anybody.</summary>
    private const string Domain = "voorbeeld.example";

    public static readonly IReadOnlyList<ExamplePerson> All =
    [
        new("Fatima el Amrani", "fatima", PlatformRole.Administrator, IsTrusted: true, ["Netwerkzorg", "Kwetsbare ouderen"], ["Een lastig gesprek begeleiden", "Een scan voorbereiden"], ["Effecten zichtbaar maken"]),
        new("Joost Hendriks", "joost", PlatformRole.Moderator, IsTrusted: true, ["Energietransitie"], ["Samen prioriteiten kiezen"], ["Online werksessies"]),
        new("Mei Lin de Boer", "meilin", PlatformRole.Member, IsTrusted: true, ["Onderwijs en praktijk verbinden"], ["Studenten en bedrijven koppelen"], ["Een community verduurzamen"]),
        new("Sander Visser", "sander", PlatformRole.Member, IsTrusted: true, ["Logistiek"], ["Data-analyse"], ["Rollen verdelen"]),
        new("Noor Jansen", "noor", PlatformRole.Member, IsTrusted: false, [], [], ["Hoe begin je een learning community?"]),
    ];

    public async Task RunAsync(CancellationToken cancel)
    {
        if (!environment.IsDevelopment() || !configuration.GetValue<bool>(SeedKey) || await hub.Accounts.AnyAsync(a => a.IsExample, cancel)) { return; }
        foreach (var person in All) { await AddAsync(person); }
        await hub.SaveChangesAsync(cancel);
    }

    private async Task AddAsync(ExamplePerson person)
    {
        var now = time.GetUtcNow();
        var account = new Account
        {
            Id = Guid.CreateVersion7(now), Name = person.Name, Handle = person.Handle, UserName = person.Handle, Email = $"{person.Handle}@{Domain}", EmailConfirmed = true,
            Role = person.Role, RegisteredAt = now, TrustedAt = person.IsTrusted ? now : null, IsExample = true,
        };
        await users.CreateAsync(account);
        var profile = Profile.Of(account.Id);
        profile.Describe(new([.. person.Expertise], Audience.Public), ProfilePart.Empty, new([.. person.CanDo], Audience.Platform), new([.. person.WantsToLearn], Audience.Communities));
        hub.Profiles.Add(profile);
    }
}

internal sealed record ExamplePerson(
    string Name, string Handle, PlatformRole Role, bool IsTrusted, IReadOnlyList<string> Expertise, IReadOnlyList<string> CanDo, IReadOnlyList<string> WantsToLearn);
