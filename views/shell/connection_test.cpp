#include "views/shell/connection_test.h"

#include "models/answer.h"
#include "views/incidents/busy_line.h"
#include "views/widgets/mark_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

ConnectionTest::ConnectionTest(QWidget *parent)
    : QWidget(parent)
    , m_button(new QPushButton(this))
    , m_busy(new BusyLine(this))
    , m_result(new MarkLabel(MarkLabel::Shape::Plain, this))
{
    m_button->setObjectName(u"test"_s);
    m_button->setAutoDefault(false);
    m_result->setObjectName(u"testResult"_s);
    auto *row = new QHBoxLayout;
    row->setSpacing(theme().space(3));
    row->addWidget(m_button);
    row->addWidget(m_result, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme().space(1));
    column->addLayout(row);
    column->addWidget(m_busy);
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_running) {
            stop();
            show(Shown::Cancelled);
        } else {
            Q_EMIT wanted();
        }
    });
    retranslate();
}

ConnectionTest::~ConnectionTest()
{
    stop();
}

void ConnectionTest::start(const StoreUrl &url, const QString &tenantCode)
{
    follow(probeConnection(url, tenantCode));
}

void ConnectionTest::start(const ServerAddress &address)
{
    follow(probeServer(address));
}

template <typename T>
void ConnectionTest::follow(QFuture<Result<T>> future)
{
    stop();
    m_running = true;
    m_cancel = [future]() mutable { future.cancel(); };
    show(Shown::Running);
    whenAnswered(this, future, [this, number = m_number](Result<T> report) {
        if (number != m_number)
            return;
        m_running = false;
        m_cancel = {};
        if (report)
            m_report = *report;
        show(report ? Shown::Good : Shown::Bad);
        if (report)
            Q_EMIT succeeded();
        else
            Q_EMIT failed(report.error());
    });
}

void ConnectionTest::stop()
{
    ++m_number;
    m_running = false;
    if (const auto cancel = std::exchange(m_cancel, {}))
        cancel();
}

void ConnectionTest::clear()
{
    stop();
    show(Shown::Nothing);
}

void ConnectionTest::show(Shown what)
{
    m_shown = what;
    m_busy->setBusy(what == Shown::Running);
    retranslate();
}

void ConnectionTest::retranslate()
{
    m_button->setText(m_running ? tr("Stop the test") : tr("&Test connection"));
    switch (m_shown) {
    case Shown::Nothing:
        m_result->setMark({}, {});
        break;
    case Shown::Running:
        m_result->setMark({}, tr("Connecting…"));
        break;
    case Shown::Cancelled:
        m_result->setMark({}, tr("The test was stopped."));
        break;
    case Shown::Good:
        m_result->setMark({Sign::Check, ColorRole::Ok}, found());
        break;
    case Shown::Bad:
        m_result->setMark({Sign::Octagon, ColorRole::Critical}, tr("The test failed."));
        break;
    }
}

QString ConnectionTest::found() const
{
    const auto lockOf = [](const QString &encryption) {
        return encryption.isEmpty() ? tr("not encrypted") : encryption;
    };
    if (const auto *const server = std::get_if<ServerReport>(&m_report))
        return tr("ITSM server %1, %2", "version, encryption").arg(server->version, lockOf(server->encryption));
    const auto &database = std::get<ConnectionReport>(m_report);
    const QString tenant = database.tenant.isEmpty() ? tr("no tenant yet") : database.tenant;
    return tr("PostgreSQL %1, %2, tenant: %3", "version, encryption, name")
        .arg(database.server.version, lockOf(database.server.encryption), tenant);
}

void ConnectionTest::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace itsm
