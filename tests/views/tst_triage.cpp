#include "tests/support/test_program.h"
#include "tests/views/incidents_fixture.h"

#include "services/backend/direct_backend.h"
#include "services/backend/workspace.h"
#include "views/incidents/filter_bar.h"
#include "views/widgets/filter_edit.h"

#include <QApplication>
#include <QPlainTextEdit>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

using namespace itsm;
using namespace itsm::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int incidentCount = 50;

/// Counts what a person does: keys pressed, and whatever comes from a mouse.
class InputCounter : public QObject
{
public:
    int keys = 0;
    int mouse = 0;

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        switch (event->type()) {
        case QEvent::MouseButtonPress:
        case QEvent::MouseButtonRelease:
        case QEvent::MouseButtonDblClick:
        case QEvent::MouseMove:
        case QEvent::Wheel:
            ++mouse;
            break;
        default:
            break;
        }
        return QObject::eventFilter(watched, event);
    }
};

/// What a shift decides about an incident, and what must stand in the database then.
enum class Decision : quint8 { Acknowledge, Take, Start, Resolve, Escalate };

} // namespace

/// Fifty incidents worked through on a real database, by the keyboard alone.
class TestTriage : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::optional<StoreUrl> m_url;
    std::optional<Actor> m_actor;
    InputCounter m_input;

    std::unique_ptr<DirectBackend> m_backend;
    ActionRegistry m_actions;
    MemoryState m_state;
    std::unique_ptr<QWidget> m_window;
    IncidentsPage *m_page = nullptr;

    /// A key where the keyboard is.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        ++m_input.keys;
        QWidget *target = QApplication::focusWidget() ? QApplication::focusWidget() : m_window.get();
        QTest::keyClick(target, key, modifiers);
    }
    void type(const QString &text)
    {
        m_input.keys += static_cast<int>(text.size());
        QTest::keyClicks(QApplication::focusWidget(), text);
    }
    template <typename T>
    static std::optional<T> answerOf(const QFuture<Result<T>> &future)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20'000) || future.resultCount() == 0)
            return {};
        const Result<T> result = future.result();
        return result ? std::optional(*result) : std::nullopt;
    }
    [[nodiscard]] static bool isInText() { return qobject_cast<QPlainTextEdit *>(QApplication::focusWidget()); }
    [[nodiscard]] static Decision decisionOf(const IncidentSummary &incident)
    {
        const int number = incident.number.right(6).toInt();
        if (number % 10 == 9)
            return Decision::Escalate;
        if (number % 10 == 7)
            return Decision::Resolve;
        if (number % 5 == 3)
            return Decision::Start;
        return number % 2 == 0 ? Decision::Take : Decision::Acknowledge;
    }
    [[nodiscard]] static bool isDone(Decision decision, const IncidentSummary &incident, UserId me)
    {
        switch (decision) {
        case Decision::Acknowledge:
            return incident.status == Status::Acknowledged;
        case Decision::Take:
            return incident.assigneeId == me && incident.status == Status::Assigned;
        case Decision::Start:
            return incident.status == Status::InProgress;
        case Decision::Resolve:
            return incident.status == Status::Resolved;
        case Decision::Escalate:
            return incident.escalationLevel == 1;
        }
        return false;
    }
    [[nodiscard]] static QString sentence(Decision decision)
    {
        return decision == Decision::Resolve ? u"A false alarm"_s : u"Beyond our desk"_s;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::English);
        const auto url = StoreUrl::parse(u"sqlite:"_s + m_folder.filePath(u"triage.sqlite"_s));
        QVERIFY(url);
        m_url = *url;
        m_actor = answerOf(openWorkspace(
            *url, {.tenantCode = {}, .login = u"tester"_s, .displayName = u"Tester"_s, .source = u"user"_s},
            WorkspaceContent::Empty));
        QVERIFY(m_actor);
        m_backend = std::make_unique<DirectBackend>(*m_url, *m_actor, SystemClock::instance());
        QTRY_COMPARE(m_backend->linkState().state, LinkState::State::Live);
        for (int i = 0; i < incidentCount; ++i) {
            NewIncident input;
            input.title = i % 2 ? u"支付网关响应超时 %1"_s.arg(i) : u"Disk almost full on db-%1"_s.arg(i);
            input.severity = allSeverities[static_cast<size_t>(i) % allSeverities.size()];
            QVERIFY(answerOf(m_backend->createIncident(input)));
        }
        m_window = std::make_unique<QWidget>();
        auto *layout = new QVBoxLayout(m_window.get());
        m_page = new IncidentsPage(*m_backend, SystemClock::instance(), m_actions, m_state, m_window.get());
        layout->addWidget(m_page);
        m_window->resize(1'400, 900);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTRY_COMPARE(m_page->list()->rowCount(), incidentCount);
        qApp->installEventFilter(&m_input);
    }
    void cleanupTestCase()
    {
        qApp->removeEventFilter(&m_input);
        m_window.reset();
        m_backend.reset();
    }

    void fiftyIncidentsByKeyboard()
    {
        // All of them, in the order of their numbers, so that none moves or leaves while it is worked on.
        press(Qt::Key_Slash);
        QTRY_COMPARE(QApplication::focusWidget(), m_page->filterBar()->edit());
        press(Qt::Key_A, Qt::ControlModifier);
        type(u"-status:cancelled"_s);
        press(Qt::Key_Return);
        QTRY_VERIFY(m_page->list()->isIdle() && m_page->list()->rowCount() == incidentCount);
        m_window->activateWindow(); // as a window manager does
        QTRY_VERIFY(m_page->table()->hasFocus());
        press(Qt::Key_Home);
        QTRY_COMPARE(m_page->table()->currentIndex().row(), 0);

        std::vector<int> keysOfEach;
        std::optional<Decision> last;
        QHash<IncidentId, Decision> decisions;
        for (int row = 0; row < incidentCount; ++row) {
            const int before = m_input.keys;
            QTRY_VERIFY(m_page->list()->incidentAt(row));
            const IncidentSummary incident = *m_page->list()->incidentAt(row);
            const Decision decision = decisionOf(incident);
            decisions.insert(incident.id, decision);
            if (row > 0 && last == decision) {
                press(Qt::Key_Period); // goes there by itself
            } else {
                if (row > 0)
                    press(Qt::Key_Down);
                QTRY_COMPARE(m_page->selection()->currentId(), incident.id);
                switch (decision) {
                case Decision::Acknowledge:
                    press(Qt::Key_A);
                    break;
                case Decision::Take:
                    press(Qt::Key_M);
                    break;
                case Decision::Start:
                    press(Qt::Key_W);
                    break;
                case Decision::Resolve:
                case Decision::Escalate:
                    press(decision == Decision::Resolve ? Qt::Key_R : Qt::Key_E);
                    // The form takes the keyboard by itself.
                    QTRY_VERIFY(QApplication::activeModalWidget() &&
                                QApplication::activeModalWidget()->isAncestorOf(QApplication::focusWidget()));
                    for (int tabs = 0; tabs < 4 && !isInText(); ++tabs)
                        press(Qt::Key_Tab);
                    QVERIFY(isInText());
                    type(sentence(decision));
                    press(Qt::Key_Return, Qt::ControlModifier);
                    QTRY_VERIFY(!QApplication::activeModalWidget());
                    m_window->activateWindow(); // as a window manager does
                    QTRY_VERIFY(m_page->table()->hasFocus());
                    break;
                }
            }
            last = decision;
            QTRY_VERIFY(m_page->list()->rowOf(incident.id) == row);
            QTRY_VERIFY(isDone(decision, *m_page->list()->incidentAt(row), m_actor->user));
            keysOfEach.push_back(m_input.keys - before);
        }

        std::ranges::sort(keysOfEach);
        qInfo("keys for an incident: median %d, most %d; %d in all", keysOfEach[keysOfEach.size() / 2],
              keysOfEach.back(), m_input.keys);
        QVERIFY(keysOfEach[keysOfEach.size() / 2] <= 2);
        QCOMPARE(m_input.mouse, 0);

        // What the database says, asked anew.
        DirectBackend other(*m_url, *m_actor, SystemClock::instance());
        QTRY_COMPARE(other.linkState().state, LinkState::State::Live);
        QCOMPARE(decisions.size(), incidentCount);
        for (auto it = decisions.cbegin(); it != decisions.cend(); ++it) {
            const auto detail = answerOf(other.detail(it.key()));
            QVERIFY(detail);
            QVERIFY2(isDone(it.value(), detail->incident, m_actor->user), qPrintable(detail->incident.number));
            QCOMPARE(detail->events.size(), 2U); // its creation and the decision
            if (it.value() == Decision::Resolve || it.value() == Decision::Escalate)
                QCOMPARE(detail->events.front().description, sentence(it.value()));
        }
    }
};

ITSM_TEST_IN(QApplication, TestTriage)
#include "tst_triage.moc"
