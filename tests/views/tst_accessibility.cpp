#include "models/incident_list_model.h"
#include "tests/support/test_program.h"
#include "tests/views/window_fixture.h"
#include "views/incidents/incident_drawer.h"
#include "views/incidents/incident_table.h"
#include "views/incidents/incidents_page.h"
#include "views/shell/pages.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAccessible>
#include <QApplication>
#include <QDialog>
#include <QHeaderView>
#include <QScrollBar>
#include <QTest>

using namespace itsm;
using namespace itsm::test;
using namespace Qt::Literals::StringLiterals;

/// What a screen reader is told, on the sample workspace: every control that takes the keyboard has a name, every cell
/// has words.
class TestAccessibility : public QObject
{
    Q_OBJECT

    std::unique_ptr<WindowFixture> m_fixture;
    MainWindow *m_window = nullptr;

    /// Where the widget is, for whoever mends it.
    static QString pathOf(const QWidget *widget)
    {
        QStringList path;
        for (; widget && path.size() < 5; widget = widget->parentWidget())
            path.prepend(QString::fromLatin1(widget->metaObject()->className()) + u'#' + widget->objectName());
        return path.join(u" / "_s);
    }
    /// Controls of `root` that can be seen, take the keyboard and have no name.
    static QStringList nameless(QWidget *root)
    {
        QStringList found;
        const QList<QWidget *> all = root->findChildren<QWidget *>();
        for (QWidget *widget : all) {
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || qobject_cast<QScrollBar *>(widget))
                continue;
            // The frame of a scroll area, the parts of an editor and a proxy speak through another widget.
            if (widget->focusProxy() || widget->objectName().startsWith("qt_"_L1) ||
                qobject_cast<QHeaderView *>(widget) || widget->inherits("QScrollArea"))
                continue;
            const QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
            if (!interface || interface->text(QAccessible::Name).trimmed().isEmpty())
                found.append(pathOf(widget));
        }
        return found;
    }
    /// Cells of the first rows that are shown and say nothing although they have something to say.
    static QStringList silentCells(QWidget *root)
    {
        QStringList found;
        const QList<QAbstractItemView *> views = root->findChildren<QAbstractItemView *>();
        for (QAbstractItemView *view : views) {
            if (!view->isVisible() || !view->model() || qobject_cast<QHeaderView *>(view))
                continue;
            for (int row = 0; row < std::min(view->model()->rowCount(), 5); ++row) {
                for (int column = 0; column < view->model()->columnCount(); ++column) {
                    const QModelIndex index = view->model()->index(row, column);
                    const bool hasWords = !index.data(Qt::DisplayRole).toString().isEmpty();
                    if (hasWords && index.data(Qt::AccessibleTextRole).toString().isEmpty() &&
                        index.data(Qt::DisplayRole).toString().trimmed().isEmpty())
                        found.append(pathOf(view));
                }
                // A row that is painted by a delegate from an object needs words of its own.
                const QModelIndex first = view->model()->index(row, 0);
                QString words;
                for (int column = 0; column < view->model()->columnCount(); ++column)
                    words += view->model()->index(row, column).data(Qt::DisplayRole).toString();
                if (words.isEmpty() && first.data(Qt::AccessibleTextRole).toString().isEmpty())
                    found.append(pathOf(view) + u" row %1"_s.arg(row));
            }
        }
        return found;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QAccessible::setActive(true);
        m_fixture = std::make_unique<WindowFixture>();
        m_window = m_fixture->window.get();
        m_window->resize(1'600, 1'000);
        m_fixture->openWorkspace(WorkspaceContent::Sample);
        QTRY_VERIFY(m_window->incidentsPage()->list()->rowCount() > 10);
    }
    void cleanupTestCase() { m_fixture.reset(); }

    void pages_data()
    {
        QTest::addColumn<QString>("page");
        for (const PageSpec &page : pageSpecs())
            QTest::newRow(page.action.id) << QString::fromLatin1(page.action.id);
    }
    void pages()
    {
        QFETCH(QString, page);
        m_window->actions().trigger(page);
        QTest::qWait(400); // what the page reads
        if (page == "page.incidents"_L1) {
            m_window->incidentsPage()->table()->goToRow(0);
            m_window->incidentsPage()->setDrawerOpen(true);
            QTRY_VERIFY(m_window->incidentsPage()->drawer()->incident());
        }
        const QStringList controls = nameless(m_window);
        QVERIFY2(controls.isEmpty(), qPrintable(controls.join(u'\n')));
        const QStringList cells = silentCells(m_window);
        QVERIFY2(cells.isEmpty(), qPrintable(cells.join(u'\n')));
    }

    void dialogs_data()
    {
        QTest::addColumn<QString>("action");
        for (const char *id : {"incident.new", "incident.edit", "incident.assign", "incident.escalate",
                               "incident.resolve", "incident.comment", "list.export", "list.import", "list.columns",
                               "views.save", "help.keys", "app.palette", "app.settings"})
            QTest::newRow(id) << QString::fromLatin1(id);
    }
    void dialogs()
    {
        QFETCH(QString, action);
        m_window->actions().trigger(u"page.incidents"_s);
        m_window->incidentsPage()->setDrawerOpen(false);
        m_window->incidentsPage()->table()->goToRow(0);
        QVERIFY2(m_window->actions().action(action)->isEnabled(), qPrintable(m_window->actions().reason(action)));
        m_window->actions().trigger(action);
        QDialog *shown = nullptr;
        QTRY_VERIFY([&] {
            for (QDialog *dialog : m_window->findChildren<QDialog *>()) {
                if (dialog->isVisible())
                    shown = dialog;
            }
            return shown != nullptr;
        }());
        const QStringList controls = nameless(shown);
        const bool isTitled = !shown->windowTitle().isEmpty();
        shown->reject();
        QTRY_VERIFY(m_window->findChildren<QDialog *>().isEmpty());
        QVERIFY2(controls.isEmpty(), qPrintable(controls.join(u'\n')));
        QVERIFY(isTitled);
    }

    void cellsAreReadThroughTheInterface()
    {
        m_window->actions().trigger(u"page.incidents"_s);
        IncidentTable *table = m_window->incidentsPage()->table();
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(table);
        QVERIFY(interface && interface->tableInterface());
        QCOMPARE(interface->tableInterface()->rowCount(), table->model()->rowCount());
        const int column = static_cast<int>(IncidentColumn::Title);
        QTRY_VERIFY(m_window->incidentsPage()->list()->incidentAt(0));
        const QAccessibleInterface *cell = interface->tableInterface()->cellAt(0, column);
        QVERIFY(cell);
        QVERIFY(cell->text(QAccessible::Name).contains(m_window->incidentsPage()->list()->incidentAt(0)->title));
    }
};

ITSM_TEST_IN(QApplication, TestAccessibility)
#include "tst_accessibility.moc"
