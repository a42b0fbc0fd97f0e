namespace InstrumentHub.Core.Administration;

/// <summary>Everything that can be set on the site, on one page, in the order in which it is shown.</summary>
public static class SettingSpecs
{
    /// <summary>Who may make an account.</summary>
    public const string Open = "open", ByInvitation = "invitation", ByInstitution = "institution";

    public const string On = "on", Off = "off";

    public static readonly SettingSpec SiteName = new("site.name", "Site:Name", SettingKind.Line, "InstrumentHub") { MaxLength = 60 };
    public static readonly SettingSpec IntroductionNl = new("site.introduction-nl", "Site:IntroductionNl", SettingKind.Text, "") { MaxLength = 600, MayBeEmpty = true };
    public static readonly SettingSpec IntroductionEn = new("site.introduction-en", "Site:IntroductionEn", SettingKind.Text, "") { MaxLength = 600, MayBeEmpty = true };
    public static readonly SettingSpec Contact = new("site.contact", "Site:Contact", SettingKind.Address, "") { MaxLength = 254, MayBeEmpty = true };

    public static readonly SettingSpec Registration = new("accounts.registration", "Accounts:Registration", SettingKind.Choice, Open) { Choices = [Open, ByInvitation, ByInstitution] };

    public static readonly SettingSpec WordsNl = new("texts.words-nl", "WordLists:Nl", SettingKind.Choice, Off) { Choices = [Off, On] };
    public static readonly SettingSpec WordsEn = new("texts.words-en", "WordLists:En", SettingKind.Choice, Off) { Choices = [Off, On] };
    public static readonly SettingSpec OwnWords = new("texts.own-words", "WordLists:Own", SettingKind.Words, "") { MaxLength = 4_000, MayBeEmpty = true };

    public static readonly SettingSpec NewcomerLinks = new("newcomers.links", "TextLimits:NewcomerLinks", SettingKind.Number, "2") { Min = 0, Max = 50 };
    public static readonly SettingSpec NewcomerPosts = new("newcomers.posts-per-hour", "TextLimits:NewcomerTextsPerHour", SettingKind.Number, "15") { Min = 1, Max = 1_000 };
    public static readonly SettingSpec FirstPosts = new("newcomers.first-posts", "TextLimits:FirstPostsReviewed", SettingKind.Number, "2") { Min = 0, Max = 100 };

    public static readonly SettingSpec FooterNl = new("mail.footer-nl", "Mail:FooterNl", SettingKind.Text, "") { MaxLength = 300, MayBeEmpty = true };
    public static readonly SettingSpec FooterEn = new("mail.footer-en", "Mail:FooterEn", SettingKind.Text, "") { MaxLength = 300, MayBeEmpty = true };

    public static readonly SettingSpec UnconfirmedDays = new("retention.unconfirmed-days", "Retention:UnconfirmedDays", SettingKind.Number, "7") { Min = 1, Max = 90 };
    public static readonly SettingSpec MailDays = new("retention.mail-days", "Retention:MailDays", SettingKind.Number, "30") { Min = 2, Max = 365 };
    public static readonly SettingSpec SignInDays = new("retention.sign-in-days", "Retention:SignInDays", SettingKind.Number, "180") { Min = 7, Max = 730 };
    public static readonly SettingSpec UsageDays = new("retention.usage-days", "Retention:UsageDays", SettingKind.Number, "730") { Min = 30, Max = 3_650 };

    public static IReadOnlyList<SettingSpec> All { get; } =
    [
        SiteName, IntroductionNl, IntroductionEn, Contact, Registration, WordsNl, WordsEn, OwnWords, NewcomerLinks, NewcomerPosts, FirstPosts,
        FooterNl, FooterEn, UnconfirmedDays, MailDays, SignInDays, UsageDays,
    ];

    public static SettingSpec? Find(string key) => All.FirstOrDefault(s => s.Key == key);
}
