#pragma once

#include "views/widgets/view_state.h"

#include <QJsonObject>
#include <QObject>
#include <QTimer>

namespace itsm {

/// One JSON file of keys and values, such as window and column state (by key, so that it survives new columns). Read
/// once when it is made; written back in a thread of its own shortly after a change and in the destructor. A file that
/// cannot be read is kept aside as `FILE.broken` and the defaults hold.
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
    void valueChanged(const QString &key);

private:
    void save();

    QString m_path;
    QJsonObject m_values;
    QTimer m_timer;
};

} // namespace itsm
