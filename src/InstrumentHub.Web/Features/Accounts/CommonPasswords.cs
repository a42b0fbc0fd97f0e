namespace InstrumentHub.Web.Features.Accounts;

/// <summary>
/// Words that people take for a password, without the digits they put behind. Gathered by hand from the words that head every public list of leaked
/// passwords, with their Dutch kin; also the rows of the keyboard that are longer than the shortest password.
/// </summary>
internal static class CommonPasswords
{
    public const string Words = """
        password passwort passw0rd p@ssw0rd p@ssword wachtwoord wachtw00rd welkom welcome hallo hello geheim geheimwoord secret supersecret
        qwerty qwertyuiop qwertyuiop[] azerty azertyuiop asdfghjkl asdfghjkl; asdfasdf asdfghjklzxcvbnm zxcvbnm zxcvbnmasdfghjkl qwertyasdfgh qazwsx qazwsxedc 1qaz2wsx3edc
        1q2w3e4r5t 1q2w3e4r5t6y q1w2e3r4t5 q1w2e3r4t5y6 abc abcd abcde abcdef abcdefg abcdefgh abcdefghi abcdefghij abcdefghijk admin administrator beheer beheerder root login inloggen letmein laatmijerin
        iloveyou ikhouvanjou ikhouvanje schatje liefje lieverd prinses princess sunshine zonnetje monkey aapje dragon draak master superman batman spiderman
        football voetbal baseball basketball hockey ajax feyenoord psv ajaxamsterdam feyenoordrotterdam barcelona liverpool
        amsterdam rotterdam utrecht eindhoven groningen nijmegen enschede arnhem nederland holland netherlands
        zomer winter lente herfst voorjaar najaar summer spring autumn januari februari maart april juni juli augustus september oktober november december
        maandag dinsdag woensdag donderdag vrijdag zaterdag zondag monday friday
        computer internet samsung microsoft windows google facebook linkedin instagram whatsapp
        charlie michael jennifer jessica daniel thomas robert michelle matthew anthony patrick sebastiaan alexander christian johannes
        pokemon starwars whatever trustno1 freedom vrijheid butterfly vlinder chocolate chocolade cookie koekje bloem bloemen flower computers
        test tester testing testtest testaccount testpassword changeme change-me default standaard tijdelijk temporary welkomthuis mijnwachtwoord
        mypassword yourpassword newpassword nieuwwachtwoord password1234 wachtwoordwachtwoord passwordpassword qwertyqwerty
        instrumenthub instrument instrumenten learningcommunity learning community communities leergemeenschap
        """;
}
