#include "tests/support/test_program.h"
#include "views/widgets/console_style.h"
#include "views/widgets/enum_box.h"
#include "views/widgets/fact_grid.h"
#include "views/widgets/flow_layout.h"
#include "views/widgets/form_field.h"
#include "views/widgets/freshness_bar.h"
#include "views/widgets/icons.h"
#include "views/widgets/mark_label.h"
#include "views/widgets/pick_box.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/plain_message.h"
#include "views/widgets/progress_banner.h"
#include "views/widgets/section_header.h"
#include "views/widgets/stat_card.h"
#include "views/widgets/state_overlay.h"
#include "views/widgets/theme_manager.h"
#include "views/widgets/time_format.h"
#include "views/widgets/token_text.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDateTime>
#include <QDir>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>
#include <QTranslator>

using namespace itsm;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Instant noon{std::chrono::sys_days{std::chrono::year{2026} / 3 / 4} + 12h};

/// Chinese for what the widgets say themselves, so that pictures and layouts can be judged without the catalogue.
class Chinese : public QTranslator
{
public:
    [[nodiscard]] QString translate(const char *, const char *source, const char *, int n) const override
    {
        static const QHash<QByteArray, QString> texts{
            {"%1s", u"%1秒"_s},
            {"%1m", u"%1分"_s},
            {"%1h", u"%1小时"_s},
            {"%1d", u"%1天"_s},
            {"now", u"刚刚"_s},
            {"%1 s", u"%1 秒"_s},
            {"%1 min", u"%1 分钟"_s},
            {"%n minute(s) ago", u"%n 分钟前"_s},
            {"%1 %2 ago", u"%1 %2前"_s},
            {"%1 %2: stale", u"%1 %2：数据陈旧"_s},
            {"%1: no connection for %2", u"%1：已断开 %2"_s},
            {"Retry", u"重试"_s},
            {"Cancel", u"取消"_s},
            {"Dismiss", u"关闭"_s},
            {"%1 of %2", u"%1 / %2"_s},
            {"Since %1 (%2)", u"自 %1 起（%2）"_s},
            {"Shown as of %1 (%2). %3", u"显示的是 %1（%2）的数据。%3"_s},
            {"%1 (required)", u"%1（必填）"_s},
            {"Critical", u"严重"_s},
            {"High", u"高"_s},
            {"Medium", u"中"_s},
            {"Low", u"低"_s},
            {"Info", u"提示"_s},
            {"New", u"新建"_s},
            {"Acknowledged", u"已确认"_s},
            {"Assigned", u"已分派"_s},
            {"In progress", u"处理中"_s},
            {"On hold", u"挂起"_s},
            {"Resolved", u"已解决"_s},
            {"Closed", u"已关闭"_s},
            {"Cancelled", u"已取消"_s},
            {"Urgent", u"紧急"_s},
        };
        QString text = texts.value(source);
        return text.replace("%n"_L1, QString::number(n));
    }
    [[nodiscard]] bool isEmpty() const override { return false; }
};

/// All widgets on one page.
class Gallery : public QWidget
{
public:
    Gallery(bool chinese, const Clock &clock)
        : m_zh(chinese)
        , m_clock(clock)
    {
        auto *page = new QVBoxLayout(this);
        const int gap = theme().space(4);
        page->setContentsMargins(gap, gap, gap, gap);
        page->setSpacing(gap);
        page->addWidget(cards());
        auto *middle = new QHBoxLayout;
        middle->setSpacing(gap);
        middle->addWidget(form(), 4);
        middle->addWidget(facts(), 6);
        page->addLayout(middle, 1);
        auto *states = new QHBoxLayout;
        states->setSpacing(gap);
        for (int i = 0; i < 4; ++i)
            states->addWidget(overlay(i), i == 3 ? 2 : 1);
        page->addLayout(states);
        page->addWidget(progress());
        page->addWidget(freshness());
    }

private:
    [[nodiscard]] QString say(const char *en, QStringView zh) const
    {
        return m_zh ? zh.toString() : QString::fromUtf8(en);
    }

    QWidget *cards()
    {
        auto *row = new QWidget;
        auto *flow = new FlowLayout(row);
        const auto card = [&](const QString &title, const StatValue &value, bool checked = false) {
            auto *made = new StatCard(title);
            made->setValue(value);
            made->setChecked(checked);
            flow->addWidget(made);
        };
        card(say("Open", u"未解决"), {.number = u"137"_s});
        card(say("Critical", u"严重"), {.number = u"4"_s, .mark = markOf(Severity::Critical)}, true);
        card(say("Unassigned", u"未分派"), {.number = u"12"_s});
        card(say("SLA at risk", u"SLA 风险"), {.number = u"3"_s, .mark = markOf(Severity::High)});
        card(say("Mean time to resolve", u"平均解决时间"), {.number = u"2.4"_s, .unit = say("h", u"小时")});
        card(say("Alerts today", u"今日告警"), {.number = u"10,000"_s, .atLeast = true});
        card(say("Events", u"事件"), {.number = u"1,204"_s, .stale = true, .note = say("41 s old", u"41 秒前")});
        card(say("Not known yet", u"尚无数据"), {});
        return row;
    }

