using System.Runtime.InteropServices;

namespace InstrumentHub.Search.Querying;

/// <summary>A scored group and how informative it turned out to be.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct GroupWeight(QueryGroup Group, float Idf, int Documents);
