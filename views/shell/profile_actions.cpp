#include "views/shell/profile_actions.h"

#include "views/shell/profile_store.h"
#include "views/widgets/actions.h"
#include "views/widgets/plain_text.h"

#include <QAction>
#include <QWidget>

namespace itsm {

ProfileActions::ProfileActions(ActionRegistry &actions, ProfileStore &profiles, QWidget *window)
    : QObject(window)
    , m_actions(actions)
    , m_profiles(profiles)
    , m_window(window)
{
    connect(&m_profiles, &ProfileStore::changed, this, &ProfileActions::fill);
    fill();
}

ProfileActions::~ProfileActions()
{
    clear();
}

std::vector<QAction *> ProfileActions::all() const
{
    return {m_all.begin(), m_all.end()};
}

void ProfileActions::clear()
{
    for (const QPointer<QAction> &action : std::exchange(m_all, {}))
        delete action.data();
    m_texts.clear();
}

void ProfileActions::fill()
{
    clear();
    for (const Profile &profile : m_profiles.all()) {
        const auto kept = [this](const QString &text) {
            m_texts.push_back(text.toUtf8());
            return m_texts.back().constData();
        };
        m_all.emplace_back(m_actions.add({.id = kept(u"profile." + profile.id),
                                          .context = "itsm::ProfileActions",
                                          .text = kept(menuText(visibleControls(profile.name))),
                                          .tip = kept(profile.place()),
                                          .category = QT_TRANSLATE_NOOP("itsm::ProfileActions", "Open a profile"),
                                          .icon = "database"},
                                         m_window, [this, id = profile.id] { Q_EMIT openWanted(id); }));
    }
    Q_EMIT changed();
}

} // namespace itsm
