#include "views/import/import_memory.h"

#include "services/runtime/paths.h"
#include "views/widgets/view_state.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonObject>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString columnsKey = u"import.columns"_s;
const QString zoneKey = u"import.zone"_s;
const QString dayFirstKey = u"import.dayFirst"_s;
const QString folderKey = u"import.folder"_s;
constexpr qsizetype mostSets = 50;

/// A set of headings by its hash, whatever their order: files can be wide.
QString nameOf(QStringList headings)
{
    headings.sort();
    const QByteArray text = headings.join(u'\n').toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().left(32));
}

} // namespace

ColumnWishes ImportMemory::columns(const QStringList &headings) const
{
    const QString name = nameOf(headings);
    ColumnWishes wishes;
    const QJsonArray sets = m_state.value(columnsKey).toArray();
    for (const auto &set : sets) {
        if (set["headings"_L1].toString() != name)
            continue;
        const QJsonObject fields = set["fields"_L1].toObject();
        for (auto field = fields.begin(); field != fields.end(); ++field) {
            if (headings.contains(field.key()))
                wishes.insert(field.key(), importFieldFromKey(field->toString()));
        }
    }
    return wishes;
}

void ImportMemory::rememberColumns(const QStringList &headings, const ColumnWishes &columns)
{
    const QString name = nameOf(headings);
    QJsonObject fields;
    for (auto column = columns.begin(); column != columns.end(); ++column)
        fields.insert(column.key(), *column ? QString(importFieldKey(**column)) : QString());
    QJsonArray kept{QJsonObject{{u"headings"_s, name}, {u"fields"_s, fields}}};
    const QJsonArray sets = m_state.value(columnsKey).toArray();
    for (const auto &set : sets) {
        if (set["headings"_L1].toString() != name && kept.size() < mostSets)
            kept.append(set);
    }
    m_state.setValue(columnsKey, kept);
}

CsvTimes ImportMemory::times() const
{
    const QTimeZone known(m_state.value(zoneKey).toString().toLatin1());
    return {.zone = known.isValid() ? known : QTimeZone::systemTimeZone(),
            .isDayFirst = m_state.value(dayFirstKey).toBool()};
}

void ImportMemory::rememberTimes(const CsvTimes &times)
{
    m_state.setValue(zoneKey, QString::fromLatin1(times.zone.id()));
    m_state.setValue(dayFirstKey, times.isDayFirst);
}

QString ImportMemory::folder() const
{
    const QString known = m_state.value(folderKey).toString();
    return known.isEmpty() ? documentsDir() : known;
}

void ImportMemory::rememberFolder(const QString &folder)
{
    m_state.setValue(folderKey, folder);
}

} // namespace itsm