    QWidget *form()
    {
        auto *box = new QWidget;
        auto *column = new QVBoxLayout(box);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(theme().space(2));
        auto *header = new SectionHeader(say("New incident", u"新建事件"));
        column->addWidget(header);
        auto *title = new QLineEdit(say("Disk almost full on db-07", u"支付网关响应超时，华东区用户无法付款"));
        auto *titleField = new FormField(say("Title", u"标题"), title);
        titleField->setRequired(true);
        titleField->setHint(say("What a colleague needs to know at a glance.", u"让同事一眼看懂的一句话。"));
        column->addWidget(titleField);
        auto *number = new QLineEdit(u"INC-12"_s);
        auto *numberField = new FormField(say("Number", u"编号"), number);
        numberField->setError(say("This number is taken. Use INC-000124 or leave it empty.",
                                  u"该编号已被占用。请使用 INC-000124 或留空。"));
        column->addWidget(numberField);
        auto *pair = new QHBoxLayout;
        auto *priority = new QComboBox;
        for (const Priority value : allPriorities)
            priority->addItem(displayText(value));
        pair->addWidget(new FormField(say("Priority", u"优先级"), priority), 1);
        auto *level = new QSpinBox;
        level->setValue(2);
        pair->addWidget(new FormField(say("Level", u"升级级别"), level), 1);
        column->addLayout(pair);
        auto *checks = new QHBoxLayout;
        auto *on = new QCheckBox(say("Notify the group", u"通知该组"));
        on->setChecked(true);
        auto *partial = new QCheckBox(say("All", u"全部"));
        partial->setTristate(true);
        partial->setCheckState(Qt::PartiallyChecked);
        auto *radio = new QRadioButton(say("Mine", u"我的"));
        radio->setChecked(true);
        for (QWidget *w : std::initializer_list<QWidget *>{on, partial, new QCheckBox(say("Off", u"关")), radio,
                                                           new QRadioButton(say("Everybody", u"所有人"))})
            checks->addWidget(w);
        checks->addStretch();
        column->addLayout(checks);
        auto *comment = new QPlainTextEdit;
        comment->setPlaceholderText(say("Comment", u"评论"));
        column->addWidget(comment, 1);
        auto *buttons = new QHBoxLayout;
        auto *remove = new QPushButton(icon("delete"_L1, ColorRole::Critical), say("Delete", u"删除"));
        setButtonKind(remove, ButtonKind::Danger);
        auto *primary = new QPushButton(icon("acknowledge"_L1, ColorRole::OnAccent), say("Acknowledge", u"确认"));
        setButtonKind(primary, ButtonKind::Primary);
        auto *off = new QPushButton(say("Assign", u"分派"));
        off->setEnabled(false);
        auto *quiet = new QPushButton(say("More", u"更多"));
        setButtonKind(quiet, ButtonKind::Quiet);
        buttons->addWidget(remove);
        buttons->addStretch();
        buttons->addWidget(quiet);
        buttons->addWidget(off);
        buttons->addWidget(new QPushButton(say("Cancel", u"取消")));
        buttons->addWidget(primary);
        column->addLayout(buttons);
        return box;
    }

    QWidget *facts()
    {
        auto *tabs = new QTabWidget;
        auto *box = new QWidget;
        auto *column = new QVBoxLayout(box);
        column->setContentsMargins(0, theme().space(3), 0, 0);
        column->setSpacing(theme().space(3));
        auto *chips = new QWidget;
        auto *flow = new FlowLayout(chips);
        for (const Status status : allStatuses) {
            auto *chip = new MarkLabel(MarkLabel::Shape::Chip);
            chip->setMark(markOf(status), displayText(status));
            flow->addWidget(chip);
        }
        for (const Severity severity : allSeverities) {
            auto *plain = new MarkLabel;
            plain->setMark(markOf(severity), displayText(severity));
            flow->addWidget(plain);
        }
        column->addWidget(chips);
        auto *header = new SectionHeader(say("Facts", u"概况"));
        header->setCount(u"8"_s);
        auto *copy = new QToolButton;
        copy->setIcon(icon("copy"_L1));
        copy->setAutoRaise(true);
        header->addAction(copy);
        column->addWidget(header);
        auto *grid = new FactGrid;
        grid->setFact(u"severity"_s, say("Severity", u"严重程度"), markOf(Severity::Critical),
                      displayText(Severity::Critical));
        grid->setFact(u"priority"_s, say("Priority", u"优先级"), markOf(Priority::Urgent),
                      displayText(Priority::Urgent));
        grid->setFact(u"assignee"_s, say("Assignee", u"处理人"), u"李娜"_s);
        grid->setFact(u"group"_s, say("Group", u"处理组"), {});
        grid->setFact(u"ci"_s, say("Configuration item", u"配置项"),
                      u"payment-gateway-cn-east-2.internal.example.org"_s);
        grid->setFact(u"created"_s, say("Created", u"创建时间"), absoluteTime(noon - 4min, TimeZoneMode::Utc));
        grid->setFact(u"updated"_s, say("Updated", u"更新时间"), absoluteTime(noon - 1min, TimeZoneMode::Utc));
        grid->setFact(u"source"_s, say("Source", u"来源"), u"monitoring"_s);
        column->addWidget(grid);
        auto *icons = new QWidget;
        auto *iconFlow = new FlowLayout(icons);
        for (const QString &name : iconNames()) {
            auto *button = new QToolButton;
            const QByteArray latin = name.toLatin1();
            button->setIcon(icon(QLatin1StringView(latin)));
            button->setIconSize({20, 20});
            button->setAutoRaise(true);
            iconFlow->addWidget(button);
        }
        for (const int size : {16, 24, 32, 48}) {
            auto *app = new QLabel;
            app->setPixmap(applicationIcon().pixmap(size, size));
            iconFlow->addWidget(app);
        }
        column->addWidget(icons);
        column->addStretch();
        tabs->addTab(box, say("Overview", u"概览"));
        tabs->addTab(new QWidget, say("Activity", u"活动"));
        tabs->addTab(new QWidget, say("Alerts", u"告警"));
        return tabs;
    }

