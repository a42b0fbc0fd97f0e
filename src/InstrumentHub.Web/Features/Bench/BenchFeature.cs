using System.Reflection;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace InstrumentHub.Web.Features.Bench;

internal static class BenchFeature
{
    public static void AddBench(this WebApplicationBuilder builder)
    {
        if (!builder.Configuration.GetValue<bool>("Bench:EmptyAction")) { return; }
        builder.Services.AddScoped<Crowd>();
        builder.Services.AddMvcCore().ConfigureApplicationPartManager(parts => parts.FeatureProviders.Add(new BenchControllers()));
    }

    private sealed class BenchControllers : IApplicationFeatureProvider<ControllerFeature>
    {
        public void PopulateFeature(IEnumerable<ApplicationPart> parts, ControllerFeature feature) => feature.Controllers.Add(typeof(BenchController).GetTypeInfo());
    }
}
