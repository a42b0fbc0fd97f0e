using InstrumentHub.Core.Moderation;
using InstrumentHub.Web.Features.Accounts;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace InstrumentHub.Web.Features.Learning;

public enum VoteChoice
{
    /// <summary>Takes back what was said.</summary>
    None,
    Agree,
    Disagree,
}

public sealed record VoteAnswer(string Vote, string Said);

/// <summary>"Klopt" and "klopt niet" below what an instrument's page shows as related.</summary>
public sealed class VotesController(PageContext page, Actors actors, RelationBallot ballot) : Controller
{
    [HttpPost("/instrumenten/{slug}/verwant/{other}"), HttpPost("/en/instruments/{slug}/related/{other}"), Asks(nameof(Permissions.VoteOnRelation)), EnableRateLimiting(RateLimits.Write)]
    public async Task<IActionResult> Cast(string slug, string other, VoteChoice? vote, CancellationToken cancel)
    {
        if (vote is not { } choice || !Enum.IsDefined(choice)) { return BadRequest(); }
        if (page.Catalogue.Find(slug) is null || page.Catalogue.Find(other) is null) { return NotFound(); }

        await ballot.CastAsync((await actors.CurrentAsync(cancel)).Id, slug, other, choice switch { VoteChoice.Agree => true, VoteChoice.Disagree => false, _ => null }, cancel);
        if (Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal)) { return Json(new VoteAnswer(choice.ToString().ToLowerInvariant(), Said(choice))); }
        return Redirect($"{page.To.Instrument(slug)}#verwant");
    }

    private string Said(VoteChoice choice) => choice switch
    {
        VoteChoice.Agree => page.T["Bewaard: dit klopt."],
        VoteChoice.Disagree => page.T["Bewaard: dit klopt niet."],
        _ => page.T["Je oordeel is weggehaald."],
    };
}
