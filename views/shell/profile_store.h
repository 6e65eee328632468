#pragma once

#include "views/shell/profile.h"

#include <QObject>
#include <vector>

namespace itsm {

class SettingsStore;

/// The profiles of this person, in the order in which they were made; kept in the settings under "profiles". Which one
/// was used last is remembered in the state. UI thread.
class ProfileStore : public QObject
{
    Q_OBJECT
public:
    /// Both outlive it. Entries that cannot be read are left out.
    ProfileStore(SettingsStore &settings, SettingsStore &state, QObject *parent = nullptr);

    [[nodiscard]] const std::vector<Profile> &all() const { return m_profiles; }
    [[nodiscard]] std::optional<Profile> find(const QString &id) const;
    /// By its name, whatever the case of letters.
    [[nodiscard]] std::optional<Profile> byName(const QString &name) const;
    /// The one that was opened last, if it is still there.
    [[nodiscard]] std::optional<Profile> last() const;
    void setLast(const QString &id);

    /// Adds it, or puts it in the place of the one of its id.
    void save(const Profile &profile);
    /// The profile is forgotten, the data stay.
    void remove(const QString &id);
    /// "Name 2", "Name 3" … whichever is free.
    [[nodiscard]] QString freeName(const QString &wanted) const;

    /// What is kept under "profiles"; the error names the entry and member that is wrong.
    static Result<std::vector<Profile>> parse(const QJsonValue &value);

Q_SIGNALS:
    void changed();

private:
    void read();
    void write();

    SettingsStore &m_settings;
    SettingsStore &m_state;
    std::vector<Profile> m_profiles;
};

} // namespace itsm
