#pragma once

#include "models/incident_columns.h"
#include "services/domain/enums.h"

#include <QLocale>
#include <QTimeZone>

namespace itsm {

// Names of values in the user's language. Unknown values of a foreign server are shown as they came.
[[nodiscard]] QString label(const Token<Status> &value);
[[nodiscard]] QString label(const Token<Priority> &value);
[[nodiscard]] QString label(const Token<Severity> &value);
[[nodiscard]] QString label(const Token<Level> &value);
[[nodiscard]] QString label(const Token<AlertStatus> &value);
[[nodiscard]] QString label(const Token<Role> &value);
/// Where an incident, an alert or a record came from. The product's own words are translated, other ones are not.
[[nodiscard]] QString sourceLabel(const QString &source);
/// A way to notify: "E-mail".
[[nodiscard]] QString channelLabel(const QString &channel);
/// Several of them: "E-mail, SMS".
[[nodiscard]] QString channelsLabel(const QStringList &channels);
/// The name of an alert: translated if it is the product's own.
[[nodiscard]] QString alertNameLabel(const Alert &alert);
/// What an activity record is about: "Assignment".
[[nodiscard]] QString eventTypeLabel(const QString &type);
/// The same of a record, with what an undoing took back: "Taken back: Assignment".
[[nodiscard]] QString eventLabel(const IncidentEvent &event);

/// How times are written: the person's locale and the zone in force.
struct TimeFormat
{
    QLocale locale;
    QTimeZone zone = QTimeZone::systemTimeZone();
    friend bool operator==(const TimeFormat &a, const TimeFormat &b)
    {
        return a.locale == b.locale && a.zone == b.zone;
    }
};
/// Short and sortable by eye: "2026-01-02 03:04".
[[nodiscard]] QString shortTime(Instant t, const TimeFormat &format);
/// Whole, with seconds and the name of the zone.
[[nodiscard]] QString fullTime(Instant t, const TimeFormat &format);
/// How long ago, in one unit: "now", "4 min", "3 h", "12 d". A moment in the future counts as now.
[[nodiscard]] QString ageText(Instant t, Instant now);
/// A duration in at most two units: "2 d 3 h".
[[nodiscard]] QString durationText(std::chrono::microseconds d);
/// A measured number with as many digits as it needs, for a person.
[[nodiscard]] QString numberText(double value);
/// "12.5 ms".
[[nodiscard]] QString quantityText(double value, const QString &unit);

/// What a screen reader says of a cell: "Owner: Li".
[[nodiscard]] QString spokenCell(const QString &heading, const QString &text);
/// And of the heading of a group: "Source: monitoring, 12 rows".
[[nodiscard]] QString spokenHeading(const QString &heading, int rows);

/// What one cell of the incident list says. `now` is needed by Age alone.
[[nodiscard]] QString cellText(const IncidentSummary &row, IncidentColumn column, Instant now,
                               const TimeFormat &format);
/// The cell's typed value: qint64 ranks, numbers and µs, or QString. Invalid if absent.
[[nodiscard]] QVariant cellValue(const IncidentSummary &row, IncidentColumn column);
/// More than the cell has room for, as HTML with the data escaped.
[[nodiscard]] QString cellToolTip(const IncidentSummary &row, IncidentColumn column, Instant now,
                                  const TimeFormat &format);

} // namespace itsm
