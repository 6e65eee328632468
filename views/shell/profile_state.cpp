#include "views/shell/profile_state.h"

namespace itsm {
using namespace Qt::Literals::StringLiterals;

namespace {

bool isOfProfile(const QString &key)
{
    return key.endsWith(".filter"_L1) || key.endsWith(".drafts"_L1) || key == "session"_L1;
}

} // namespace

ProfileState::ProfileState(ViewState &all, const QString &profile)
    : m_all(all)
    , m_place(u"profile/"_s + profile)
{
}

QJsonValue ProfileState::value(const QString &key) const
{
    return isOfProfile(key) ? m_all.value(m_place).toObject().value(key) : m_all.value(key);
}

void ProfileState::setValue(const QString &key, const QJsonValue &value)
{
    if (!isOfProfile(key)) {
        m_all.setValue(key, value);
        return;
    }
    QJsonObject own = m_all.value(m_place).toObject();
    own.insert(key, value);
    m_all.setValue(m_place, own);
}

} // namespace itsm
