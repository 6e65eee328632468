#pragma once

#include "models/incident_list_model.h"
#include "tests/support/fake/fake_backend.h"

#include <QTest>

namespace itsm::test {

/// The i-th incident of the test lists: later ones are younger.
inline Incident numberedIncident(int i)
{
    using namespace Qt::Literals::StringLiterals;
    Incident incident;
    incident.number = u"INC-%1"_s.arg(i, 6, 10, QChar(u'0'));
    incident.title = u"title %1"_s.arg(i);
    incident.priority = allPriorities[size_t(i) % allPriorities.size()];
    incident.severity = allSeverities[size_t(i) % allSeverities.size()];
    incident.createdAt = Instant{std::chrono::sys_days{std::chrono::year{2025} / 6 / 1}} + std::chrono::seconds(i);
    incident.updatedAt = incident.createdAt;
    incident.detectedAt = incident.createdAt;
    return incident;
}

inline void fillIncidents(FakeBackend &backend, int count)
{
    std::vector<Incident> incidents;
    for (int i = 1; i <= count; ++i)
        incidents.push_back(numberedIncident(i));
    backend.load(std::move(incidents));
}

inline IncidentQuery listQuery(const QString &filter = {}, IncidentField field = IncidentField::Created,
                               Qt::SortOrder order = Qt::DescendingOrder)
{
    return {parseFilter(filter).value(), {field, order}};
}

/// What is wrong with the loaded rows compared with the whole list made afresh; empty if nothing is.
inline QString differenceFromOracle(const IncidentListModel &model, const FakeBackend &backend)
{
    using namespace Qt::Literals::StringLiterals;
    const std::vector<IncidentSummary> expected = backend.oracle(model.query());
    if (model.rowCount() + model.pendingNewRows() != qint64(expected.size())) {
        return u"%1 rows and %2 held, expected %3"_s.arg(model.rowCount())
            .arg(model.pendingNewRows())
            .arg(expected.size());
    }
    qsizetype loaded = 0;
    for (int row = 0; row < model.rowCount(); ++row) {
        const IncidentSummary *shown = model.incidentAt(row);
        if (!shown)
            continue;
        ++loaded;
        const IncidentSummary &wanted = expected[size_t(model.databaseOffset(row))];
        if (!(*shown == wanted))
            return u"row %1 shows %2 (version %3), expected %4 (version %5)"_s.arg(row)
                .arg(shown->number)
                .arg(shown->version)
                .arg(wanted.number)
                .arg(wanted.version);
        if (model.rowOf(shown->id) != row)
            return u"row %1 is known as row %2"_s.arg(row).arg(model.rowOf(shown->id));
    }
    if (loaded != model.loadedCount())
        return u"%1 rows loaded, %2 known"_s.arg(loaded).arg(model.loadedCount());
    return {};
}

} // namespace itsm::test
