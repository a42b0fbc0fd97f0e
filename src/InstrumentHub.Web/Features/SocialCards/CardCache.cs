using Microsoft.Extensions.Caching.Memory;

namespace InstrumentHub.Web.Features.SocialCards;

/// <summary>
/// Keeps the cards that were asked for, within 32 MB: some six hundred of them. Cards are drawn one at a time; at about 6 ms a card that is soon
/// enough, it takes one processor at most, and a card that two visitors ask for at once is drawn once.
/// </summary>
public sealed class CardCache(CardPainter painter) : IDisposable
{
    private const long MaxBytes = 32 * 1024 * 1024;

    private readonly MemoryCache _cards = new(new MemoryCacheOptions { SizeLimit = MaxBytes });
    private readonly SemaphoreSlim _oneAtATime = new(1);

    /// <summary>The card as a PNG file.</summary>
    public async Task<byte[]> GetAsync(SocialCard card, CancellationToken cancel)
    {
        if (_cards.Get<byte[]>(card.Tag) is { } kept) { return kept; }

        await _oneAtATime.WaitAsync(cancel);
        try
        {
            return _cards.GetOrCreate(card.Tag, entry =>
            {
                var png = painter.Paint(card);
                entry.Size = png.Length;
                return png;
            })!;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose()
    {
        _cards.Dispose();
        _oneAtATime.Dispose();
    }
}
