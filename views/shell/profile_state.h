#pragma once

#include "views/widgets/view_state.h"

#include <QJsonObject>

namespace itsm {

/// What the pages remember, as seen from one profile: filters, drafts, the session and views by their ids are its own,
/// because they speak of its data; columns and widths are the same everywhere.
class ProfileState : public ViewState
{
public:
    /// `all` outlives it.
    ProfileState(ViewState &all, const QString &profile);
    /// Nothing is remembered of this profile any more.
    static void forget(ViewState &all, const QString &profile);

    [[nodiscard]] QJsonValue value(const QString &key) const override;
    void setValue(const QString &key, const QJsonValue &value) override;

private:
    ViewState &m_all;
    QString m_place;
};

} // namespace itsm
