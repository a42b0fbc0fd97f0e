using System.ComponentModel;
using InstrumentHub.Core.Accounts;
using InstrumentHub.Core.Communities;
using InstrumentHub.Core.Moderation;
using InstrumentHub.Data;
using InstrumentHub.Web.Features.Api;
using InstrumentHub.Web.Features.Logbook;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Features.Communities;

/// <summary>The communities that are listed, for programs. Every answer is the one a visitor without an account gets, whoever asks: other sites may read it.</summary>
[ApiController, Route("api/v1/communities"), EnableCors(ApiFeature.Cors), EnableRateLimiting(RateLimits.Search), Asks(nameof(Permissions.FindCommunities)), Personal]
public sealed class CommunitiesApiController(HubContext hub, PageContext page) : ControllerBase
{
    [HttpGet, EndpointSummary("List and find communities"), EndpointDescription(
        "Open and private communities; of a private one only what the directory shows. The parameters sector, phase and region may be repeated.")]
    public async Task<CommunitiesAnswer> List(
        [FromServices] CommunityDirectory directory, CancellationToken cancel,
        [Description("Words that must all occur.")] string? q = null,
        [Description("Which page of twenty, counted from 1.")] string? page = null,
        [Description("nl or en: the page that url leads to.")] string? lang = null)
    {
        var form = DirectoryForm.Read(Request.Query);
        var answer = await directory.FindAsync(Actor.Anonymous, form, cancel);
        return new(form.Question, answer.Found.Count, form.Page, [.. answer.Found.Skip((form.Page - 1) * DirectoryForm.PageSize).Take(DirectoryForm.PageSize).Select(Of)]);
    }

    [HttpGet("{slug}"), EndpointSummary("One community"), EndpointDescription("A community that is not listed answers as one that does not exist."),
        ProducesResponseType<ApiCommunity>(StatusCodes.Status200OK), ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public async Task<IActionResult> One([Description("The last part of the community's address.")] string slug, [FromServices] CommunityDirectory directory, CancellationToken cancel, [Description("nl or en.")] string? lang = null)
    {
        if (await directory.FindAsync(Actor.Anonymous, slug, cancel) is not { } row) { return Problem(page.T["Er is geen community met deze naam."].Value, statusCode: StatusCodes.Status404NotFound); }
        var found = Of(row);
        if (row.Visibility != CommunityVisibility.Open) { return Ok(found); }
        var instruments = await hub.Communities.Where(c => c.Id == row.Id).Select(c => c.Instruments).SingleAsync(cancel);
        var steps = await hub.LogbookSteps.ThatArePublic(hub.Communities).Where(s => s.CommunityId == row.Id).OrderByDescending(s => s.Day).Take(ApiCommunity.MaxSteps)
            .Select(s => new ApiStepRecord(s.Id, s.Day, s.Title, s.Phase, s.Instrument, s.Text, s.Decision, s.Outcome, s.NextStep)).ToListAsync(cancel);
        return Ok(found with { Description = row.Description, Instruments = instruments, Logbook = steps });
    }

    private ApiCommunity Of(DirectoryRow row) => new(
        row.Slug, page.Site.Absolute(page.To.Community(row.Slug)), row.Name, row.Challenge, row.Sectors, row.Region, row.Phase, row.Visibility)
    {
        Members = row.Members, StartedAt = row.Members is null ? null : row.StartedAt, ArchivedAt = row.Members is null ? null : row.ArchivedAt, IsExample = row.IsExample ? true : null,
    };
}

/// <param name="Total">Of all pages together.</param>
public sealed record CommunitiesAnswer(string Question, int Total, int Page, IReadOnlyList<ApiCommunity> Communities);

/// <param name="Sectors">Ids of the scheme of sectors.</param>
/// <param name="Phase">An id of the scheme of phases.</param>
public sealed record ApiCommunity(string Slug, string Url, string Name, string Challenge, IReadOnlyList<string> Sectors, string? Region, string? Phase, CommunityVisibility Visibility)
{
    public const int MaxSteps = 50;

    /// <summary>How many; left out for a private community, as is all that follows.</summary>
    public int? Members { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? ArchivedAt { get; init; }
    public bool? IsExample { get; init; }

    /// <summary>Markdown.</summary>
    public string? Description { get; init; }
    public IReadOnlyList<string>? Instruments { get; init; }

    /// <summary>The public steps of the logbook, newest first.</summary>
    public IReadOnlyList<ApiStepRecord>? Logbook { get; init; }
}

public sealed record ApiStepRecord(Guid Id, DateOnly Day, string Title, string? Phase, string? Instrument, string? Text, string? Decision, string? Outcome, string? NextStep);
