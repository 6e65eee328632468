#pragma once

#include "services/domain/token.h"

#include <QStringView>
#include <array>
#include <span>

namespace itsm {

enum class Status : quint8 { New, Acknowledged, Assigned, InProgress, OnHold, Resolved, Closed, Cancelled, Unknown };
enum class Priority : quint8 { Low, Medium, High, Urgent, Unknown };
enum class Severity : quint8 { Info, Low, Medium, High, Critical, Unknown };
/// Impact and urgency of ITIL's priority matrix.
enum class Level : quint8 { Low, Medium, High, Critical, Unknown };
enum class AlertStatus : quint8 { Active, Acknowledged, Resolved, Unknown };
enum class Role : quint8 { Viewer, Agent, Manager, Admin, Unknown };

[[nodiscard]] const char *tokenName(Status value);
[[nodiscard]] const char *tokenName(Priority value);
[[nodiscard]] const char *tokenName(Severity value);
[[nodiscard]] const char *tokenName(Level value);
[[nodiscard]] const char *tokenName(AlertStatus value);
[[nodiscard]] const char *tokenName(Role value);

[[nodiscard]] Status tokenValue(QStringView text, Status *);
/// "critical" is read as Urgent, the name that the second dialect uses for it.
[[nodiscard]] Priority tokenValue(QStringView text, Priority *);
[[nodiscard]] Severity tokenValue(QStringView text, Severity *);
[[nodiscard]] Level tokenValue(QStringView text, Level *);
[[nodiscard]] AlertStatus tokenValue(QStringView text, AlertStatus *);
[[nodiscard]] Role tokenValue(QStringView text, Role *);

inline constexpr std::array allStatuses{Status::New,    Status::Acknowledged, Status::Assigned, Status::InProgress,
                                        Status::OnHold, Status::Resolved,     Status::Closed,   Status::Cancelled};
inline constexpr std::array allPriorities{Priority::Low, Priority::Medium, Priority::High, Priority::Urgent};
inline constexpr std::array allSeverities{Severity::Info, Severity::Low, Severity::Medium, Severity::High,
                                          Severity::Critical};
inline constexpr std::array allLevels{Level::Low, Level::Medium, Level::High, Level::Critical};
inline constexpr std::array allAlertStatuses{AlertStatus::Active, AlertStatus::Acknowledged, AlertStatus::Resolved};
inline constexpr std::array allRoles{Role::Viewer, Role::Agent, Role::Manager, Role::Admin};

/// Work is still expected: neither resolved, closed nor cancelled. Unknown states count as open.
[[nodiscard]] constexpr bool isOpen(Status status)
{
    return status != Status::Resolved && status != Status::Closed && status != Status::Cancelled;
}
/// No transition but a reopening leads out of it.
[[nodiscard]] constexpr bool isTerminal(Status status)
{
    return status == Status::Closed || status == Status::Cancelled;
}

} // namespace itsm