    QWidget *overlay(int which)
    {
        auto *table = new QTableWidget(6, 2);
        table->setHorizontalHeaderLabels({say("Number", u"编号"), say("Title", u"标题")});
        table->verticalHeader()->hide();
        table->setShowGrid(false);
        for (int row = 0; row < 6; ++row) {
            table->setItem(row, 0, new QTableWidgetItem(u"INC-00012%1"_s.arg(row)));
            table->setItem(row, 1, new QTableWidgetItem(say("Disk almost full", u"磁盘空间不足")));
        }
        table->selectRow(1);
        table->horizontalHeader()->setStretchLastSection(true);
        auto *state = new StateOverlay(table, nullptr, m_clock);
        state->setMinimumHeight(240);
        state->setTimeZoneMode(TimeZoneMode::Utc);
        if (which == 0) {
            state->setEmpty(say("No incidents match", u"没有匹配的事件"),
                            say("The filter hides all 137 of them.", u"当前筛选隐藏了全部 137 个事件。"),
                            say("Clear filter", u"清除筛选"));
        } else if (which == 1) {
            state->setLoading();
        } else if (which == 2) {
            state->setFailed(say("The database does not answer: connection refused (db-1:5432)",
                                 u"数据库没有响应：连接被拒绝（db-1:5432）"),
                             noon - 3min);
        } else {
            state->setStale(say("No connection to the database.", u"与数据库的连接已断开。"), noon - 3min);
        }
        return state;
    }

    QWidget *progress()
    {
        auto *box = new QWidget;
        auto *row = new QHBoxLayout(box);
        row->setContentsMargins(0, 0, 0, 0);
        auto *running = new ProgressBanner;
        running->start(say("Acknowledging 10,000 incidents", u"正在确认 10,000 个事件"), 10000);
        running->setProgress(4210, 10000);
        auto *done = new ProgressBanner;
        done->finish({Sign::Triangle, ColorRole::High},
                     say("9,988 acknowledged, 12 failed", u"已确认 9,988 个，12 个失败"),
                     say("Show failures", u"查看失败项"));
        row->addWidget(running);
        row->addWidget(done);
        return box;
    }

    QWidget *freshness()
    {
        auto *bar = new FreshnessBar(nullptr, m_clock);
        bar->setItem(u"pg"_s, u"PostgreSQL"_s, Freshness::Ok, noon - 300ms);
        bar->setItem(u"prom"_s, u"Prometheus"_s, Freshness::Ok, noon - 4s);
        bar->setItem(u"am"_s, u"Alertmanager"_s, Freshness::Stale, noon - 41s);
        bar->setItem(u"graf"_s, u"Grafana"_s, Freshness::Lost, noon - 4min);
        return bar;
    }

    bool m_zh;
    const Clock &m_clock;
};

} // namespace

class TestWidgets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_manager = new ThemeManager(*qApp, ThemeMode::Light); }
    void init() { m_manager->setMode(ThemeMode::Light); }

    void controlsBecomeVisible_data();
    void controlsBecomeVisible();
    void enterPicksTheFirstProposal();
    void tooltipsAreEscapedAndBounded();
    void labelIsPlainAndElides();
    void labelFollowsTheTheme();
    void agesHaveOneUnit_data();
    void agesHaveOneUnit();
    void timesNameTheirZone();
    void localTimesAgreeWithQt();
    void durationsForCards();
    void unknownValuesShowTheirOwnText();
    void messageBoxIsPlainAndAsynchronous();
    void messageBoxShowsLongTextsWhole();
    void linksAreConfirmedAndOnlyHttp();
    void cardTogglesByMouseAndKeyboard();
    void cardSaysWhatItShows();
    void overlayShowsFourStates();
    void overlayWaitsBeforeTheSkeleton();
    void overlayEmitsRetryAndAction();
    void freshnessSaysSourceAgeAndState();
    void freshnessKeepsItsRoomInAnotherTheme();
    void signsKeepTheirColourInChosenRows();
    void factGridFoldsItsColumns();
    void formFieldTellsItsError();
    void progressCountsCancelsAndEnds();
    void flowLayoutWraps();
    void gallery();

