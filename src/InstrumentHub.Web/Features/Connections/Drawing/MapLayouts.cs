namespace InstrumentHub.Web.Features.Connections.Drawing;

/// <summary>Places and labels for every view, always the same for the same content. A phone gets a layout of its own, not a small one.</summary>
public sealed class MapLayouts(Lettering lettering)
{
    public Picture Wide(NeighbourhoodView view) => new Butterfly(lettering, view).Draw();

    public Picture Tall(NeighbourhoodView view) => new Trunk(lettering, view).Draw();

    public Picture Wide(OverviewView view) => view.Opened ? new Districts(lettering, view).Draw() : new Landscape(lettering, view, LandscapeShape.Beside).Draw();

    /// <returns>Null when the groups are open: hundreds of names are for moving around in, on any screen.</returns>
    public Picture? Tall(OverviewView view) => view.Opened ? null : new Landscape(lettering, view, LandscapeShape.Below).Draw();
}
