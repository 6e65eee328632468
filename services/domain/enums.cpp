#include "services/domain/enums.h"

#include <QLatin1StringView>

namespace itsm {

namespace {

template <typename E, size_t N>
const char *nameOf(const std::array<const char *, N> &names, E value)
{
    const auto index = static_cast<size_t>(value);
    return index < N ? names[index] : "unknown";
}

template <typename E, size_t N>
E valueOf(const std::array<const char *, N> &names, QStringView text)
{
    for (size_t i = 0; i < N; ++i) {
        if (text == QLatin1StringView(names[i]))
            return static_cast<E>(i);
    }
    return E::Unknown;
}

constexpr std::array statusNames{"new",     "acknowledged", "assigned", "in_progress",
                                 "on_hold", "resolved",     "closed",   "cancelled"};
constexpr std::array priorityNames{"low", "medium", "high", "urgent"};
constexpr std::array severityNames{"info", "low", "medium", "high", "critical"};
constexpr std::array levelNames{"low", "medium", "high", "critical"};
constexpr std::array alertStatusNames{"active", "acknowledged", "resolved"};
constexpr std::array roleNames{"viewer", "agent", "manager", "admin"};

static_assert(statusNames.size() == static_cast<size_t>(Status::Unknown));
static_assert(priorityNames.size() == static_cast<size_t>(Priority::Unknown));
static_assert(severityNames.size() == static_cast<size_t>(Severity::Unknown));
static_assert(levelNames.size() == static_cast<size_t>(Level::Unknown));
static_assert(alertStatusNames.size() == static_cast<size_t>(AlertStatus::Unknown));
static_assert(roleNames.size() == static_cast<size_t>(Role::Unknown));

} // namespace

const char *tokenName(Status value)
{
    return nameOf(statusNames, value);
}
const char *tokenName(Priority value)
{
    return nameOf(priorityNames, value);
}
const char *tokenName(Severity value)
{
    return nameOf(severityNames, value);
}
const char *tokenName(Level value)
{
    return nameOf(levelNames, value);
}
const char *tokenName(AlertStatus value)
{
    return nameOf(alertStatusNames, value);
}
const char *tokenName(Role value)
{
    return nameOf(roleNames, value);
}

Status tokenValue(QStringView text, Status *)
{
    return valueOf<Status>(statusNames, text);
}
Priority tokenValue(QStringView text, Priority *)
{
    if (text == QLatin1StringView("critical"))
        return Priority::Urgent;
    return valueOf<Priority>(priorityNames, text);
}
Severity tokenValue(QStringView text, Severity *)
{
    return valueOf<Severity>(severityNames, text);
}
Level tokenValue(QStringView text, Level *)
{
    return valueOf<Level>(levelNames, text);
}
AlertStatus tokenValue(QStringView text, AlertStatus *)
{
    return valueOf<AlertStatus>(alertStatusNames, text);
}
Role tokenValue(QStringView text, Role *)
{
    return valueOf<Role>(roleNames, text);
}

} // namespace itsm
