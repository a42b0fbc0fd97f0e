using System.Xml.Linq;
using InstrumentHub.Data;
using InstrumentHub.Data.Infrastructure;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace InstrumentHub.Web.Infrastructure;

/// <summary>Keeps the data-protection keys in the database, so that what one node signed another can read.</summary>
internal sealed class DatabaseKeyRepository(IDbContextFactory<HubContext> hubs) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var hub = hubs.CreateDbContext();
        return [.. hub.DataProtectionKeys.AsNoTracking().Select(k => k.Xml).ToList().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var hub = hubs.CreateDbContext();
        var name = string.IsNullOrEmpty(friendlyName) ? Guid.NewGuid().ToString() : friendlyName;
        hub.DataProtectionKeys.Add(new DataProtectionKey { Name = name, Xml = element.ToString(SaveOptions.DisableFormatting) });
        hub.SaveChanges();
    }
}