private:
    ThemeManager *m_manager = nullptr;
    ManualClock m_clock{noon};
};

void TestWidgets::controlsBecomeVisible_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << u"支付 payment é 🙂"_s << u"支付 payment é 🙂"_s;
    QTest::newRow("override") << u"a\u202Eb"_s << u"a‹U+202E›b"_s;
    QTest::newRow("isolate") << u"\u2066x\u2069"_s << u"‹U+2066›x‹U+2069›"_s;
    QTest::newRow("zero width") << u"a\u200Bb"_s << u"a‹U+200B›b"_s;
    QTest::newRow("nul") << QString(QChar(u'\0')) << u"‹U+0000›"_s;
    QTest::newRow("escape") << u"\u001B[31m"_s << u"‹U+001B›[31m"_s;
    QTest::newRow("lines") << u"a\r\nb\nc"_s << u"a↵b↵c"_s;
    QTest::newRow("tab") << u"a\tb"_s << u"a b"_s;
    QTest::newRow("lone surrogate") << QString(QChar(0xD83D)) << u"‹U+D83D›"_s;
    QTest::newRow("tag") << u"x\U000E0041"_s << u"x‹U+E0041›"_s;
    QTest::newRow("emoji joiner stays") << u"👩\u200D💻"_s << u"👩\u200D💻"_s;
    QTest::newRow("joiner in words") << u"ad\u200Dmin"_s << u"ad‹U+200D›min"_s;
}

void TestWidgets::controlsBecomeVisible()
{
    QFETCH(const QString, text);
    QFETCH(const QString, shown);
    QCOMPARE(visibleControls(text), shown);
}

void TestWidgets::enterPicksTheFirstProposal()
{
    PickBox box(PickBox::Mode::Listed);
    box.setChoices({{.id = 1, .label = u"Chen Wei"_s, .detail = {}},
                    {.id = 2, .label = u"Li Na"_s, .detail = {}},
                    {.id = 3, .label = u"Li Qiang"_s, .detail = {}}},
                   u"Nobody"_s);
    box.show();
    QVERIFY(QTest::qWaitForWindowActive(&box));
    const auto type = [&box](const QString &text, Qt::Key then) {
        box.lineEdit()->setFocus();
        box.lineEdit()->selectAll();
        QTest::keyClicks(box.lineEdit(), text);
        QWidget *popup = box.completer()->popup();
        QTest::keyClick(popup->isVisible() ? popup : box.lineEdit(), then);
        QVERIFY(!popup->isVisible());
    };
    type(u"wei"_s, Qt::Key_Return);
    QCOMPARE(box.pickedId(), 1);
    QCOMPARE(box.currentText(), u"Chen Wei"_s);
    type(u"li"_s, Qt::Key_Tab);
    QCOMPARE(box.pickedId(), 2);
    type(u"li qiang"_s, Qt::Key_Return);
    QCOMPARE(box.pickedId(), 3);
    type(u"nonsense"_s, Qt::Key_Return);
    QVERIFY(!box.pickedId());
    // That nothing is chosen looks like an empty field, in each theme.
    const auto ink = [&box] { return box.lineEdit()->palette().color(QPalette::Active, QPalette::Text); };
    QCOMPARE(ink(), theme().color(ColorRole::Text));
    box.setPickedId(0);
    QCOMPARE(ink(), theme().color(ColorRole::Muted));
    m_manager->setMode(ThemeMode::Dark);
    QCOMPARE(ink(), theme().color(ColorRole::Muted));
    box.setPickedId(2);
    QCOMPARE(ink(), theme().color(ColorRole::Text));
    // Any text is good here.
    PickBox zone(PickBox::Mode::Free);
    zone.setProposals({u"Asia/Shanghai"_s, u"Asia/Tokyo"_s});
    zone.show();
    QVERIFY(QTest::qWaitForWindowActive(&zone));
    zone.lineEdit()->selectAll();
    QTest::keyClicks(zone.lineEdit(), u"Asia"_s);
    QTRY_VERIFY(zone.completer()->popup()->isVisible());
    QTest::keyClick(zone.completer()->popup(), Qt::Key_Return);
    QCOMPARE(zone.text(), u"Asia"_s);
}

