#pragma once

#include "services/runtime/clock.h"
#include "views/widgets/time_format.h"

#include <QTimer>
#include <QWidget>

namespace itsm {

/// Holds a view's content and shows what is the matter with it: empty, loading (skeleton after 150 ms), failed and
/// stale are four different pictures. Empty, loading and failed cover the content; stale leaves it visible below a
/// banner.
class StateOverlay : public QWidget
{
    Q_OBJECT
public:
    enum class State : quint8 { Ready, Empty, Loading, Failed, Stale };
    /// Whether the banner says why, or only how old the content is: what the window says already is not said twice.
    enum class Reason : quint8 { Said, SaidElsewhere };

    /// Takes the content over. A scroll area keeps its header visible: only its viewport is covered.
    explicit StateOverlay(QWidget *content, QWidget *parent = nullptr, const Clock &clock = SystemClock::instance());
    ~StateOverlay() override;

    [[nodiscard]] State state() const { return m_state; }
    void setReady();
    /// Nothing there: what that means, what to do about it, and optionally a button, which emits actionRequested(). The
    /// keyboard goes to the button if it was in the content, where there is nothing to do and nothing to scroll to.
    void setEmpty(const QString &title, const QString &hint = {}, const QString &actionText = {});
    /// Content that is there stays visible for 150 ms.
    void setLoading();
    /// Nothing can be shown: what failed, and since when.
    void setFailed(const QString &what, const OptionalInstant &since = {});
    /// The content may have changed since `since`.
    void setStale(const QString &why, const OptionalInstant &since = {}, Reason reason = Reason::Said);
    /// Zone of the absolute times.
    void setTimeZoneMode(TimeZoneMode mode);
    /// The keyboard goes to the button of an empty state; false when there is none.
    bool focusAction();

    static constexpr std::chrono::milliseconds skeletonDelay{150};

Q_SIGNALS:
    void retryRequested();
    void actionRequested();
    /// The age was told anew, as it is every second.
    void ageShown();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    class Panel;
    class Banner;
    void enter(State state);
    void placePanel();
    void refreshTexts();
    [[nodiscard]] QString sinceText() const;
    [[nodiscard]] QString staleText() const;

    QWidget *m_content;
    QWidget *m_covered;                                ///< what the panel lies over
    Qt::ScrollBarPolicy m_bar = Qt::ScrollBarAsNeeded; ///< of content that is not empty
    const Clock &m_clock;
    State m_state = State::Ready;
    QString m_title;
    QString m_hint;
    QString m_actionText;
    OptionalInstant m_since;
    Reason m_reason = Reason::Said;
    TimeZoneMode m_zone = TimeZoneMode::Local;
    Panel *m_panel;
    Banner *m_banner;
    QTimer m_skeletonTimer;
    QTimer m_ageTimer;
};

} // namespace itsm
