using InstrumentHub.Core.Collections;
using InstrumentHub.Web.Features.Catalogue;
using InstrumentHub.Web.Features.Shared;

namespace InstrumentHub.Web.Features.Collections;

public sealed record CollectionForm(string? Name, string? Description, bool IsPublic, int Edition = 0)
{
    /// <summary>Of a new one: the instruments to begin with.</summary>
    [Microsoft.AspNetCore.Mvc.ModelBinding.BindNever]
    public List<string> I { get; init; } = [];
}

public sealed record CollectionRow(string Name, string Url, string By, int Count, bool IsPublic);

public sealed record CollectionsView(IReadOnlyList<CollectionRow> Public, IReadOnlyList<CollectionRow> Own);

public sealed record CollectionView(string Slug, string Name, string Description, string By, bool IsPublic, bool IsHidden, bool IsOwn, IReadOnlyList<CollectedCard> Items, ShareView Share)
{
    public IReadOnlyList<DeadLinkView> DeadLinks { get; init; } = [];
}

public sealed record CollectedCard(InstrumentCard Card, string Note);

/// <param name="Slug">Null for a new one.</param>
public sealed record CollectionEditView(string? Slug, CollectionForm Form, IReadOnlyList<CollectedLine> Items);

public sealed record CollectedLine(string Instrument, string Title, string Note);

public sealed record AddToCollectionView(IReadOnlyList<CollectedLine> Instruments, IReadOnlyList<Collection> Own);