void TestWidgets::tooltipsAreEscapedAndBounded()
{
    QCOMPARE(plainTooltip({}), QString());
    const QString tip = plainTooltip(u"<img src=x> & \u202E"_s);
    QVERIFY(tip.contains(u"&lt;img src=x&gt; &amp; ‹U+202E›"_s));
    QVERIFY(plainTooltip(QString(1'000'000, u'x')).size() < 3000);
    QCOMPARE(visibleControls(u"a\nb"_s, LineBreaks::Keep), u"a\nb"_s);
}

void TestWidgets::labelIsPlainAndElides()
{
    PlainLabel label(u"<b>not bold</b>\u202E"_s);
    QCOMPARE(label.textFormat(), Qt::PlainText);
    QCOMPARE(label.text(), u"<b>not bold</b>‹U+202E›"_s);
    QCOMPARE(label.fullText(), u"<b>not bold</b>\u202E"_s);
    label.setElideMode(Qt::ElideRight);
    label.setText(u"a long line that does not fit into sixty pixels"_s);
    label.resize(60, 20);
    QVERIFY(label.isElided());
    QVERIFY(label.minimumSizeHint().width() < 60);
    label.resize(600, 20);
    QVERIFY(!label.isElided());
}

void TestWidgets::labelFollowsTheTheme()
{
    PlainLabel label(u"x"_s);
    label.setLook(FontRole::Meta, ColorRole::Critical);
    QCOMPARE(label.palette().color(QPalette::WindowText), theme().color(ColorRole::Critical));
    m_manager->setMode(ThemeMode::Dark);
    QCOMPARE(label.palette().color(QPalette::WindowText), theme().color(ColorRole::Critical));
    QCOMPARE(label.font().pixelSize(), 12);
}

void TestWidgets::agesHaveOneUnit_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("now") << qint64{4} << u"now"_s;
    QTest::newRow("clock skew") << qint64{-5} << u"now"_s;
    QTest::newRow("seconds") << qint64{5} << u"5s"_s;
    QTest::newRow("below a minute") << qint64{59} << u"59s"_s;
    QTest::newRow("minute") << qint64{60} << u"1m"_s;
    QTest::newRow("below an hour") << qint64{3599} << u"59m"_s;
    QTest::newRow("hour") << qint64{3600} << u"1h"_s;
    QTest::newRow("below a day") << qint64{86399} << u"23h"_s;
    QTest::newRow("day") << qint64{86400} << u"1d"_s;
    QTest::newRow("many days") << qint64{86400 * 400} << u"400d"_s;
    QTest::newRow("years") << qint64{86400LL * 366 * 4} << u"4y"_s;
    QTest::newRow("future") << qint64{-240} << u"in 4m"_s;
}

void TestWidgets::agesHaveOneUnit()
{
    QFETCH(const qint64, seconds);
    QFETCH(const QString, text);
    QCOMPARE(relativeTime(noon - std::chrono::seconds(seconds), noon), text);
}

void TestWidgets::timesNameTheirZone()
{
    const Instant t = noon + 4min + 5s + 678ms;
    QCOMPARE(absoluteTime(t, TimeZoneMode::Utc), u"2026-03-04 12:04:05 UTC"_s);
    QCOMPARE(absoluteMinute(t, TimeZoneMode::Utc), u"2026-03-04 12:04"_s);
    QCOMPARE(clockMinute(t, TimeZoneMode::Utc), u"12:04"_s);
    QCOMPARE(absoluteTime(Instant{std::chrono::sys_days{std::chrono::year{1969} / 12 / 31} + 23h + 59min},
                          TimeZoneMode::Utc),
             u"1969-12-31 23:59:00 UTC"_s);
    QVERIFY(absoluteTime(t, TimeZoneMode::Local).contains(u"UTC"_s));
}

void TestWidgets::localTimesAgreeWithQt()
{
    // Each half hour of a year, over the changes of the machine's zone.
    for (int i = 0; i < 2 * 24 * 366; ++i) {
        const Instant t = noon + std::chrono::minutes(30 * i);
        const QDateTime local = toDateTime(t).toLocalTime();
        QCOMPARE(localOffsetSeconds(t), local.offsetFromUtc());
        if (i % 97 == 0)
            QCOMPARE(absoluteMinute(t, TimeZoneMode::Local), local.toString(u"yyyy-MM-dd HH:mm"_s));
    }
}

void TestWidgets::durationsForCards()
{
    QLocale::setDefault(QLocale::c());
    QCOMPARE(durationParts(8640s).number, u"2.4"_s);
    QCOMPARE(durationParts(8640s).unit, u"h"_s);
    QCOMPARE(durationParts(59s).unit, u"s"_s);
    QCOMPARE(durationParts(30min).number, u"30"_s);
    QCOMPARE(durationParts(72h).unit, u"d"_s);
    QCOMPARE(elapsedText(300ms), u"0.3 s"_s);
    QCOMPARE(elapsedText(41s), u"41 s"_s);
    QCOMPARE(elapsedText(90s), u"1 min"_s); // as "1 minute ago" beside it
    QCOMPARE(elapsedText(4min), u"4 min"_s);
    QCOMPARE(elapsedText(90min), u"1 h"_s);
    QCOMPARE(elapsedText(-3s), u"0.0 s"_s);
    QCOMPARE(relativeTimeLong(noon - 3min, noon), u"3 minute(s) ago"_s);
}

