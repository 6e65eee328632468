#include "views/shell/profile_store.h"

#include "views/shell/profile_state.h"
#include "views/shell/settings_store.h"

#include <QJsonArray>
#include <algorithm>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

namespace {

const QString profilesKey = u"profiles"_s;
const QString lastKey = u"profile.last"_s;
constexpr qsizetype maxProfiles = 200;

} // namespace

ProfileStore::ProfileStore(SettingsStore &settings, SettingsStore &state, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_state(state)
{
    read();
    connect(&m_settings, &SettingsStore::valueChanged, this, [this](const QString &key) {
        if (key == profilesKey)
            read();
    });
}

void ProfileStore::read()
{
    std::vector<Profile> found;
    const QJsonArray entries = m_settings.value(profilesKey).toArray();
    for (const auto &entry : entries) {
        if (auto profile = Profile::fromJson(entry.toObject(), profilesKey))
            found.push_back(*std::move(profile));
    }
    if (found == m_profiles)
        return;
    m_profiles = std::move(found);
    Q_EMIT changed();
}

void ProfileStore::write()
{
    QJsonArray entries;
    for (const Profile &profile : m_profiles)
        entries.append(profile.toJson());
    Q_EMIT changed();
    m_settings.setValue(profilesKey, entries);
}

Result<std::vector<Profile>> ProfileStore::parse(const QJsonValue &value)
{
    const QJsonArray entries = value.toArray();
    if (!value.isArray() || entries.size() > maxProfiles)
        return fail(Error::Code::Invalid, ProfileText::tr("“profiles” must be a list of at most 200 profiles."),
                    profilesKey);
    std::vector<Profile> profiles;
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const QString path = u"%1[%2]"_s.arg(profilesKey).arg(i);
        if (!entries[i].isObject())
            return fail(Error::Code::Invalid, ProfileText::tr("%1 must be an object.").arg(path), path);
        ITSM_TRY_ASSIGN(Profile profile, Profile::fromJson(entries[i].toObject(), path));
        const bool isTwice = std::ranges::any_of(profiles, [&](const Profile &other) {
            return other.id == profile.id || other.name.compare(profile.name, Qt::CaseInsensitive) == 0;
        });
        if (isTwice)
            return fail(Error::Code::Invalid,
                        ProfileText::tr("%1 has the id or the name of another profile.").arg(path), path);
        profiles.push_back(std::move(profile));
    }
    return profiles;
}

std::optional<Profile> ProfileStore::find(const QString &id) const
{
    const auto found = std::ranges::find(m_profiles, id, &Profile::id);
    return found == m_profiles.end() ? std::nullopt : std::optional(*found);
}

std::optional<Profile> ProfileStore::byName(const QString &name) const
{
    const auto found = std::ranges::find_if(
        m_profiles, [&](const Profile &p) { return p.name.compare(name.simplified(), Qt::CaseInsensitive) == 0; });
    return found == m_profiles.end() ? std::nullopt : std::optional(*found);
}

std::optional<Profile> ProfileStore::last() const
{
    return find(m_state.value(lastKey).toString());
}

void ProfileStore::setLast(const QString &id)
{
    m_state.setValue(lastKey, id);
}

void ProfileStore::save(const Profile &profile)
{
    const auto found = std::ranges::find(m_profiles, profile.id, &Profile::id);
    if (found == m_profiles.end())
        m_profiles.push_back(profile);
    else if (*found == profile)
        return;
    else
        *found = profile;
    write();
}

void ProfileStore::remove(const QString &id)
{
    if (std::erase_if(m_profiles, [&](const Profile &p) { return p.id == id; }) == 0)
        return;
    write();
    ProfileState::forget(m_state, id);
}

QString ProfileStore::freeName(const QString &wanted) const
{
    QString name = wanted.left(Profile::maxName);
    for (int number = 2; byName(name); ++number) {
        const QString ending = u" %1"_s.arg(number);
        name = wanted.left(Profile::maxName - ending.size()) + ending;
    }
    return name;
}

} // namespace itsm
