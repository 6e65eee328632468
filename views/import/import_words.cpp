#include "views/import/import_words.h"

#include <QCoreApplication>

namespace itsm {

namespace {
constexpr std::array<const char *, importFieldCount> names{
    QT_TRANSLATE_NOOP("ImportFields", "Number"),
    QT_TRANSLATE_NOOP("ImportFields", "Title"),
    QT_TRANSLATE_NOOP("ImportFields", "Description"),
    QT_TRANSLATE_NOOP("ImportFields", "Status"),
    QT_TRANSLATE_NOOP("ImportFields", "Priority"),
    QT_TRANSLATE_NOOP("ImportFields", "Severity"),
    QT_TRANSLATE_NOOP("ImportFields", "Impact"),
    QT_TRANSLATE_NOOP("ImportFields", "Urgency"),
    QT_TRANSLATE_NOOP("ImportFields", "Category"),
    QT_TRANSLATE_NOOP("ImportFields", "Subcategory"),
    QT_TRANSLATE_NOOP("ImportFields", "Source"),
    QT_TRANSLATE_NOOP("ImportFields", "Group"),
    QT_TRANSLATE_NOOP("ImportFields", "Assignee"),
    QT_TRANSLATE_NOOP("ImportFields", "Reporter"),
    QT_TRANSLATE_NOOP("ImportFields", "Configuration item"),
    QT_TRANSLATE_NOOP("ImportFields", "Escalation level"),
    QT_TRANSLATE_NOOP("ImportFields", "Automated"),
    QT_TRANSLATE_NOOP("ImportFields", "Detected"),
    QT_TRANSLATE_NOOP("ImportFields", "Created"),
    QT_TRANSLATE_NOOP("ImportFields", "Updated"),
    QT_TRANSLATE_NOOP("ImportFields", "Acknowledged"),
    QT_TRANSLATE_NOOP("ImportFields", "Resolved"),
    QT_TRANSLATE_NOOP("ImportFields", "Closed"),
    QT_TRANSLATE_NOOP("ImportFields", "Escalated"),
    QT_TRANSLATE_NOOP("ImportFields", "Deleted"),
    QT_TRANSLATE_NOOP("ImportFields", "Impact analysis"),
    QT_TRANSLATE_NOOP("ImportFields", "Root cause"),
    QT_TRANSLATE_NOOP("ImportFields", "Resolution steps"),
    QT_TRANSLATE_NOOP("ImportFields", "Metadata"),
};
} // namespace

QString displayText(ImportField field)
{
    return QCoreApplication::translate("ImportFields", names[static_cast<size_t>(field)]);
}

} // namespace itsm
