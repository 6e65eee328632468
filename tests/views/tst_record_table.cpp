#include "services/transfer/table_text.h"
#include "tests/support/test_program.h"
#include "views/records/record_copy.h"
#include "views/widgets/column_dialog.h"
#include "views/widgets/form_field.h"
#include "views/widgets/record_table.h"

#include <QApplication>
#include <QHeaderView>
#include <QJsonArray>
#include <QListWidget>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>

using namespace itsm;
using namespace Qt::Literals::StringLiterals;

namespace {

class PaintCounter : public QObject
{
public:
    explicit PaintCounter(QWidget *watched) { watched->installEventFilter(this); }
    int count = 0;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        count += event->type() == QEvent::Paint;
        return false;
    }
};

} // namespace

class TestRecordTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_table.reset(); }
    void startsAsToldAndSorts();
    void stateSurvivesByKey();
    void flexibleColumnFits();
    void columnsShareWhatOthersLeave();
    void oneColumnStays();
    void resetGoesBack();
    void formArrangesColumns();
    void keysWalkAndTell();
    void rowsForTheClipboard();
    void staysInPlaceWhileRowsCome();
    void staysNearWhereAllThatIsSeenGoes();
    void theCurrentRowIsNotCovered();
    void paintsOnlyWhatChanges();

private:
    [[nodiscard]] std::unique_ptr<RecordTable> makeTable();
    [[nodiscard]] QString cell(int row, int column) const { return m_model->index(row, column).data().toString(); }

    std::unique_ptr<QStandardItemModel> m_model;
    std::unique_ptr<RecordTable> m_table;
};

std::unique_ptr<RecordTable> TestRecordTable::makeTable()
{
    auto table = std::make_unique<RecordTable>();
    table->setRecords(m_model.get(), {.columns = {{.key = u"name"_s, .width = 120},
                                                  {.key = u"text"_s, .width = 100, .share = 1},
                                                  {.key = u"count"_s, .width = 80},
                                                  {.key = u"secret"_s, .width = 90, .isShown = false}},
                                      .sorted = 0,
                                      .order = Qt::DescendingOrder});
    table->resize(700, 300);
    table->show();
    return table;
}

void TestRecordTable::init()
{
    m_model = std::make_unique<QStandardItemModel>(0, 4);
    m_model->setHorizontalHeaderLabels({u"Name"_s, u"Text"_s, u"Count"_s, u"Secret"_s});
    for (const QString &name : {u"b"_s, u"c"_s, u"a"_s}) {
        QList<QStandardItem *> row;
        for (const QString &text : {name, QString(u"text\tof\n"_s + name), u"1"_s, u"hidden"_s})
            row.append(new QStandardItem(text));
        m_model->appendRow(row);
    }
    m_table = makeTable();
    QVERIFY(QTest::qWaitForWindowActive(m_table.get()));
}

void TestRecordTable::startsAsToldAndSorts()
{
    QCOMPARE(cell(0, 0), u"c"_s);
    QVERIFY(m_table->isColumnHidden(3));
    QCOMPARE(m_table->columnWidth(0), 120);
    QSignalSpy changes(m_table.get(), &RecordTable::columnStateChanged);
    m_table->horizontalHeader()->setSortIndicator(0, Qt::AscendingOrder); // as a click does
    QCOMPARE(cell(0, 0), u"a"_s);
    QCOMPARE(changes.size(), 1);
}

void TestRecordTable::stateSurvivesByKey()
{
    QHeaderView *header = m_table->horizontalHeader();
    header->moveSection(header->visualIndex(2), 0);
    m_table->setColumnWidth(0, 177);
    m_table->columns()->setShown(3, true);
    header->setSortIndicator(0, Qt::AscendingOrder);
    QJsonObject state = m_table->columnState();
    QJsonArray columns = state.value(u"columns"_s).toArray();
    columns.prepend(QJsonObject{{u"key"_s, u"of a later version"_s}, {u"shown"_s, true}, {u"width"_s, 500}});
    state.insert(u"columns"_s, columns);
    state.insert(u"unknown"_s, 1);

    const auto other = makeTable();
    QSignalSpy changes(other.get(), &RecordTable::columnStateChanged);
    QCOMPARE(cell(0, 0), u"c"_s);
    other->setColumnState(state);
    QCOMPARE(cell(0, 0), u"a"_s);
    QCOMPARE(other->horizontalHeader()->visualIndex(2), 0);
    QCOMPARE(other->columnWidth(0), 177);
    QVERIFY(other->columns()->isShown(3));
    QCOMPARE(other->columnState(), m_table->columnState());
    QVERIFY(changes.isEmpty()); // no person did it

    other->setColumnState({{u"sort"_s, u"of a later version"_s}});
    QCOMPARE(other->columnState(), m_table->columnState());
}

