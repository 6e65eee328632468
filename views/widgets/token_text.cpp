#include "views/widgets/token_text.h"

#include "views/widgets/plain_text.h"

#include <QCoreApplication>

namespace itsm {

namespace {
// The same words as the models say, and so the same context for the translators.
struct TokenText
{
    Q_DECLARE_TR_FUNCTIONS(Labels)
};

template <typename E>
QString unknownText(const Token<E> &value)
{
    const QString text = visibleControls(value.text());
    return text.isEmpty() ? TokenText::tr("Unknown") : text;
}
} // namespace

QString displayText(const Token<Status> &value)
{
    switch (value.value()) {
    case Status::New:
        return TokenText::tr("New", "status");
    case Status::Acknowledged:
        return TokenText::tr("Acknowledged", "status");
    case Status::Assigned:
        return TokenText::tr("Assigned", "status");
    case Status::InProgress:
        return TokenText::tr("In progress", "status");
    case Status::OnHold:
        return TokenText::tr("On hold", "status");
    case Status::Resolved:
        return TokenText::tr("Resolved", "status");
    case Status::Closed:
        return TokenText::tr("Closed", "status");
    case Status::Cancelled:
        return TokenText::tr("Cancelled", "status");
    case Status::Unknown:
        break;
    }
    return unknownText(value);
}

QString displayText(const Token<Priority> &value)
{
    switch (value.value()) {
    case Priority::Low:
        return TokenText::tr("Low", "priority");
    case Priority::Medium:
        return TokenText::tr("Medium", "priority");
    case Priority::High:
        return TokenText::tr("High", "priority");
    case Priority::Urgent:
        return TokenText::tr("Urgent", "priority");
    case Priority::Unknown:
        break;
    }
    return unknownText(value);
}

QString displayText(const Token<Severity> &value)
{
    switch (value.value()) {
    case Severity::Info:
        return TokenText::tr("Info", "severity");
    case Severity::Low:
        return TokenText::tr("Low", "severity");
    case Severity::Medium:
        return TokenText::tr("Medium", "severity");
    case Severity::High:
        return TokenText::tr("High", "severity");
    case Severity::Critical:
        return TokenText::tr("Critical", "severity");
    case Severity::Unknown:
        break;
    }
    return unknownText(value);
}

QString displayText(const Token<Level> &value)
{
    switch (value.value()) {
    case Level::Low:
        return TokenText::tr("Low", "impact or urgency");
    case Level::Medium:
        return TokenText::tr("Medium", "impact or urgency");
    case Level::High:
        return TokenText::tr("High", "impact or urgency");
    case Level::Critical:
        return TokenText::tr("Critical", "impact or urgency");
    case Level::Unknown:
        break;
    }
    return unknownText(value);
}

QString displayText(const Token<AlertStatus> &value)
{
    switch (value.value()) {
    case AlertStatus::Active:
        return TokenText::tr("Active", "alert");
    case AlertStatus::Acknowledged:
        return TokenText::tr("Acknowledged", "alert");
    case AlertStatus::Resolved:
        return TokenText::tr("Resolved", "alert");
    case AlertStatus::Unknown:
        break;
    }
    return unknownText(value);
}

QString displayText(const Token<Role> &value)
{
    switch (value.value()) {
    case Role::Viewer:
        return TokenText::tr("Viewer", "role");
    case Role::Agent:
        return TokenText::tr("Agent", "role");
    case Role::Manager:
        return TokenText::tr("Manager", "role");
    case Role::Admin:
        return TokenText::tr("Admin", "role");
    case Role::Unknown:
        break;
    }
    return unknownText(value);
}

} // namespace itsm
