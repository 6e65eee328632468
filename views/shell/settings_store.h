#pragma once

#include "views/widgets/view_state.h"

#include <QFileSystemWatcher>
#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QTimer>

namespace itsm {

/// One JSON file of keys and values, such as window and column state (by key, so that it survives new columns). Several
/// processes may use the same file: each writes the keys that it changed, and takes over what the others wrote. Read
/// when it is made; written in a thread of its own shortly after a change and in the destructor. A file that cannot be
/// read is kept aside as `FILE.broken` and the defaults hold.
class SettingsStore : public QObject, public ViewState
{
    Q_OBJECT
public:
    explicit SettingsStore(QString path, QObject *parent = nullptr);
    ~SettingsStore() override;

    [[nodiscard]] QJsonValue value(const QString &key) const override { return m_values.value(key); }
    /// An undefined value takes the key away.
    void setValue(const QString &key, const QJsonValue &value) override;
    [[nodiscard]] const QJsonObject &values() const { return m_values; }

Q_SIGNALS:
    /// Here, or by another process.
    void valueChanged(const QString &key);
    /// What was changed could not be written, the first time in a row; a sentence. It is tried again.
    void writeFailed(const QString &message);

private:
    /// An undefined value: the key was taken away.
    using Changes = QHash<QString, QJsonValue>;
    void save();
    void saved(const Changes &written, const QJsonObject &stored, const QString &problem);
    void reload();
    void takeOver(const QJsonObject &stored);
    void watch();

    QString m_path;
    QJsonObject m_values;
    Changes m_changes;          ///< not yet given to the writer
    QHash<QString, int> m_sent; ///< keys that the writer has got and not yet written, with their number
    QTimer m_timer;
    QTimer m_reloadTimer;
    QFileSystemWatcher m_watcher;
    bool m_hasFailed = false;
};

} // namespace itsm
