using System.Globalization;
using InstrumentHub.Core;
using InstrumentHub.Core.Communities;
using InstrumentHub.Core.Vocabulary;
using InstrumentHub.Web.Features.Communities;
using InstrumentHub.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace InstrumentHub.Web.Features.Logbook;

/// <summary>What somebody fills in about a step, as they typed it.</summary>
public sealed class StepForm
{
    public string? Day { get; init; }
    public string? Title { get; init; }
    public string? Phase { get; init; }

    /// <summary>A slug or a title.</summary>
    public string? Instrument { get; init; }
    public string? Text { get; init; }
    public string? Decision { get; init; }
    public string? Outcome { get; init; }
    public string? NextStep { get; init; }
    public string? Visibility { get; init; }

    public static StepForm Of(LogbookStep step, PageContext page) => new()
    {
        Day = step.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Title = step.Title, Phase = step.Phase,
        Instrument = step.Instrument is { } slug ? page.Catalogue.Find(slug)?.Record.Title.In(page.Language) ?? slug : null,
        Text = step.Text, Decision = step.Decision, Outcome = step.Outcome, NextStep = step.NextStep, Visibility = step.Visibility.ToString(),
    };

    /// <summary>What the step says; null when something is wrong, which then stands in <paramref name="state"/>.</summary>
    /// <param name="latest">Today, wherever on earth it is latest.</param>
    public LogbookText? Read(ModelStateDictionary state, PageContext page, DateOnly latest)
    {
        var check = new FieldCheck(state, page.T);
        var instrument = InstrumentNames.Find(Instrument, page);
        if (instrument is null && !string.IsNullOrWhiteSpace(Instrument)) { check.Fault(nameof(Instrument), page.T["We kennen geen instrument met de naam ‘{0}’.", Instrument]); }
        var text = new LogbookText(
            check.Day(nameof(Day), Day, latest),
            check.Required(nameof(Title), Title, LogbookStep.MaxTitleLength),
            check.Choice<Visibility>(nameof(Visibility), Visibility))
        {
            Phase = check.Known(nameof(Phase), Phase is { Length: > 0 } ? [Phase] : [], page.Catalogue.Scheme(ConceptScheme.Phases), 1).SingleOrDefault(),
            Instrument = instrument,
            Text = check.Optional(nameof(Text), Text, LogbookStep.MaxTextLength, lines: true),
            Decision = check.Optional(nameof(Decision), Decision, LogbookStep.MaxPartLength, lines: true),
            Outcome = check.Optional(nameof(Outcome), Outcome, LogbookStep.MaxPartLength, lines: true),
            NextStep = check.Optional(nameof(NextStep), NextStep, LogbookStep.MaxPartLength, lines: true),
        };
        return state.IsValid ? text : null;
    }
}
