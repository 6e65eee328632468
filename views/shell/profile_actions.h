#pragma once

#include <QObject>
#include <QPointer>
#include <deque>
#include <vector>

class QAction;
class QWidget;

namespace itsm {

class ActionRegistry;
class ProfileStore;

/// One command "profile.ID" for each profile, for the menu and the palette. They follow the list of profiles.
class ProfileActions : public QObject
{
    Q_OBJECT
public:
    /// All outlive it; the commands belong to `window`.
    ProfileActions(ActionRegistry &actions, ProfileStore &profiles, QWidget *window);
    ~ProfileActions() override;

    [[nodiscard]] std::vector<QAction *> all() const;

Q_SIGNALS:
    void openWanted(const QString &id);
    /// There are others now.
    void changed();

private:
    void clear();
    void fill();

    ActionRegistry &m_actions;
    ProfileStore &m_profiles;
    QWidget *m_window;
    std::deque<QByteArray> m_texts; ///< what the specs point to
    std::vector<QPointer<QAction>> m_all;
};

} // namespace itsm
