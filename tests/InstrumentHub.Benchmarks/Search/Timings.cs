using System.Globalization;

namespace InstrumentHub.Benchmarks.Search;

/// <summary>Milliseconds of many questions.</summary>
internal sealed class Timings
{
    private readonly List<double> _milliseconds = [];

    public void Add(TimeSpan time) => _milliseconds.Add(time.TotalMilliseconds);

    public void Add(Timings other) => _milliseconds.AddRange(other._milliseconds);

    public double Percentile(double share)
    {
        _milliseconds.Sort();
        return _milliseconds.Count == 0 ? double.NaN : _milliseconds[(int)Math.Min(_milliseconds.Count - 1, share * _milliseconds.Count)];
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"p50 {Percentile(0.5),8:F3}  p95 {Percentile(0.95),8:F3}  p99 {Percentile(0.99),8:F3} ms");
}
