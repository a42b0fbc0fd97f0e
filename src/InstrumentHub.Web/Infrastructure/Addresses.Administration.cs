namespace InstrumentHub.Web.Infrastructure;

/// <summary>The addresses of the administration.</summary>
public sealed partial class Addresses
{
    public string Admin => Of("/beheer", "/en/admin");
    public string AdminPeople => $"{Admin}/{Of("mensen", "people")}";
    public string AdminSettings => $"{Admin}/{Of("instellingen", "settings")}";
    public string AdminMaintenance => $"{Admin}/{Of("onderhoud", "maintenance")}";
    public string AdminMaintenanceEnd => $"{AdminMaintenance}/{Of("uit", "off")}";
    public string AdminVocabularies => $"{Admin}/{Of("begrippenlijsten", "vocabularies")}";
    public string AdminUsage => $"{Admin}/{Of("gebruik", "usage")}";
    public string AdminUsageCsv => $"{AdminUsage}.csv";
    public string AdminData => $"{Admin}/{Of("gegevens", "data")}";
    public string AdminAudit => $"{Admin}/{Of("logboek", "log")}";
    public string AdminAuditCsv => $"{AdminAudit}.csv";

    public string AdminPerson(string handle) => $"{AdminPeople}/{handle}";
    public string AdminPersonRole(string handle) => $"{AdminPerson(handle)}/{Of("rol", "role")}";
    public string AdminPersonTrust(string handle) => $"{AdminPerson(handle)}/{Of("vertrouwen", "trust")}";
    public string AdminPersonSuspension(string handle) => $"{AdminPerson(handle)}/{Of("schorsing", "suspension")}";
    public string AdminPersonSuspensionEnd(string handle) => $"{AdminPersonSuspension(handle)}/{Of("opheffen", "end")}";
    public string AdminVocabulary(string scheme) => $"{AdminVocabularies}/{scheme}";
    public string AdminConceptNew(string scheme) => $"{AdminVocabulary(scheme)}/{Of("nieuw", "new")}";
    public string AdminConcept(string scheme, string concept) => $"{AdminVocabulary(scheme)}/{Of("begrip", "concept")}/{concept}";
    public string AdminConceptRemove(string scheme, string concept) => $"{AdminConcept(scheme, concept)}/{Of("verwijderen", "remove")}";
    public string AdminConceptRestore(string scheme, string concept) => $"{AdminConcept(scheme, concept)}/{Of("terugzetten", "restore")}";
}
