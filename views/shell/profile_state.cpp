#include "views/shell/profile_state.h"

namespace itsm {
using namespace Qt::Literals::StringLiterals;

namespace {

bool isOfProfile(const QString &key)
{
    return key.endsWith(".filter"_L1) || key.endsWith(".drafts"_L1) || key == "session"_L1 ||
           key == "incidents.defaultView"_L1 || key == "palette.recent"_L1;
}

QString placeOf(const QString &profile)
{
    return u"profile/"_s + profile;
}

} // namespace

ProfileState::ProfileState(ViewState &all, const QString &profile)
    : m_all(all)
    , m_place(placeOf(profile))
{
}

void ProfileState::forget(ViewState &all, const QString &profile)
{
    all.setValue(placeOf(profile), QJsonValue(QJsonValue::Undefined));
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
