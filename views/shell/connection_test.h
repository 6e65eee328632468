#pragma once

#include "services/backend/connection_probe.h"
#include "services/backend/rest_session.h"

#include <QWidget>
#include <variant>

class QPushButton;

namespace itsm {

class BusyLine;
class MarkLabel;

/// The button that tries an address in the background, and a line that says how that went. While a test runs the button
/// gives it up.
class ConnectionTest : public QWidget
{
    Q_OBJECT
public:
    explicit ConnectionTest(QWidget *parent = nullptr);
    ~ConnectionTest() override;

    void start(const StoreUrl &url, const QString &tenantCode);
    void start(const ServerAddress &address);
    /// The address has changed: what was found does not count any more.
    void clear();
    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] QPushButton *button() const { return m_button; }

Q_SIGNALS:
    /// The button was pressed; whoever knows the address calls start().
    void wanted();
    void succeeded();
    void failed(const itsm::Error &error);

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class Shown : quint8 { Nothing, Running, Cancelled, Good, Bad };
    void stop();
    template <typename T>
    void follow(QFuture<Result<T>> future);
    void show(Shown what);
    [[nodiscard]] QString found() const;
    void retranslate();

    QPushButton *m_button;
    BusyLine *m_busy;
    MarkLabel *m_result;
    std::function<void()> m_cancel; ///< gives the running test up
    std::variant<ConnectionReport, ServerReport> m_report;
    Shown m_shown = Shown::Nothing;
    bool m_running = false;
    int m_number = 0; ///< of the latest test; answers of older ones are dropped
};

} // namespace itsm
