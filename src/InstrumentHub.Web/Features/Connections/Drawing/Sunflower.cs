using System.Globalization;
using System.Text;

namespace InstrumentHub.Web.Features.Connections.Drawing;

/// <summary>Dots in a disc, evenly and without rows, as seeds stand in a sunflower (H. Vogel, "A better way to construct the sunflower head", 1979).</summary>
internal static class Sunflower
{
    private const double Spacing = 6.1;

    /// <summary>The golden angle, in radians.</summary>
    private static readonly double Turn = Math.PI * (3 - Math.Sqrt(5));

    /// <summary>Of the disc that holds them, with a rim; never too small to be pressed.</summary>
    public static int Radius(int seeds) => Math.Max(15, (int)Math.Ceiling(Spacing * Math.Sqrt(seeds)) + 8);

    /// <returns>A path of points to be drawn with round ends; empty for none.</returns>
    public static string Path(int seeds, int x, int y)
    {
        var path = new StringBuilder();
        for (var n = 0; n < seeds; n++)
        {
            var (distance, angle) = (seeds == 1 ? 0 : Spacing * Math.Sqrt(n + 0.5), n * Turn);
            path.Append(CultureInfo.InvariantCulture, $"M{x + (distance * Math.Cos(angle)):0.#} {y + (distance * Math.Sin(angle)):0.#}h0");
        }
        return path.ToString();
    }
}
