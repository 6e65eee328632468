#pragma once

#include "services/backend/backend.h"
#include "views/widgets/time_format.h"

#include <QFrame>
#include <QTimer>

class QAction;
class QToolButton;

namespace itsm {

class FreshnessBar;
class PlainLabel;

/// The lower edge of the window: link and age of the data, time zone, engine. It shows the link state that it was told
/// and lets its age grow.
class StatusStrip : public QFrame
{
    Q_OBJECT
public:
    explicit StatusStrip(QWidget *parent = nullptr);

    /// Nothing is open: there is no source to show.
    void clearLink();
    void setLinkState(const LinkState &state);
    /// A line that goes by itself: what was done, or why not.
    void showMessage(const QString &text);
    /// Takes this line away if it still stands there.
    void withdrawMessage(const QString &text);
    void clearMessage();
    /// The switch of the time zone; the strip names the zone itself.
    void setZoneAction(QAction *action);
    void setZone(TimeZoneMode mode);
    /// Is offered here while it is possible.
    void setSignInAction(QAction *action);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();

    LinkState m_link;
    TimeZoneMode m_mode = TimeZoneMode::Local;
    FreshnessBar *m_freshness;
    PlainLabel *m_reason;
    PlainLabel *m_message;
    QTimer m_messageTimer;
    PlainLabel *m_engine;
    QToolButton *m_zone;
    QToolButton *m_signIn;
};

} // namespace itsm
