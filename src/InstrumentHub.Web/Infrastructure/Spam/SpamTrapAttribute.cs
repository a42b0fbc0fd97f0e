using InstrumentHub.Web.Features.Accounts;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;

namespace InstrumentHub.Web.Infrastructure.Spam;

/// <summary>
/// On an action that takes a form with <c>&lt;spam-trap /&gt;</c>. What looks like a program's work becomes an error of the form: the action finds <c>ModelState</c>
/// invalid and shows the form again, with everything that was typed and a sentence on what to do. A person presses the button once more and is through;
/// a program does not come back.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed partial class SpamTrapAttribute : Attribute, IFilterFactory
{
    public bool IsReusable => false;

    /// <summary>Who is signed in is not looked at: what takes two taps is done sooner than a trap is patient.</summary>
    public bool OnlyVisitors { get; init; }

    public IFilterMetadata CreateInstance(IServiceProvider serviceProvider) => ActivatorUtilities.CreateInstance<Filter>(serviceProvider, this);

    private sealed partial class Filter(SpamTrapAttribute trap, Actors actors, FormStamp stamps, IStringLocalizer<Texts> texts, ILogger<SpamTrapAttribute> logger) : IAsyncActionFilter
    {
        public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
        {
            var actor = await actors.CurrentAsync(context.HttpContext.RequestAborted);
            // Who is trusted fills in forms faster than a trap is patient, and has more to lose than a program.
            var isSpared = actor.IsTrusted || (trap.OnlyVisitors && actor.IsSignedIn);
            if (!isSpared && context.HttpContext.Request.HasFormContentType) { Judge(context, await context.HttpContext.Request.ReadFormAsync(context.HttpContext.RequestAborted)); }
            await next();
        }

        private void Judge(ActionExecutingContext context, IFormCollection form)
        {
            var judgement = stamps.Judge(form[SpamTrapTagHelper.StampField]);
            var honey = !string.IsNullOrWhiteSpace(form[SpamTrapTagHelper.HoneyField]);
            if (judgement == StampJudgement.Good && !honey) { return; }

            Caught(honey, judgement);
            context.ModelState.AddModelError("", Sentence(honey, judgement));
        }

        private string Sentence(bool honey, StampJudgement judgement) => judgement switch
        {
            _ when honey => texts["Er is een veld ingevuld dat leeg moet blijven; soms doet je browser dat zelf. Je tekst staat er nog. Verstuur het formulier nog een keer."].Value,
            StampJudgement.TooSoon => texts["Dat ging wel heel snel. Je tekst staat er nog. Wacht een paar tellen en verstuur het formulier nog een keer."].Value,
            _ => texts["Deze pagina stond lang open. Je tekst staat er nog. Verstuur het formulier nog een keer."].Value,
        };

        /// <summary>Nothing of the text and nothing of the sender: a count is all that is needed to see whether the trap works.</summary>
        [LoggerMessage(LogLevel.Information, "A form was held back: honeypot {Honey}, stamp {Judgement}.")]
        private partial void Caught(bool honey, StampJudgement judgement);
    }
}
