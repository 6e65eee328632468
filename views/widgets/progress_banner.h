#pragma once

#include "views/widgets/signs.h"

#include <QWidget>

class QProgressBar;
class QPushButton;

namespace itsm {

class PlainLabel;

/// A line that tells how a longer job goes: text, bar, count, Cancel; at the end its outcome, until it is dismissed.
class ProgressBanner : public QWidget
{
    Q_OBJECT
public:
    explicit ProgressBanner(QWidget *parent = nullptr);

    /// Shows the banner. `total` 0: not known.
    void start(const QString &text, qint64 total = 0);
    void setProgress(qint64 done, qint64 total);
    /// The job is over; the mark says how: Ok, High, Critical. `detailsText` names a button that emits
    /// detailsRequested().
    void finish(Mark mark, const QString &text, const QString &detailsText = {});
    /// The same in other words: the language changed.
    void setWords(const QString &text, const QString &detailsText);
    [[nodiscard]] bool isRunning() const { return m_running; }

Q_SIGNALS:
    /// The person wants the job to stop; the button is off until finish().
    void cancelRequested();
    void detailsRequested();
    void dismissed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    PlainLabel *m_text;
    QProgressBar *m_bar;
    PlainLabel *m_count;
    QPushButton *m_details;
    QPushButton *m_button;
    Mark m_mark;
    qint64 m_done = 0;
    qint64 m_total = 0;
    bool m_running = false;
    bool m_cancelling = false;
};

} // namespace itsm
