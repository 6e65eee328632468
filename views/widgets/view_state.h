#pragma once

#include <QJsonValue>
#include <QString>

namespace itsm {

/// Where a view keeps what it remembers between sessions: column order, splitter widths, the last filter. By key, so
/// that a newer version's columns do not disturb an older state. Used from the UI thread; must outlive the views.
class ViewState
{
public:
    ViewState() = default;
    virtual ~ViewState() = default;
    ViewState(const ViewState &) = delete;
    ViewState &operator=(const ViewState &) = delete;

    [[nodiscard]] virtual QJsonValue value(const QString &key) const = 0;
    virtual void setValue(const QString &key, const QJsonValue &value) = 0;
};

} // namespace itsm
