#include "views/shell/own_shortcuts.h"

#include <QJsonArray>
#include <QJsonObject>

namespace itsm {

QHash<QString, QList<QKeySequence>> ownShortcutsFromJson(const QJsonValue &value)
{
    QHash<QString, QList<QKeySequence>> own;
    const QJsonObject commands = value.toObject();
    for (auto it = commands.begin(); it != commands.end(); ++it) {
        QList<QKeySequence> keys;
        const QJsonArray texts = it.value().toArray();
        for (const auto &text : texts) {
            const QKeySequence key = QKeySequence::fromString(text.toString(), QKeySequence::PortableText);
            if (!key.isEmpty() && key[0].key() != Qt::Key_unknown)
                keys.append(key);
        }
        if (it.value().isArray() && (!keys.isEmpty() || texts.isEmpty()))
            own.insert(it.key(), keys);
    }
    return own;
}

QJsonValue ownShortcutsToJson(const QHash<QString, QList<QKeySequence>> &keys)
{
    QJsonObject commands;
    for (auto it = keys.begin(); it != keys.end(); ++it) {
        QJsonArray texts;
        for (const QKeySequence &key : it.value())
            texts.append(key.toString(QKeySequence::PortableText));
        commands.insert(it.key(), texts);
    }
    return commands;
}

} // namespace itsm
