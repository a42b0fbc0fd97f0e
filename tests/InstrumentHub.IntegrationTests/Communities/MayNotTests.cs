using System.Net;
using System.Text.RegularExpressions;
using InstrumentHub.Core;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Communities;
using InstrumentHub.Data;
using InstrumentHub.IntegrationTests.Infrastructure;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentHub.IntegrationTests.Communities;

/// <summary>Every act by every role. What one may not do must also leave nothing behind, which the row counts at the end show.</summary>
public sealed class MayNotTests(MayNotTests.Town town) : IClassFixture<MayNotTests.Town>
{
    public enum Who
    {
        Visitor,
        Outsider,
        OtherMember,
        Moderator,
        Member,
        Facilitator,
        Owner,
    }

    private const string Nobody = "", Members = "Member Facilitator Owner", Hosts = "Facilitator Owner", Owners = "Owner", SignedIn = "Outsider OtherMember Moderator Member Facilitator Owner", All = "Visitor " + SignedIn;

    /// <summary>Method, path below the community, and who may: in an open, a private and a hidden one. A refused GET of a visitor leads to signing in.</summary>
    public static TheoryData<string, string, string, string, string> Acts => new()
    {
        { "GET", "", All, All, Members },
        { "GET", "/logboek", All, Members, Members },
        { "GET", "/logboek.atom", All, Nobody, Nobody },
        { "GET", "/leden", Members, Members, Members },
        { "GET", "/bewerken", Owners, Owners, Owners },
        { "GET", "/uitnodigingen", Hosts, Hosts, Hosts },
        { "GET", "/moderatie", Hosts, Hosts, Hosts },
        { "GET", "/logboek/nieuw", Members, Members, Members },
        { "GET", "/logboek/praktijk", Hosts, Hosts, Hosts },
        { "GET", "/logboek/{step}/bewerken", Hosts, Hosts, Hosts },
        { "POST", "/logboek/praktijk", Hosts, Hosts, Hosts },
        { "POST", "/logboek/praktijk.md", Hosts, Hosts, Hosts },
        { "POST", "/bewerken", Owners, Owners, Owners },
        { "POST", "/uitnodigingen", Hosts, Hosts, Hosts },
        { "POST", "/uitnodigingen/e-mail", Hosts, Hosts, Hosts },
        { "POST", "/uitnodigingen/{any}/intrekken", Hosts, Hosts, Hosts },
        { "POST", "/leden/{any}/rol", Owners, Owners, Owners },
        { "POST", "/leden/{any}/overdragen", Owners, Owners, Owners },
        { "POST", "/leden/{any}/verwijderen", Hosts, Hosts, Hosts },
        { "POST", "/moderatie/{any}", Nobody, Nobody, Nobody },
        { "POST", "/moderatie/besluiten/{any}/terugdraaien", Nobody, Nobody, Nobody },
        { "POST", "/aanvragen/{any}", Hosts, Hosts, Hosts },
        { "POST", "/logboek/nieuw", Members, Members, Members },
        { "POST", "/logboek/{step}/bewerken", Hosts, Hosts, Hosts },
        { "POST", "/logboek/{any}/verwijderen", Nobody, Nobody, Nobody },
        { "POST", "/archief", Owners, Owners, Owners },
        { "POST", "/aanvragen", SignedIn, SignedIn, Members },
        { "POST", "/leden/vertrekken", Members, Members, Members },
        { "POST", "~/kamers/{slug}/stand-up", Hosts, Hosts, Hosts },
        // What programs read is what a visitor reads, whoever asks.
        { "GET", "~/api/v1/communities/{slug}", All, All, Nobody },
    };

    [Theory]
    [MemberData(nameof(Acts))]
    public async Task Each_act_is_open_to_whom_it_should_and_to_nobody_else(string method, string path, string open, string @private, string hidden)
    {
        foreach (var (visibility, allowed) in new[] { (CommunityVisibility.Open, open), (CommunityVisibility.Private, @private), (CommunityVisibility.Hidden, hidden) })
        {
            foreach (var who in Enum.GetValues<Who>())
            {
                var status = await town.AskAsync(who, method, visibility, path);
                if (path == "/leden/vertrekken") { await town.ComeBackAsync(who, visibility); }
                var may = allowed.Split(' ').Contains(who.ToString());
                Assert.True(may == Went(status), $"{who} {method} {path} of a community that is {visibility}: {(int)status}");
                // For whom it is hidden it does not exist: whatever they ask, they hear what they would hear of a name nobody used.
                if (visibility == CommunityVisibility.Hidden && who is Who.Visitor or Who.Outsider or Who.OtherMember or Who.Moderator)
                {
                    Assert.Equal(await town.AskAsync(who, method, null, path), status);
                }
            }
        }
    }

