using System.Globalization;
using System.Text;
using QRCoder;

namespace InstrumentHub.Web.Features.Invitations;

/// <summary>A QR code as the path of an SVG, so that it follows the page's colours, prints sharply and needs no picture from elsewhere.</summary>
internal static class QrPicture
{
    public static (int Size, string Squares) Of(string text)
    {
        using var generator = new QRCodeGenerator();
        // Quartile: also readable from a beamer, at an angle, with a corner in the shade.
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.Q);
        var rows = data.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Count; x++)
            {
                if (rows[y][x]) { path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z"); }
            }
        }
        return (rows.Count, path.ToString());
    }
}