void TestWidgets::unknownValuesShowTheirOwnText()
{
    QCOMPARE(displayText(Token<Status>::fromText(u"in_progress")), u"In progress"_s);
    QCOMPARE(displayText(Token<Status>::fromText(u"pending_vendor")), u"pending_vendor"_s);
    QCOMPARE(displayText(Token<Severity>::fromText(u"x\u202Ey")), u"x‹U+202E›y"_s);
}

void TestWidgets::messageBoxIsPlainAndAsynchronous()
{
    QWidget window;
    window.show();
    QMessageBox::StandardButton answer = QMessageBox::NoButton;
    QPointer<QMessageBox> box = showPlainMessage(&window,
                                                 {.icon = QMessageBox::Warning,
                                                  .title = u"Delete"_s,
                                                  .text = u"Delete <b>INC-1</b>?"_s,
                                                  .detail = u"<a href='http://x'>more</a>"_s,
                                                  .buttons = QMessageBox::Yes | QMessageBox::Cancel,
                                                  .acceptButton = QMessageBox::Yes,
                                                  .acceptText = u"Delete 3 incidents"_s,
                                                  .destructive = true},
                                                 [&](QMessageBox::StandardButton button) { answer = button; });
    QVERIFY(box);
    for (const QLabel *label : box->findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
    QCOMPARE(box->button(QMessageBox::Yes)->text(), u"Delete 3 incidents"_s);
    // Enter destroys nothing.
    QVERIFY(QTest::qWaitForWindowActive(box));
    QVERIFY(box->button(QMessageBox::Cancel)->hasFocus());
    QCOMPARE(box->defaultButton(), box->button(QMessageBox::Cancel));
    QTest::mouseClick(box->button(QMessageBox::Yes), Qt::LeftButton);
    QTRY_COMPARE(answer, QMessageBox::Yes);
    QTRY_VERIFY(!box);
}

void TestWidgets::messageBoxShowsLongTextsWhole()
{
    QWidget window;
    window.show();
    for (const QString &text : {u"Delete?"_s, u"Delete the rule “Escalate critical incidents after an hour”?"_s,
                                u"删除规则“Escalate critical incidents after an hour”？"_s, u"word "_s.repeated(60)}) {
        QMessageBox *box = showPlainMessage(&window, {.text = text, .detail = u"It cannot be undone."_s});
        QVERIFY(QTest::qWaitForWindowExposed(box));
        const auto *label = box->findChild<QLabel *>(u"qt_msgbox_label"_s);
        const QRect needed = label->fontMetrics().boundingRect(QRect(0, 0, label->width(), 0),
                                                               label->wordWrap() ? Qt::TextWordWrap : 0, label->text());
        QVERIFY2(needed.width() <= label->width() && needed.height() <= label->height(), qPrintable(text));
        QVERIFY(box->width() - label->geometry().right() > theme().space(5)); // as the edges of the forms
        box->reject();
    }
}

void TestWidgets::linksAreConfirmedAndOnlyHttp()
{
    QWidget window;
    window.show();
    QMessageBox *box = confirmAndOpenLink(&window, QUrl(u"https://example.org/a?b=c"_s));
    QCOMPARE(box->informativeText(), u"https://example.org/a?b=c"_s);
    QVERIFY(box->button(QMessageBox::Open));
    box->reject();
    box = confirmAndOpenLink(&window, QUrl(u"file:///etc/passwd"_s));
    QVERIFY(!box->button(QMessageBox::Open));
    box->reject();
}

void TestWidgets::cardTogglesByMouseAndKeyboard()
{
    StatCard card(u"Critical"_s);
    card.show();
    QSignalSpy spy(&card, &StatCard::toggled);
    QTest::mouseClick(&card, Qt::LeftButton);
    QVERIFY(card.isChecked());
    QTest::keyClick(&card, Qt::Key_Space);
    QVERIFY(!card.isChecked());
    QTest::keyClick(&card, Qt::Key_Return);
    QVERIFY(card.isChecked());
    QCOMPARE(spy.count(), 3);
    QCOMPARE(card.focusPolicy(), Qt::StrongFocus);
}

void TestWidgets::cardSaysWhatItShows()
{
    StatCard card(u"Open"_s);
    QCOMPARE(card.accessibleName(), u"Open: not known yet"_s);
    card.setValue({.number = u"137"_s, .atLeast = true, .stale = true, .note = u"41 s old"_s});
    QCOMPARE(card.accessibleName(), u"Open: at least 137, not up to date"_s);
    QCOMPARE(card.accessibleDescription(), u"41 s old"_s);
    const QImage stale = card.grab().toImage();
    card.setValue({.number = u"137"_s, .atLeast = true, .note = u"41 s old"_s});
    QVERIFY(card.grab().toImage() != stale);
}

void TestWidgets::overlayShowsFourStates()
{
    auto *content = new QWidget;
    StateOverlay overlay(content, nullptr, m_clock);
    overlay.setTimeZoneMode(TimeZoneMode::Utc);
    overlay.resize(640, 400);
    overlay.show();
    QList<QImage> pictures{overlay.grab().toImage()};
    overlay.setEmpty(u"Nothing matches"_s, u"Change the filter."_s, u"Clear"_s);
    pictures << overlay.grab().toImage();
    QCOMPARE(overlay.accessibleName(), u"Nothing matches"_s);
    overlay.setLoading();
    pictures << overlay.grab().toImage();
    overlay.setFailed(u"The database does not answer."_s, noon - 3min);
    pictures << overlay.grab().toImage();
    overlay.setStale(u"No connection."_s, noon - 3min);
    pictures << overlay.grab().toImage();
    for (qsizetype a = 0; a < pictures.size(); ++a) {
        for (qsizetype b = a + 1; b < pictures.size(); ++b)
            QVERIFY(pictures[a] != pictures[b]);
    }
    const auto labels = overlay.findChildren<PlainLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const PlainLabel *label) {
        return label->text() == u"Shown as of 2026-03-04 11:57:00 UTC (3 minute(s) ago). No connection."_s;
    }));
    overlay.setStale(u"No connection."_s, noon - 3min, StateOverlay::Reason::SaidElsewhere);
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const PlainLabel *label) {
        return label->text() == u"Shown as of 2026-03-04 11:57:00 UTC (3 minute(s) ago)."_s;
    }));
    overlay.setReady();
    QCOMPARE(overlay.grab().toImage(), pictures.first());
}

