namespace InstrumentHub.Web.Infrastructure;

/// <summary>The addresses of signing in and of one's own pages.</summary>
public sealed partial class Addresses
{
    public string SignInLink => $"{SignIn}/link";
    public string SignInByMail => $"{SignIn}/mail";
    public string SignInCode => $"{SignIn}/code";
    public string SignInPasskey => $"{SignIn}/passkey";
    public string SignInPasskeyOptions => $"{SignIn}/passkey/{Of("opties", "options")}";
    public string SignInAgain => $"{SignIn}/{Of("opnieuw", "again")}";
    public string MailSent => $"{SignIn}/{Of("verstuurd", "sent")}";
    public string RegisterConfirm => $"{Register}/{Of("bevestigen", "confirm")}";
    public string RegisterWithProvider => $"{Register}/{Of("aanbieder", "provider")}";
    public string ForgotPassword => Of("/wachtwoord", "/en/password");
    public string ChoosePassword => $"{ForgotPassword}/{Of("kiezen", "choose")}";
    public string MyProfile => $"{Me}/{Of("profiel", "profile")}";
    public string MySecurity => $"{Me}/{Of("beveiliging", "security")}";
    public string MyPassword => $"{MySecurity}/{Of("wachtwoord", "password")}";
    public string MyAddress => $"{MySecurity}/{Of("adres", "address")}";
    public string MyAddressConfirm => $"{MyAddress}/{Of("bevestigen", "confirm")}";
    public string MyPasskeys => $"{MySecurity}/passkeys";
    public string MyPasskeyOptions => $"{MyPasskeys}/{Of("opties", "options")}";
    public string MyPasskeyRemove => $"{MyPasskeys}/{Of("verwijderen", "remove")}";
    public string MyCodes => $"{MySecurity}/codes";
    public string MyCodesOff => $"{MyCodes}/{Of("uit", "off")}";
    public string MyRecoveryCodes => $"{MyCodes}/{Of("herstel", "recovery")}";
    public string SignOutEverywhere => $"{MySecurity}/{Of("overal-uitloggen", "sign-out-everywhere")}";
    public string MyProviders => $"{MySecurity}/{Of("aanbieders", "providers")}";
    public string MyProviderConfirm => $"{MyProviders}/{Of("koppelen", "link")}";
    public string MyProviderRemove => $"{MyProviders}/{Of("verwijderen", "remove")}";
    public string ProviderLinkByMail => $"{SignIn}/{Of("koppelen", "link-provider")}";
    public string MyExport => $"{Me}/{Of("gegevens", "data")}.zip";
    public string MyDeletion => $"{Me}/{Of("verwijderen", "delete")}";
    public string OutgoingMail => Of("/beheer/mail", "/en/admin/mail");

    public static string DevMail => "/dev/mail";
    public static string DevSignIn => "/dev/inloggen";

    /// <summary>Where a provider's sign-in begins.</summary>
    public string SignInWith(string provider) => $"{SignIn}/{Of("met", "with")}/{provider}";

    /// <summary>Where it comes back, whatever the language; the session of the sign-in remembers that.</summary>
    public string SignedInWith => $"{SignIn}/{Of("terug", "back")}";

    /// <summary>Where somebody proves again that it is them, and then goes on to a page of this site.</summary>
    public string SignInAgainFor(string page) => $"{SignInAgain}?terug={Uri.EscapeDataString(page)}";

    public string WithKey(string address, string secret) => $"{address}?sleutel={secret}";
}
