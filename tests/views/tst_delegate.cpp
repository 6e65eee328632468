#include "tests/support/test_program.h"
#include "views/widgets/incident_delegate.h"
#include "views/widgets/theme_manager.h"

#include <QAbstractTableModel>
#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>
#include <QTableView>
#include <QTest>
#include <QToolTip>
#include <algorithm>
#include <ctime>

using namespace itsm;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Instant shownAt{std::chrono::sys_days{std::chrono::year{2026} / 3 / 4} + 10h};

IncidentSummary sample(int row)
{
    static const QStringList titles{
        u"支付网关响应超时，华东区用户无法完成付款"_s,
        u"Disk almost full on db-07"_s,
        u"核心交换机 sw-core-2 端口抖动"_s,
        u"Checkout latency p99 above 2 s for 10 minutes in region cn-east"_s,
        u"邮件队列积压 12,000 封"_s,
        u"Certificate of api.example.org expires in 3 days"_s,
        u"VPN 网关 CPU 使用率过高"_s,
    };
    static const QStringList people{u"李娜"_s, u"Marta Kowalska"_s, QString(), u"王伟"_s, u"Sam Ortiz"_s};
    static const QStringList groups{u"网络组"_s, u"Databases"_s, u"Payments"_s, u"平台运维"_s};
    IncidentSummary incident;
    incident.id = IncidentId(row + 1);
    incident.number = u"INC-202603-%1"_s.arg(row + 1, 6, 10, QChar(u'0'));
    incident.title = titles[row % titles.size()];
    incident.status = allStatuses[static_cast<size_t>(row * 5 % 8)];
    incident.severity = allSeverities[static_cast<size_t>((row * 3 + 4) % 5)];
    incident.priority = allPriorities[static_cast<size_t>((row + 3) % 4)];
    if (row == 0) {
        incident.status = Status::New;
        incident.severity = Severity::Critical;
    }
    incident.category = row % 2 ? u"network"_s : u"database"_s;
    incident.source = row % 3 ? u"monitoring"_s : u"manual"_s;
    incident.assigneeName = people[row % people.size()];
    incident.assignmentGroup = groups[row % groups.size()];
    incident.ciName = u"srv-%1"_s.arg(row % 40);
    incident.escalationLevel = row % 6 == 1 ? 2 : 0;
    incident.createdAt = shownAt - std::chrono::minutes(4 + row * 17);
    incident.detectedAt = incident.createdAt - 2min;
    incident.updatedAt = incident.createdAt + 3min;
    if (!isOpen(incident.status.value()))
        incident.resolvedAt = incident.createdAt + 90min;
    return incident;
}

class Model : public QAbstractTableModel
{
public:
    explicit Model(int rows)
        : m_total(rows)
    {
        for (int i = 0; i < std::min(rows, 2000); ++i)
            m_rows.push_back(sample(i));
    }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : m_total; }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : incidentColumnCount;
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        ++calls;
        const auto row = static_cast<size_t>(index.row());
        if (role == RowRole)
            return incidentRowVariant(row < m_rows.size() ? &m_rows[row] : nullptr);
        if (role == LoadRole)
            return static_cast<int>(index.row() % 7 == 3 ? RowLoad::Failed : RowLoad::Loading);
        return {};
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation == Qt::Horizontal && role == Qt::DisplayRole)
            return QString(columnKey(static_cast<IncidentColumn>(section)));
        return {};
    }

    std::vector<IncidentSummary> m_rows;
    int m_total;
    mutable int calls = 0;
};

struct Table
{
    explicit Table(int rows, QSize size = {1920, 1080})
        : model(rows)
    {
        clock.set(shownAt);
        delegate = new IncidentDelegate(&view, clock);
        delegate->setTimeZoneMode(TimeZoneMode::Utc);
        view.setModel(&model);
        for (int i = 0; i < incidentColumnCount; ++i)
            view.setColumnWidth(i, IncidentDelegate::defaultWidth(static_cast<IncidentColumn>(i)));
        view.resize(size);
        view.show();
    }
    ManualClock clock;
    Model model;
    QTableView view;
    IncidentDelegate *delegate;
};

/// Processor time of this thread: what a repaint costs, whatever else the machine is doing.
double cpuMilliseconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

/// Pixels of about this colour in the cell.
int inkOf(const QImage &image, const QRect &rect, const QColor &color)
{
    int ink = 0;
    for (int y = rect.top(); y <= rect.bottom(); ++y) {
        for (int x = rect.left(); x <= rect.right(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            ink += std::abs(pixel.red() - color.red()) + std::abs(pixel.green() - color.green()) +
                       std::abs(pixel.blue() - color.blue()) <
                   24;
        }
    }
    return ink;
}

} // namespace