void TestWidgets::overlayWaitsBeforeTheSkeleton()
{
    auto *content = new QLabel(u"content"_s);
    StateOverlay overlay(content, nullptr, m_clock);
    overlay.resize(300, 200);
    overlay.show();
    const QImage ready = overlay.grab().toImage();
    overlay.setLoading();
    QCOMPARE(overlay.grab().toImage(), ready);
    QTRY_VERIFY(overlay.grab().toImage() != ready);
    overlay.setReady();
    QCOMPARE(overlay.grab().toImage(), ready);
    // A quick answer never shows bars.
    overlay.setLoading();
    overlay.setReady();
    QSignalSpy never(&overlay, &QObject::destroyed);
    QVERIFY(!never.wait(250));
    QCOMPARE(overlay.grab().toImage(), ready);
}

void TestWidgets::overlayEmitsRetryAndAction()
{
    StateOverlay overlay(new QWidget, nullptr, m_clock);
    overlay.resize(500, 300);
    overlay.show();
    QSignalSpy retry(&overlay, &StateOverlay::retryRequested);
    QSignalSpy action(&overlay, &StateOverlay::actionRequested);
    const auto click = [&] {
        for (QPushButton *button : overlay.findChildren<QPushButton *>()) {
            if (button->isVisible())
                QTest::mouseClick(button, Qt::LeftButton);
        }
    };
    overlay.setFailed(u"failed"_s);
    click();
    QCOMPARE(retry.count(), 1);
    overlay.setStale(u"stale"_s);
    click();
    QCOMPARE(retry.count(), 2);
    overlay.setEmpty(u"empty"_s, {}, u"Clear"_s);
    click();
    QCOMPARE(action.count(), 1);
    QCOMPARE(retry.count(), 2);
}

void TestWidgets::freshnessSaysSourceAgeAndState()
{
    QLocale::setDefault(QLocale::c());
    FreshnessBar bar(nullptr, m_clock);
    bar.setItem(u"pg"_s, u"PostgreSQL"_s, Freshness::Ok, noon - 300ms);
    bar.setItem(u"am"_s, u"Alertmanager"_s, Freshness::Unknown, {});
    QCOMPARE(bar.item(u"pg"_s)->text(), u"PostgreSQL 0.3 s ago"_s);
    QCOMPARE(bar.item(u"am"_s)->text(), u"Alertmanager: waiting"_s);
    bar.setItem(u"am"_s, u"Alertmanager"_s, Freshness::Stale, noon - 41s);
    QCOMPARE(bar.item(u"am"_s)->accessibleName(), u"Alertmanager 41 s: stale"_s);
    bar.setItem(u"am"_s, u"Alertmanager"_s, Freshness::Lost, noon - 4min);
    QCOMPARE(bar.item(u"am"_s)->text(), u"Alertmanager: no connection for 4 min"_s);
    bar.removeItem(u"am"_s);
    QVERIFY(!bar.item(u"am"_s));
}

void TestWidgets::freshnessKeepsItsRoomInAnotherTheme()
{
    FreshnessItem item(nullptr, m_clock);
    item.setSource(u"SQLite"_s);
    item.setFreshness(Freshness::Ok, noon);
    const int before = item.sizeHint().width();
    m_manager->setMode(ThemeMode::Dark);
    QCOMPARE(item.sizeHint().width(), before);
}

