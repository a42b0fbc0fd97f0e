using InstrumentHub.Core.Catalogue;
using InstrumentHub.Data.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Data;

/// <summary>The whole model, neutral to the database it is kept in.</summary>
public sealed class HubContext(DbContextOptions<HubContext> options) : DbContext(options)
{
    public DbSet<Instrument> Instruments => Set<Instrument>();
    public DbSet<InstrumentRevision> Revisions => Set<InstrumentRevision>();
    public DbSet<FileProposal> FileProposals => Set<FileProposal>();
    public DbSet<CatalogueDocument> Documents => Set<CatalogueDocument>();
    public DbSet<CatalogueState> CatalogueState => Set<CatalogueState>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.ApplyConfigurationsFromAssembly(typeof(HubContext).Assembly);
}