class TestDelegate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_manager = new ThemeManager(*qApp, ThemeMode::Light); }
    void init()
    {
        m_manager->setMode(ThemeMode::Light);
        m_manager->setDensity(Density::Normal);
    }
    void columnsHaveKeysFieldsAndAlignment();
    void rowVariantKeepsThePointer();
    void oneModelCallPerRow();
    void severityHasColourAndSign();
    void rowsThatAreOverAreQuiet();
    void absentRowsAreBarsAndFailedRowsSaySo();
    void selectionAndCurrentRowAreVisible();
    void hoverCoversTheWholeRow();
    void densityChangesTheRows();
    void changedRowIsPaintedAnew();
    void toolTipShowsDataAsPlainText();
    void repaintOfAFullScreenIsFast();
    void picture();

private:
    ThemeManager *m_manager = nullptr;
};

void TestDelegate::columnsHaveKeysFieldsAndAlignment()
{
    QStringList keys;
    for (int i = 0; i < incidentColumnCount; ++i) {
        const auto column = static_cast<IncidentColumn>(i);
        const QString key = columnKey(column);
        QVERIFY(!keys.contains(key));
        keys << key;
        QCOMPARE(columnFromKey(key), std::optional(column));
        QVERIFY(isSortable(fieldOf(column)));
    }
    QVERIFY(!columnFromKey(u"nonsense"));
    QCOMPARE(columnSort(IncidentColumn::Age, Qt::AscendingOrder),
             (IncidentSort{IncidentField::Created, Qt::DescendingOrder}));
    QCOMPARE(columnSort(IncidentColumn::Title, Qt::AscendingOrder),
             (IncidentSort{IncidentField::Title, Qt::AscendingOrder}));
}

void TestDelegate::rowVariantKeepsThePointer()
{
    const IncidentSummary row = sample(0);
    QCOMPARE(incidentRow(incidentRowVariant(&row)), &row);
    QCOMPARE(incidentRow(incidentRowVariant(nullptr)), nullptr);
    QCOMPARE(incidentRow(QVariant()), nullptr);
}

void TestDelegate::oneModelCallPerRow()
{
    Table table(500);
    (void)table.view.viewport()->grab();
    table.model.calls = 0;
    (void)table.view.viewport()->grab();
    const int rows = table.view.viewport()->height() / theme().rowHeight() + 1;
    QVERIFY2(table.model.calls <= rows + 1, qPrintable(QString::number(table.model.calls)));
}

void TestDelegate::severityHasColourAndSign()
{
    Table table(1);
    const QImage image = table.view.viewport()->grab().toImage();
    const QRect cell = table.view.visualRect(table.model.index(0, static_cast<int>(IncidentColumn::Severity)));
    QVERIFY(inkOf(image, cell, theme().color(ColorRole::Critical)) > 80);
    // Nobody has taken it: its row is tinted.
    const QRect title = table.view.visualRect(table.model.index(0, static_cast<int>(IncidentColumn::Title)));
    QVERIFY(image.pixelColor(title.right() - 2, title.center().y()) != theme().color(ColorRole::Surface));
    table.model.m_rows[0].status = Status::Acknowledged;
    const QImage taken = table.view.viewport()->grab().toImage();
    QCOMPARE(taken.pixelColor(title.right() - 2, title.center().y()), theme().color(ColorRole::Surface));
}

void TestDelegate::rowsThatAreOverAreQuiet()
{
    Table table(1);
    IncidentSummary &row = table.model.m_rows[0];
    row.assigneeName = u"Emma Novák"_s;
    row.ciName = u"db-07"_s;
    for (const IncidentColumn column : {IncidentColumn::Title, IncidentColumn::Assignee, IncidentColumn::Ci}) {
        const QRect cell = table.view.visualRect(table.model.index(0, static_cast<int>(column)));
        const auto ink = [&] {
            return inkOf(table.view.viewport()->grab().toImage(), cell.adjusted(0, 2, 0, -2),
                         theme().color(ColorRole::Text));
        };
        row.status = Status::Assigned;
        QVERIFY(ink() > 10);
        row.status = Status::Resolved;
        QCOMPARE(ink(), 0);
    }
}

void TestDelegate::absentRowsAreBarsAndFailedRowsSaySo()
{
    Table table(10);
    table.model.m_rows.clear();
    const QImage image = table.view.viewport()->grab().toImage();
    const QColor bar = theme().tint(ColorRole::Text, 0.09);
    const int titleColumn = static_cast<int>(IncidentColumn::Title);
    QVERIFY(inkOf(image, table.view.visualRect(table.model.index(0, titleColumn)), bar) > 500);
    const QRect failed = table.view.visualRect(table.model.index(3, titleColumn));
    // Only the soft edges of letters have that colour here.
    QVERIFY(inkOf(image, failed.adjusted(0, 2, 0, -2), bar) < 200);
    QVERIFY(inkOf(image, table.view.visualRect(table.model.index(3, titleColumn)), theme().color(ColorRole::Muted)) >
            20);
}

void TestDelegate::selectionAndCurrentRowAreVisible()
{
    Table table(20);
    table.view.selectRow(2);
    table.view.setFocus();
    QVERIFY(QTest::qWaitForWindowActive(&table.view));
    const QImage image = table.view.viewport()->grab().toImage();
    const QRect cell = table.view.visualRect(table.model.index(2, static_cast<int>(IncidentColumn::Title)));
    QCOMPARE(image.pixelColor(cell.right() - 2, cell.center().y()), theme().color(ColorRole::Selection));
    QCOMPARE(image.pixelColor(1, cell.center().y()), theme().color(ColorRole::Accent));
    QCOMPARE(image.pixelColor(cell.center().x(), cell.top()), theme().color(ColorRole::Accent));
}