void TestWidgets::signsKeepTheirColourInChosenRows()
{
    const QIcon sign = markIcon(markOf(Severity::Critical));
    QCOMPARE(sign.pixmap(16, QIcon::Selected).toImage(), sign.pixmap(16, QIcon::Normal).toImage());
}

void TestWidgets::factGridFoldsItsColumns()
{
    FactGrid grid;
    for (int i = 0; i < 6; ++i)
        grid.setFact(QString::number(i), u"label %1"_s.arg(i), i == 2 ? QString() : u"<b>value</b> %1"_s.arg(i));
    grid.setFact(u"s"_s, u"severity"_s, markOf(Severity::High), u"High"_s);
    grid.resize(700, 200);
    grid.show();
    QCOMPARE(grid.value(u"0"_s), u"<b>value</b> 0"_s);
    QCOMPARE(grid.value(u"2"_s), u"—"_s);
    QCOMPARE(grid.value(u"s"_s), u"High"_s);
    const int wide = grid.layout()->sizeHint().height();
    grid.resize(300, 400);
    QVERIFY(grid.layout()->sizeHint().height() > wide * 3 / 2);
    grid.setFact(u"s"_s, u"severity"_s, u"plain now"_s);
    QCOMPARE(grid.value(u"s"_s), u"plain now"_s);
    grid.removeFact(u"s"_s);
    QCOMPARE(grid.value(u"s"_s), QString());
}

void TestWidgets::formFieldTellsItsError()
{
    auto *edit = new QLineEdit;
    FormField field(u"&Title"_s, edit);
    field.setHint(u"One sentence."_s);
    field.setRequired(true);
    QCOMPARE(edit->accessibleName(), u"Title"_s);
    QCOMPARE(edit->accessibleDescription(), u"One sentence."_s);
    QVERIFY(!field.hasError());
    field.setError(u"Must not be empty."_s);
    QCOMPARE(field.error(), u"Must not be empty."_s);
    QCOMPARE(edit->accessibleDescription(), u"Error: Must not be empty."_s);
    field.setError({});
    QCOMPARE(edit->accessibleDescription(), u"One sentence."_s);
}

void TestWidgets::progressCountsCancelsAndEnds()
{
    QWidget window;
    ProgressBanner banner(&window);
    window.show();
    QSignalSpy cancel(&banner, &ProgressBanner::cancelRequested);
    QSignalSpy dismissed(&banner, &ProgressBanner::dismissed);
    QVERIFY(!banner.isVisible());
    banner.start(u"Acknowledging"_s, 10'000'000'000);
    banner.setProgress(5'000'000'000, 10'000'000'000);
    QVERIFY(banner.isVisible());
    QVERIFY(banner.isRunning());
    auto *button = banner.findChildren<QPushButton *>().last();
    QTest::mouseClick(button, Qt::LeftButton);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(cancel.count(), 1);
    banner.finish({Sign::Check, ColorRole::Ok}, u"Done"_s);
    QVERIFY(!banner.isRunning());
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(dismissed.count(), 1);
    QVERIFY(!banner.isVisible());
}

void TestWidgets::flowLayoutWraps()
{
    QWidget widget;
    auto *flow = new FlowLayout(&widget, FlowLayout::Fill::Stretch);
    for (int i = 0; i < 4; ++i) {
        auto *child = new QWidget;
        child->setFixedHeight(20);
        child->setMinimumWidth(100);
        flow->addWidget(child);
    }
    const int gap = flow->spacing();
    QCOMPARE(flow->heightForWidth(1000), 20);
    QCOMPARE(flow->heightForWidth(250), 2 * 20 + gap);
    QCOMPARE(flow->heightForWidth(110), 4 * 20 + 3 * gap);
    QCOMPARE(flow->count(), 4);
    delete flow->takeAt(0);
    QCOMPARE(flow->count(), 3);
}

void TestWidgets::gallery()
{
    const QDir folder(QCoreApplication::applicationDirPath());
    QVERIFY(folder.mkpath(u"pictures"_s));
    for (const bool chinese : {false, true}) {
        Chinese translator;
        if (chinese)
            QCoreApplication::installTranslator(&translator);
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            m_manager->setMode(mode);
            Gallery page(chinese, m_clock);
            page.resize(1440, 1080);
            page.show();
            QVERIFY(QTest::qWaitForWindowExposed(&page));
            // The skeleton comes after its delay.
            const QImage before = page.grab().toImage();
            QTRY_VERIFY(page.grab().toImage() != before);
            const QString name =
                u"pictures/gallery-%1-%2.png"_s.arg(ThemeManager::modeName(mode), chinese ? u"zh"_s : u"en"_s);
            QVERIFY(page.grab().save(folder.filePath(name)));
        }
        QCoreApplication::removeTranslator(&translator);
    }
}

ITSM_TEST_IN(QApplication, TestWidgets)
#include "tst_widgets.moc"