void TestRecordTable::flexibleColumnFits()
{
    const auto isFilled = [this] { return m_table->horizontalHeader()->length() == m_table->viewport()->width(); };
    QTRY_VERIFY(isFilled());
    m_table->setColumnWidth(0, 150);
    QVERIFY(isFilled());
    m_table->resize(900, 300);
    QTRY_VERIFY(isFilled());
    m_table->resize(250, 300);
    QTRY_COMPARE(m_table->columnWidth(1), 100); // not less
    m_table->resize(700, 300);
    QTRY_VERIFY(isFilled());
    m_table->setColumnWidth(1, 130); // a person drags it
    m_table->resize(900, 300);
    QTRY_COMPARE(m_table->width(), 900);
    QCOMPARE(m_table->columnWidth(1), 130);
    const auto other = makeTable();
    other->setColumnState(m_table->columnState());
    QCOMPARE(other->columnWidth(1), 130);
}

void TestRecordTable::columnsShareWhatOthersLeave()
{
    RecordTable table;
    table.setRecords(m_model.get(), {.columns = {{.key = u"name"_s, .width = 150, .share = 1},
                                                 {.key = u"text"_s, .width = 100, .share = 3},
                                                 {.key = u"count"_s, .width = 80},
                                                 {.key = u"secret"_s, .width = 90, .isShown = false, .share = 9}}});
    table.show();
    const auto widths = [&table] { return std::pair(table.columnWidth(0), table.columnWidth(1)); };
    const auto resizeTo = [&table](int width) { table.resize(width + table.width() - table.viewport()->width(), 300); };
    resizeTo(880);
    QTRY_COMPARE(widths(), std::pair(200, 600));
    resizeTo(480);
    QTRY_COMPARE(widths(), std::pair(150, 250)); // a quarter would be less than its least
    resizeTo(200);
    QTRY_COMPARE(widths(), std::pair(150, 100));
    resizeTo(1'480);
    QTRY_COMPARE(widths(), std::pair(600, 800)); // no text needs three quarters of that
    resizeTo(2'880);
    QTRY_COMPARE(widths(), std::pair(1'400, 1'400)); // the table is filled nevertheless
    resizeTo(880);
    QTRY_COMPARE(widths(), std::pair(200, 600));
    const QJsonArray columns = table.columnState().value(u"columns"_s).toArray();
    QVERIFY(!columns[0].toObject().contains(u"width"_s));
    table.setColumnWidth(0, 300); // a person drags it
    QCOMPARE(widths(), std::pair(300, 500));
}

void TestRecordTable::oneColumnStays()
{
    for (int column = 0; column < 4; ++column)
        m_table->columns()->setShown(column, false);
    QCOMPARE(m_table->horizontalHeader()->hiddenSectionCount(), 3);
    QJsonArray columns;
    for (const QString &key : {u"name"_s, u"text"_s, u"count"_s, u"secret"_s})
        columns.append(QJsonObject{{u"key"_s, key}, {u"shown"_s, false}});
    m_table->setColumnState({{u"columns"_s, columns}});
    QVERIFY(m_table->columns()->isShown(1));
}

void TestRecordTable::resetGoesBack()
{
    const QJsonObject first = m_table->columnState();
    m_table->horizontalHeader()->moveSection(0, 2);
    m_table->setColumnWidth(1, 130);
    m_table->columns()->setShown(2, false);
    m_table->horizontalHeader()->setSortIndicator(0, Qt::AscendingOrder);
    QVERIFY(m_table->columnState() != first);
    m_table->columns()->showMenu(m_table->mapToGlobal(QPoint(10, 10)));
    auto *menu = m_table->findChild<QMenu *>(u"columnMenu"_s);
    QVERIFY(menu);
    QCOMPARE(menu->actions().size(), 7); // the columns, a line, the form, the standard
    QVERIFY(!menu->actions().at(2)->isChecked());
    menu->actions().constLast()->trigger();
    QCOMPARE(m_table->columnState(), first);
    QCOMPARE(cell(0, 0), u"c"_s);
    menu->close();
}

void TestRecordTable::formArrangesColumns()
{
    QSignalSpy changes(m_table.get(), &RecordTable::columnStateChanged);
    m_table->columns()->openDialog();
    auto *form = m_table->window()->findChild<ColumnDialog *>();
    QVERIFY(form && form->isVisible());
    QListWidget *list = form->list();
    QCOMPARE(list->count(), 4);
    list->setCurrentRow(2);
    QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
    QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(list->currentRow(), 0);
    list->setCurrentRow(3);
    QTest::keyClick(list, Qt::Key_Space);
    QCOMPARE(list->item(3)->checkState(), Qt::Checked);
    QVERIFY(changes.isEmpty()); // nothing happens before it is applied
    form->submit();
    QCOMPARE(changes.count(), 1);
    QCOMPARE(m_table->horizontalHeader()->visualIndex(2), 0);
    QVERIFY(m_table->columns()->isShown(3));
    QCOMPARE(m_table->columnWidth(0), 120);

    m_table->columns()->openDialog();
    form = m_table->window()->findChildren<ColumnDialog *>().constLast();
    for (int row = 0; row < 4; ++row)
        form->list()->item(row)->setCheckState(Qt::Unchecked);
    form->submit();
    QVERIFY(form->isVisible() && form->field(u"columns"_s)->hasError());
    form->reject();
    QVERIFY(m_table->columns()->isShown(3));
}

void TestRecordTable::keysWalkAndTell()
{
    m_table->focusRows();
    QCOMPARE(m_table->currentIndex().row(), 0);
    QSignalSpy opened(m_table.get(), &RecordTable::openWanted);
    QSignalSpy escapes(m_table.get(), &RecordTable::escapePressed);
    QSignalSpy choices(m_table.get(), &RecordTable::choiceChanged);
    QTest::keyClick(m_table.get(), Qt::Key_End);
    QCOMPARE(m_table->currentIndex().row(), 2);
    QVERIFY(!choices.isEmpty());
    QTest::keyClick(m_table.get(), Qt::Key_Return);
    QCOMPARE(opened.takeFirst().first().toInt(), 2);
    QTest::keyClick(m_table.get(), Qt::Key_B); // no search
    QCOMPARE(m_table->currentIndex().row(), 2);
    QTest::keyClick(m_table.get(), Qt::Key_Home, Qt::ShiftModifier);
    QCOMPARE(m_table->chosenRows(), (std::vector{0, 1, 2}));
    QTest::keyClick(m_table.get(), Qt::Key_Escape);
    QCOMPARE(escapes.size(), 1);
    m_table->clearSelection();
    QCOMPARE(m_table->chosenRows(), std::vector{0}); // the current one
}

void TestRecordTable::rowsForTheClipboard()
{
    m_table->horizontalHeader()->moveSection(2, 0);
    QCOMPARE(copiedTable(*m_table, {0, 2}, TableFormat::Tsv),
             u"Count\tName\tText\n1\tc\ttext of c\n1\ta\ttext of a\n"_s);
}

void TestRecordTable::staysInPlaceWhileRowsCome()
{
    const auto add = [this](int at, int count) {
        for (int i = 0; i < count; ++i)
            m_model->insertRow(at, new QStandardItem(u"new"_s));
    };
    add(0, 100);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel); // as the look of all lists has it
    m_table->changeInPlace([&] { add(0, 5); });
    QCOMPARE(m_table->firstVisibleRow(), 0); // the top of the list stays the top
    // But not for whoever has chosen a row: the next click would be on another one.
    QSignalSpy above(m_table.get(), &RecordTable::rowsAboveChanged);
    m_table->selectRow(1);
    const QPersistentModelIndex chosen = m_table->currentIndex();
    const int place = m_table->visualRect(chosen).top();
    m_table->changeInPlace([&] { add(0, 3); });
    QCOMPARE(chosen.row(), 4);
    QVERIFY(std::abs(m_table->visualRect(chosen).top() - place) <= 1);
    QCOMPARE(above.takeLast().first().toInt(), 3);
    m_table->changeInPlace([&] { m_model->removeRow(0); });
    QCOMPARE(above.takeLast().first().toInt(), 2);
    m_table->scrollToTop();
    QCOMPARE(above.takeLast().first().toInt(), 0);
    // A row that gets another place is none that has come, and nothing goes after it.
    m_table->changeInPlace([&] { m_model->insertRow(40, m_model->takeRow(0)); });
    QCOMPARE(m_table->verticalScrollBar()->value(), 0);
    m_table->changeInPlace([&] { m_model->insertRow(0, m_model->takeRow(40)); });
    QCOMPARE(m_table->verticalScrollBar()->value(), 0);
    QVERIFY(above.isEmpty());
    // Who goes to a new row at the top stays with it.
    m_table->changeInPlace([&] {
        add(0, 1);
        m_table->goToRow(0);
    });
    QCOMPARE(m_table->firstVisibleRow(), 0);
    QVERIFY(above.isEmpty());
    m_table->clearSelection();
    QCoreApplication::processEvents();
    m_table->scrollTo(m_model->index(60, 0), QAbstractItemView::PositionAtTop);
    const int top = m_table->firstVisibleRow();
    QVERIFY(top > 0);
    const QPersistentModelIndex first = m_model->index(top, 0);
    const QPersistentModelIndex second = m_model->index(top + 1, 0);
    const int y = m_table->visualRect(second).top();
    m_table->changeInPlace([&] { add(0, 7); });
    QCOMPARE(first.row(), top + 7);
    QCOMPARE(m_table->firstVisibleRow(), top + 7);
    m_table->changeInPlace([&] {
        m_model->removeRow(first.row()); // the very first one goes
        m_model->removeRows(0, 3);
    });
    QVERIFY(!first.isValid());
    QVERIFY(std::abs(m_table->visualRect(second).top() - y) <= 1);
}

void TestRecordTable::staysNearWhereAllThatIsSeenGoes()
{
    for (int i = 0; i < 200; ++i)
        m_model->appendRow(new QStandardItem(QString::number(i)));
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    const int height = m_table->verticalHeader()->defaultSectionSize();
    // At the end, while many above it go: the bar is pushed back by the shorter range, and no further.
    m_table->scrollToBottom();
    const QPersistentModelIndex last = m_model->index(m_model->rowCount() - 1, 0);
    const int y = m_table->visualRect(last).top();
    m_table->changeInPlace([&] { m_model->removeRows(0, 60); });
    QVERIFY(std::abs(m_table->visualRect(last).top() - y) <= 1);
    // At the top, on the first of those that go: Qt would take the list to the row behind them.
    m_table->scrollToTop();
    m_table->goToRow(0);
    m_table->changeInPlace([&] { m_model->removeRows(0, 60); });
    QCOMPARE(m_table->verticalScrollBar()->value(), 0);
    m_table->clearSelection();
    m_table->changeInPlace([&] { m_model->removeRows(0, 20); });
    QCOMPARE(m_table->verticalScrollBar()->value(), 0);
    // In the middle, where nothing that is seen stays.
    m_table->scrollTo(m_model->index(30, 0), QAbstractItemView::PositionAtTop);
    const int seen = m_table->lastVisibleRow() - m_table->firstVisibleRow() + 1;
    const QPersistentModelIndex next = m_model->index(m_table->lastVisibleRow() + 1, 0);
    m_table->changeInPlace([&] { m_model->removeRows(m_table->firstVisibleRow(), seen); });
    QVERIFY(next.isValid());
    QVERIFY(std::abs(m_table->visualRect(next).top()) <= height);
}

void TestRecordTable::theCurrentRowIsNotCovered()
{
    for (int i = 0; i < 100; ++i)
        m_model->appendRow(new QStandardItem(QString::number(i)));
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    const int row = m_table->lastReadableRow() - 1;
    QVERIFY(row > 1);
    m_table->goToRow(row);
    const int place = m_table->verticalScrollBar()->value();
    m_table->resize(m_table->width(), m_table->height() - 80); // a banner came
    const QRect shown = m_table->visualRect(m_model->index(row, 0));
    QVERIFY(shown.top() > 0 && shown.bottom() < m_table->viewport()->height());
    QVERIFY(m_table->verticalScrollBar()->value() > place);
    // A row that was out of sight stays there.
    m_table->scrollToBottom();
    const int end = m_table->verticalScrollBar()->value();
    m_table->resize(m_table->width(), m_table->height() - 20);
    QCOMPARE(m_table->verticalScrollBar()->value(), end);
}

void TestRecordTable::paintsOnlyWhatChanges()
{
    const auto append = [this](int rows) {
        for (int i = 0; i < rows; ++i)
            m_model->appendRow({new QStandardItem(u"a"_s), new QStandardItem(u"text"_s)});
    };
    append(500);
    QWidget *viewport = m_table->viewport();
    PaintCounter paints(viewport);
    // How often something was painted; −1 if what is on the screen is not what should be there.
    const auto paintsFor = [&](const std::function<void()> &change) {
        QTest::qWait(50);
        paints.count = 0;
        change();
        QTest::qWait(50);
        const int count = paints.count;
        const QRect place(viewport->mapTo(m_table.get(), QPoint()), viewport->size());
        const QPixmap shown =
            m_table->screen()->grabWindow(m_table->winId(), place.x(), place.y(), place.width(), place.height());
        const QImage right = viewport->grab().toImage().convertToFormat(QImage::Format_RGB32);
        return shown.toImage().convertToFormat(QImage::Format_RGB32) == right ? count : -1;
    };
    const int last = m_table->lastVisibleRow();
    QVERIFY(last > 5 && last < 100);
    // Below, and far below.
    QCOMPARE(paintsFor([&] { append(1); }), 0);
    QCOMPARE(paintsFor([&] { m_model->removeRows(last + 1, 100); }), 0);
    QCOMPARE(paintsFor([&] { m_model->insertRow(last + 1, new QStandardItem(u"z"_s)); }), 0);
    QVERIFY(paintsFor([&] { m_model->insertRow(last, new QStandardItem(u"z"_s)); }) > 0);
    QVERIFY(paintsFor([&] { m_model->removeRows(0, 1); }) > 0);
    QVERIFY(paintsFor([&] { m_model->setData(m_model->index(0, 1), u"another"_s); }) > 0);
    QVERIFY(paintsFor([&] { m_model->sort(0, Qt::AscendingOrder); }) > 0);
    // Both at once.
    QVERIFY(paintsFor([&] {
                m_model->removeRows(0, 2);
                append(1);
            }) > 0);
    QVERIFY(paintsFor([&] { m_table->setStyleSheet(u"QTableView { font-size: 20px }"_s); }) > 0);
    // The end comes up to what is seen.
    m_table->scrollToBottom();
    const int rows = m_model->rowCount();
    QVERIFY(paintsFor([&] { m_model->removeRows(rows - 3, 3); }) > 0);
    QVERIFY(paintsFor([&] { m_model->removeRows(1, m_model->rowCount() - 3); }) > 0);
    // The bar comes and goes.
    append(last + 6);
    for (int i = 0; i < 12; ++i)
        QVERIFY(paintsFor([&] { m_model->removeRows(m_model->rowCount() - 1, 1); }) >= 0);
    for (int i = 0; i < 12; ++i)
        QVERIFY(paintsFor([&] { append(1); }) >= 0);
    m_model->removeRows(3, m_model->rowCount() - 3);
    // All of it is in sight.
    QVERIFY(paintsFor([&] { append(3); }) > 0);
    QVERIFY(m_model->rowCount() < last);
    QVERIFY(paintsFor([&] { m_model->removeRows(m_model->rowCount() - 1, 1); }) > 0);
    QVERIFY(paintsFor([&] { m_model->removeRows(m_model->rowCount() - 2, 2); }) > 0);
    QVERIFY(paintsFor([&] { m_model->setRowCount(0); }) > 0);
}

ITSM_TEST_IN(QApplication, TestRecordTable)
#include "tst_record_table.moc"
