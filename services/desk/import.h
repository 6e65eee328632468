#pragma once

#include "services/auth/permissions.h"
#include "services/storage/connection.h"

#include "services/domain/incident.h"

#include <functional>
#include <vector>

namespace itsm {

/// Key in the metadata of an imported activity record: what tells it from the other records of its incident, on every
/// run alike.
inline constexpr QLatin1StringView importKey{"import_key"};

/// A person that an imported incident names; made a user of the tenant unless there is one of that display name.
struct ImportedPerson
{
    QString name;
    Role role = Role::Viewer; ///< of a user who has to be made
};

/// How an incident stood in another system at some moment.
struct ImportedState
{
    Incident incident; ///< people and item by name; ids, tenant, version and number are filled in by the import
    std::vector<ImportedPerson>
        people; ///< all that are to become users, the incident's assignee and reporter among them
};

/// An incident of another system's log.
struct ImportedIncident
{
    QString number;
    std::vector<IncidentEvent> records; ///< in time order, each with a distinct importKey; ids and tenant are filled in
    /// The incident as the first `count` records left it; `count` is at least 1.
    std::function<ImportedState(size_t count)> after;
};

/// What an import did.
struct ImportCounts
{
    qint64 created = 0;   ///< incidents that were not there
    qint64 extended = 0;  ///< incidents that got further records
    qint64 unchanged = 0; ///< incidents whose records are all there
    qint64 records = 0;   ///< activity records written
    /// Numbers of incidents that are here without any of the records given: from elsewhere, or from a file that says
    /// something else. They are left alone.
    std::vector<QString> foreign;

    ImportCounts &operator+=(const ImportCounts &other);
};

/// Writes incidents of another system with their history, in one transaction: new ones as they stand, and for those
/// imported before only the records that are not there yet, together with the fields that these records changed. What
/// people changed here in other fields stays. A batch that brings nothing new writes nothing. Batches of some hundred
/// incidents keep transactions short; numbers must be distinct within one.
Result<ImportCounts> importIncidents(Connection &c, const Actor &actor, const std::vector<ImportedIncident> &batch);

} // namespace itsm