void TestDelegate::hoverCoversTheWholeRow()
{
    Table table(20);
    QVERIFY(QTest::qWaitForWindowExposed(&table.view));
    const QRect first = table.view.visualRect(table.model.index(5, 0));
    QHoverEvent move(QEvent::HoverMove, first.center(), first.center(), QPointF(-1, -1));
    QApplication::sendEvent(table.view.viewport(), &move);
    QImage image = table.view.viewport()->grab().toImage();
    const QRect cell = table.view.visualRect(table.model.index(5, static_cast<int>(IncidentColumn::Title)));
    QCOMPARE(image.pixelColor(cell.right() - 2, cell.center().y()), theme().hover());
    QHoverEvent leave(QEvent::HoverLeave, QPointF(-1, -1), QPointF(-1, -1), first.center());
    QApplication::sendEvent(table.view.viewport(), &leave);
    image = table.view.viewport()->grab().toImage();
    QCOMPARE(image.pixelColor(cell.right() - 2, cell.center().y()), theme().color(ColorRole::Surface));
}

void TestDelegate::densityChangesTheRows()
{
    Table table(20);
    QCOMPARE(table.view.rowHeight(0), 30);
    m_manager->setDensity(Density::Compact);
    QCOMPARE(table.view.rowHeight(0), 24);
    m_manager->setDensity(Density::Roomy);
    QCOMPARE(table.view.rowHeight(0), 38);
}

void TestDelegate::changedRowIsPaintedAnew()
{
    Table table(3);
    const QImage before = table.view.viewport()->grab().toImage();
    table.model.m_rows[1].title = u"something else"_s;
    QVERIFY(table.view.viewport()->grab().toImage() != before);
}

void TestDelegate::toolTipShowsDataAsPlainText()
{
    Table table(3);
    QVERIFY(QTest::qWaitForWindowExposed(&table.view));
    table.model.m_rows[1].title =
        u"<img src=file:///etc/passwd> & a title much longer than the column, so that it is elided "
        u"at the right end of its cell"_s;
    const auto tip = [&](IncidentColumn column) {
        const QRect cell = table.view.visualRect(table.model.index(1, static_cast<int>(column)));
        QHelpEvent help(QEvent::ToolTip, cell.center(), table.view.viewport()->mapToGlobal(cell.center()));
        QApplication::sendEvent(table.view.viewport(), &help);
        return QToolTip::text();
    };
    const QString title = tip(IncidentColumn::Title);
    QVERIFY(title.contains(u"&lt;img"_s));
    QVERIFY(!title.contains(u"<img"_s));
    const QString age = tip(IncidentColumn::Age);
    QVERIFY2(age.contains(u"2026-03-04 09:39:00 UTC"_s), qPrintable(age));
    QVERIFY(age.contains(u"21 minute"_s));
    QToolTip::hideText();
}

void TestDelegate::repaintOfAFullScreenIsFast()
{
    Table table(1'000'000);
    QVERIFY(QTest::qWaitForWindowExposed(&table.view));
    QImage canvas(table.view.viewport()->size(), QImage::Format_ARGB32_Premultiplied);
    std::vector<double> times;
    std::vector<double> again;
    for (int i = 0; i < 60; ++i) {
        // Another part of the list each time, as in scrolling, after the first rounds.
        table.view.verticalScrollBar()->setValue(i * 33 * 7);
        const double before = cpuMilliseconds();
        table.view.viewport()->render(&canvas);
        const double between = cpuMilliseconds();
        table.view.viewport()->render(&canvas);
        times.push_back(between - before);
        again.push_back(cpuMilliseconds() - between);
    }
    std::sort(times.begin(), times.end());
    std::sort(again.begin(), again.end());
    const double median = times[times.size() / 2];
    const double p95 = times[times.size() * 95 / 100];
    qInfo().nospace() << "repaint at 1920x1080, " << incidentColumnCount << " columns: median " << median << " ms, p95 "
                      << p95 << " ms, of the same rows again " << again[again.size() / 2] << " ms (goal 8 ms)";
    QVERIFY2(median <= 3 * 8.0, "three times the goal, for noisy machines");
}

void TestDelegate::picture()
{
    const QDir folder(QCoreApplication::applicationDirPath());
    QVERIFY(folder.mkpath(u"pictures"_s));
    for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
        m_manager->setMode(mode);
        Table table(60);
        table.model.m_rows.resize(25);
        table.view.setFocus();
        table.view.selectRow(4);
        const QPixmap picture = table.view.grab();
        QVERIFY(picture.save(folder.filePath(u"pictures/table-%1.png"_s.arg(ThemeManager::modeName(mode)))));
    }
}

ITSM_TEST_IN(QApplication, TestDelegate)
#include "tst_delegate.moc"
