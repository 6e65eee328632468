#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <functional>
#include <vector>

namespace itsm {

/// Drives the program as a person would, one step after the other: does something, then waits until its effect can be
/// seen. Steps wait on conditions, never on time.
class Script : public QObject
{
    Q_OBJECT
public:
    struct Step
    {
        QString title; ///< printed when the step is done; empty: silent
        std::function<void()> act;
        std::function<bool()> until;    ///< none: done at once
        std::function<QString()> found; ///< what to print behind the title
    };

    using QObject::QObject;

    void add(Step step) { m_steps.push_back(std::move(step)); }
    /// Emits finished() when all steps are done, or failed() with the title of the one whose condition did not come
    /// true within 20 s.
    void start();

Q_SIGNALS:
    void stepDone(const QString &title, const QString &found);
    void finished();
    void failed(const QString &title);

private:
    void next();
    void check();

    std::vector<Step> m_steps;
    size_t m_current = 0;
    QTimer m_timer;
    QElapsedTimer m_elapsed;
};

} // namespace itsm