    [Fact]
    public void Every_address_below_a_community_stands_in_the_table()
    {
        var known = Acts.Select(a => $"{a[0]} {Shape(((string)a[1]).StartsWith('~') ? ((string)a[1])[1..] : $"/communities/{{slug}}{a[1]}")}").ToHashSet();
        var asked = from endpoint in town.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                    let controller = endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()
                    where controller?.ControllerTypeInfo.Namespace?.Split('.')[^1] is "Communities" or "Members" or "Invitations" or "Logbook"
                    let route = "/" + endpoint.RoutePattern.RawText!.TrimStart('/')
                    where route.Contains("{slug}", StringComparison.Ordinal) && !route.StartsWith("/en/", StringComparison.Ordinal)
                    from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Where(m => m != "HEAD")
                    select $"{method} {Shape(route)}";

        Assert.Equal([], asked.Where(a => !known.Contains(a)));

        static string Shape(string route) => Regex.Replace(route, @"\{[^}]*\}", "{}", RegexOptions.None, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task What_was_refused_left_nothing_behind()
    {
        foreach (var visibility in Enum.GetValues<CommunityVisibility>())
        {
            foreach (var who in new[] { Who.Visitor, Who.Outsider, Who.OtherMember, Who.Moderator })
            {
                foreach (var act in Acts.Where(a => (string)a[0] == "POST")) { await town.AskAsync(who, "POST", visibility, (string)act[1]); }
            }
        }

        var left = await town.App.WithAsync(async services =>
        {
            var hub = services.GetRequiredService<HubContext>();
            var outside = new[] { town.People[Who.Outsider].Id, town.People[Who.OtherMember].Id, town.People[Who.Moderator].Id };
            return (await hub.Memberships.CountAsync(m => m.CommunityId != town.Elsewhere && outside.Contains(m.AccountId)), await hub.Invitations.CountAsync(i => outside.Contains(i.InvitedBy)),
                await hub.LogbookSteps.CountAsync(s => outside.Contains(s.AuthorId)), await hub.JoinRequests.CountAsync(r => hub.Communities.Any(c => c.Id == r.CommunityId && c.Visibility == CommunityVisibility.Hidden)));
        });
        Assert.Equal((0, 0, 0, 0), left);
    }

    /// <summary>An answer that a rule gave, or that form fields were missing, means the door was open.</summary>
    private static bool Went(HttpStatusCode status) => status is HttpStatusCode.OK or HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest or HttpStatusCode.Conflict or HttpStatusCode.Found;

    /// <summary>Three communities and everybody who stands in some relation to them.</summary>
    public sealed class Town : IAsyncLifetime
    {
        private readonly Dictionary<CommunityVisibility, (string Slug, Guid Step)> _places = [];
        private readonly Dictionary<Who, string> _tokens = [];
        private HttpClient _visitor = null!;

        internal HubApp App { get; private set; } = null!;
        internal Dictionary<Who, Person> People { get; } = [];
        internal Guid Elsewhere { get; private set; }

        public async Task InitializeAsync()
        {
            App = await HubApp.StartAsync();
            _visitor = App.Client();
            foreach (var who in Enum.GetValues<Who>().Where(w => w != Who.Visitor)) { People[who] = await App.SignInAsync(who.ToString(), who == Who.Moderator ? PlatformRole.Moderator : PlatformRole.Member); }
            foreach (var visibility in Enum.GetValues<CommunityVisibility>())
            {
                var slug = $"plek-{visibility}".ToLowerInvariant();
                var id = await App.StartCommunityAsync(slug, visibility, People[Who.Owner], (People[Who.Facilitator], CommunityRole.Facilitator), (People[Who.Member], CommunityRole.Member));
                _places[visibility] = (slug, await App.WriteStepAsync(id, People[Who.Owner], Visibility.Community));
            }
            Elsewhere = await App.StartCommunityAsync("elders", CommunityVisibility.Open, People[Who.OtherMember]);
            foreach (var (who, person) in People) { _tokens[who] = await TokenAsync(person.Client); }
            _tokens[Who.Visitor] = await TokenAsync(People[Who.Outsider].Client);
        }

        /// <param name="visibility">Null for a community that was never there.</param>
        internal async Task<HttpStatusCode> AskAsync(Who who, string method, CommunityVisibility? visibility, string path)
        {
            var (slug, step) = visibility is { } known ? _places[known] : ("nooit-geweest", Guid.NewGuid());
            var address = $"{(path.StartsWith('~') ? path[1..].Replace("{slug}", slug, StringComparison.Ordinal) : $"/communities/{slug}{path}").Replace("{step}", step.ToString(), StringComparison.Ordinal).Replace("{any}", Guid.NewGuid().ToString(), StringComparison.Ordinal)}";
            using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address, UriKind.Relative));
            if (method == "POST") { request.Content = new FormUrlEncodedContent([new("__RequestVerificationToken", _tokens[who]), new("role", "Member"), new("welcome", "false")]); }
            using var answer = await (who == Who.Visitor ? _visitor : People[who].Client).SendAsync(request);
            var toSignIn = answer.StatusCode == HttpStatusCode.Found && answer.Headers.Location!.OriginalString.Contains("inloggen", StringComparison.Ordinal);
            return toSignIn ? HttpStatusCode.Unauthorized : answer.StatusCode;
        }

        /// <summary>Who left is what they were.</summary>
        internal Task ComeBackAsync(Who who, CommunityVisibility visibility) => who is not (Who.Member or Who.Facilitator) ? Task.CompletedTask : App.WithAsync(async services =>
        {
            var hub = services.GetRequiredService<HubContext>();
            var slug = _places[visibility].Slug;
            var community = await hub.Communities.Include(c => c.Members).SingleAsync(c => c.Slug == slug);
            community.Admit(People[who].Id, who == Who.Member ? CommunityRole.Member : CommunityRole.Facilitator, DateTimeOffset.UtcNow);
            return await hub.SaveChangesAsync();
        });

        public async Task DisposeAsync()
        {
            foreach (var person in People.Values) { person.Dispose(); }
            _visitor.Dispose();
            await App.DisposeAsync();
        }

        private static async Task<string> TokenAsync(HttpClient client)
        {
            var html = await client.GetStringAsync(new Uri("/communities/nieuw", UriKind.Relative));
            using var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html);
            return document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        }
    }
}
