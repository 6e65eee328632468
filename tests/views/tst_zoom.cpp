#include "tests/support/test_program.h"
#include "views/admin/json_edit.h"
#include "views/widgets/console_style.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/screen_room.h"
#include "views/widgets/theme_manager.h"

#include <QApplication>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QSplitter>
#include <QTabBar>
#include <QTableWidget>
#include <QTest>
#include <QVBoxLayout>

using namespace itsm;

class TestZoom : public QObject
{
    Q_OBJECT

    ThemeManager *m_manager = nullptr;

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(new ConsoleStyle);
        m_manager = new ThemeManager(*qApp, ThemeMode::Light);
    }
    void init() { m_manager->setZoom(1); }

    void whatExistsIsRescaled()
    {
        QWidget window;
        auto *column = new QVBoxLayout(&window);
        column->setContentsMargins(8, 4, 8, 4);
        column->setSpacing(6);
        auto *button = new QPushButton;
        button->setFixedSize(40, 30);
        button->setIconSize({20, 20});
        column->addWidget(button);
        column->addSpacing(12);
        auto *grid = new QGridLayout;
        grid->setHorizontalSpacing(16);
        grid->setColumnMinimumWidth(0, 100);
        grid->addWidget(new QLineEdit, 0, 0);
        column->addLayout(grid);
        auto *free = new QLineEdit;
        column->addWidget(free);
        auto *label = new PlainLabel;
        label->setLook(FontRole::Meta);
        column->addWidget(label);
        auto *fixedFont = new QLineEdit;
        fixedFont->setFont(theme().font(FontRole::Digits));
        column->addWidget(fixedFont);
        auto *json = new JsonEdit;
        column->addWidget(json);

        m_manager->setZoom(1.5);
        QCOMPARE(button->size(), QSize(60, 45));
        QCOMPARE(button->iconSize(), QSize(30, 30));
        QCOMPARE(column->contentsMargins(), QMargins(12, 6, 12, 6));
        QCOMPARE(column->spacing(), 9);
        QCOMPARE(column->itemAt(1)->spacerItem()->sizeHint().height(), 18);
        QCOMPARE(grid->horizontalSpacing(), 24);
        QCOMPARE(grid->columnMinimumWidth(0), 150);
        QCOMPARE(free->minimumHeight(), 0);
        QCOMPARE(free->maximumHeight(), QWIDGETSIZE_MAX);
        QCOMPARE(label->font(), theme().font(FontRole::Meta));
        QCOMPARE(fixedFont->font().pixelSize(), theme().font(FontRole::Digits).pixelSize());
        QCOMPARE(json->font().pixelSize(), theme().font(FontRole::Table).pixelSize());
    }

    void comingBackGivesWhatWasThere()
    {
        QWidget window;
        auto *column = new QVBoxLayout(&window);
        column->setContentsMargins(1, 2, 3, 5);
        column->setSpacing(7);
        auto *button = new QPushButton;
        button->setFixedSize(41, 33);
        column->addWidget(button);
        for (const qreal zoom : {0.8, 1.1, 2.0, 0.9, 1.3, 0.8, 1.7, 1.0})
            m_manager->setZoom(zoom);
        QCOMPARE(button->minimumSize(), QSize(41, 33));
        QCOMPARE(column->contentsMargins(), QMargins(1, 2, 3, 5));
        QCOMPARE(column->spacing(), 7);
    }

    void whatNobodySetIsThatOfTheStyle()
    {
        struct Made
        {
            QWidget window;
            QVBoxLayout column{&window};
            QPushButton button;
            QTabBar tabs;
            QSplitter splitter;
        };
        const Made before;
        m_manager->setZoom(2);
        const Made after;
        QCOMPARE(before.column.spacing(), after.column.spacing());
        QCOMPARE(before.button.iconSize(), after.button.iconSize());
        QCOMPARE(before.tabs.iconSize(), after.tabs.iconSize());
        QCOMPARE(before.splitter.handleWidth(), after.splitter.handleWidth());
    }

    void sizesThatWereSetSinceCount()
    {
        QPushButton button;
        button.setFixedHeight(30);
        m_manager->setZoom(2);
        QCOMPARE(button.height(), 60);
        button.setFixedHeight(44); // 22 without zoom
        m_manager->setZoom(1);
        QCOMPARE(button.height(), 22);
    }

    void windowsStayOnTheScreen()
    {
        QWidget window;
        auto *column = new QVBoxLayout(&window);
        auto *button = new QPushButton;
        button->setMinimumSize(QGuiApplication::primaryScreen()->availableSize() * 6 / 10);
        column->addWidget(button);
        new ScreenBound(&window);
        window.show();
        const QSize least = window.minimumSize();
        QCOMPARE(least, column->totalMinimumSize());
        m_manager->setZoom(2);
        QCoreApplication::processEvents();
        QCOMPARE(window.minimumSize(), roomOnScreen(window));
        QVERIFY(window.width() <= roomOnScreen(window).width());
        QVERIFY(window.height() <= roomOnScreen(window).height());
        m_manager->setZoom(1);
        QCoreApplication::processEvents();
        QCOMPARE(window.minimumSize(), least);
    }

    void columnsFollow()
    {
        QTableWidget table(3, 3);
        table.setColumnWidth(0, 100);
        table.setColumnWidth(1, 80);
        table.setColumnHidden(2, true);
        m_manager->setZoom(1.5);
        QCOMPARE(table.columnWidth(0), 150);
        QCOMPARE(table.columnWidth(1), 120);
        QVERIFY(table.isColumnHidden(2));
    }
};

ITSM_TEST_IN(QApplication, TestZoom)
#include "tst_zoom.moc"
