#include "tests/support/test_program.h"
#include "tests/views/incidents_fixture.h"

#include "services/transfer/csv_reader.h"
#include "views/export/export_dialog.h"
#include "views/export/pdf_writer.h"
#include "views/widgets/form_field.h"
#include "views/widgets/progress_banner.h"

#include <QAction>
#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMenu>
#include <QProcess>
#include <QScopeGuard>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace itsm;
using namespace itsm::test;
using namespace Qt::Literals::StringLiterals;

/// Copies and exports of the list.
class TestIncidentsOutput : public QObject
{
    Q_OBJECT

    static QString copied(PageFixture &f, const char *action)
    {
        QGuiApplication::clipboard()->clear();
        f.actions.action(QString::fromLatin1(action))->trigger();
        return QTest::qWaitFor([] { return !QGuiApplication::clipboard()->text().isEmpty(); })
                   ? QGuiApplication::clipboard()->text()
                   : QString();
    }
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// Opens the dialog, fills it, presses the button.
    static void exportTo(PageFixture &f, ExportDialog::Format format, const QString &path)
    {
        f.actions.action(u"list.export"_s)->trigger();
        auto *form = dialog<ExportDialog>(f);
        QTRY_VERIFY(form && form->isVisible());
        form->setFormat(format);
        form->setPath(path);
        form->submit();
        QTRY_VERIFY(!dialog<ExportDialog>(f));
    }
    static QString exportNotice(const PageFixture &f)
    {
        return f.page->findChild<ProgressBanner *>(u"exportBanner"_s)->accessibleName();
    }

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale::English); }

    void copiesAsItIsShown()
    {
        PageFixture f(5);
        f.backend.update(f.ids[4], [](Incident &incident) { incident.title = u"=HYPERLINK(\"x\")|<b>"_s; });
        f.show();
        ready(f, 5);
        clickRow(f, 0);
        clickRow(f, 2, Qt::ShiftModifier);

        const QStringList tsv = copied(f, "incident.copyTsv").split(u'\n');
        QCOMPARE(tsv.size(), 5); // heading, three rows, the end
        QCOMPARE(tsv[0].section(u'\t', 0, 2), u"Severity\tNumber\tTitle"_s);
        QCOMPARE(tsv[1].section(u'\t', 1, 2), u"INC-202601-000005\t'=HYPERLINK(\"x\")|<b>"_s);
        QCOMPARE(tsv[2].section(u'\t', 1, 1), u"INC-202601-000004"_s);

        QByteArray csv = copied(f, "incident.copyCsv").toUtf8();
        QBuffer buffer(&csv);
        buffer.open(QIODevice::ReadOnly);
        CsvReader reader(buffer);
        QCOMPARE(reader.next(), CsvReader::Step::Record);
        QCOMPARE(reader.next(), CsvReader::Step::Record);
        QCOMPARE(QString::fromUtf8(reader.field(2)), u"'=HYPERLINK(\"x\")|<b>"_s);

        const QStringList markdown = copied(f, "incident.copyMarkdown").split(u'\n');
        QCOMPARE(markdown.size(), 6);
        QVERIFY(markdown[0].startsWith(u"| Severity | Number | Title |"_s));
        QVERIFY(markdown[1].startsWith(u"| --- | --- |"_s));
        QVERIFY(markdown[2].contains(u"\\|&lt;b\\>"_s));
        QVERIFY(markdown[2].contains(u" INC-202601-000005 "_s));

        QCOMPARE(copied(f, "incident.copyText").split(u'\n').size(), 4);
        QCOMPARE(copied(f, "incident.copyLink"),
                 u"itsm://INC-202601-000005\nitsm://INC-202601-000004\nitsm://INC-202601-000003\n"_s);

        const QJsonArray json = QJsonDocument::fromJson(copied(f, "incident.copyJson").toUtf8()).array();
        QCOMPARE(json.size(), 3);
        QCOMPARE(json[0]["title"_L1].toString(), u"=HYPERLINK(\"x\")|<b>"_s);
        QVERIFY(json[0].toObject().contains("root_cause"_L1)); // all fields
    }

    /// The offset of now is not that of a time on the other side of a change of the clocks.
    void headingsNameTheZoneWhoseClocksChange_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QStringList>("column");
        QTest::newRow("summer time") << QByteArray("Europe/Berlin")
                                     << QStringList{u"Detected (Europe/Berlin)"_s, u"2026-07-01 14:00"_s,
                                                    u"2026-01-01 13:00"_s};
        QTest::newRow("none") << QByteArray("Asia/Shanghai")
                              << QStringList{u"Detected (UTC+8)"_s, u"2026-07-01 20:00"_s, u"2026-01-01 20:00"_s};
    }
    void headingsNameTheZoneWhoseClocksChange()
    {
        QFETCH(const QByteArray, zone);
        QFETCH(const QStringList, column);
        const auto before = qEnvironmentVariable("TZ");
        const bool wasSet = qEnvironmentVariableIsSet("TZ");
        const auto putBack = qScopeGuard([&] {
            wasSet ? qputenv("TZ", before.toLocal8Bit()) : qunsetenv("TZ");
            tzset();
        });
        qputenv("TZ", zone);
        tzset();
        PageFixture f(2);
        const auto detect = [&](size_t i, int month) {
            f.backend.update(f.ids[i], [month](Incident &incident) {
                incident.detectedAt =
                    Instant(std::chrono::sys_days(std::chrono::year(2026) / month / 1) + std::chrono::hours(12));
            });
        };
        detect(0, 1);
        detect(1, 7);
        f.show();
        ready(f, 2);
        IncidentTable *table = f.page->table();
        for (int i = 0; i < table->model()->columnCount(); ++i)
            table->setColumnHidden(i, i != static_cast<int>(IncidentColumn::Detected));
        table->selectAll();
        QCOMPARE(copied(f, "incident.copyTsv").split(u'\n', Qt::SkipEmptyParts), column);
    }

    void copiesWhatIsMeant()
    {
        PageFixture f(5);
        f.show();
        ready(f, 5);
        // Nothing is selected: the row that the keyboard stands on.
        clickRow(f, 1);
        QCOMPARE(copied(f, "incident.copyLink"), u"itsm://INC-202601-000004\n"_s);
        QTest::keyClick(f.page->table(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        auto *menu = f.page->findChild<QMenu *>(u"copyMenu"_s);
        QVERIFY(menu && menu->isVisible());
        QCOMPARE(menu->actions().size(), 6);
        menu->close();
    }

    void exportsTheListAsItStands()
    {
        PageFixture f(40);
        f.show();
        ready(f, 40);
        const QTemporaryDir folder;
        f.page->setFilterText(u"category:database"_s);
        QTRY_COMPARE(f.page->list()->rowCount(), 14);
        const QString path = folder.filePath(u"out.csv"_s);
        exportTo(f, ExportDialog::Format::CsvFields, path);
        QTRY_VERIFY(exportNotice(f).startsWith(u"14 incident(s) written to"_s));
        const QList<QByteArray> lines = contentOf(path).split('\n');
        QCOMPARE(lines.size(), 16);
        // In the order of the list, newest first.
        QVERIFY(lines[1].contains("INC-202601-000040"));
        QVERIFY(lines[14].contains("INC-202601-000001"));
        QVERIFY(f.actions.action(u"list.export"_s)->isEnabled());
    }

    void exportsWhatIsSelected()
    {
        PageFixture f(10);
        f.show();
        ready(f, 10);
        clickRow(f, 2);
        clickRow(f, 4, Qt::ShiftModifier);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"out.md"_s);
        exportTo(f, ExportDialog::Format::Markdown, path);
        QTRY_VERIFY(exportNotice(f).startsWith(u"3 incident(s) written to"_s));
        QCOMPARE(contentOf(path).count('\n'), 5);
    }

    void asksBeforeItReplaces()
    {
        PageFixture f(3);
        f.show();
        ready(f, 3);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"out.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("precious") == 8);
        file.close();
        f.actions.action(u"list.export"_s)->trigger();
        auto *form = dialog<ExportDialog>(f);
        QTRY_VERIFY(form && form->isVisible());
        form->setFormat(ExportDialog::Format::Json);
        form->setPath(path);
        form->submit();
        QTRY_VERIFY(form->field(u"output"_s)->error().contains(u"exists already"_s));
        QCOMPARE(contentOf(path), QByteArray("precious"));
        form->submit();
        QTRY_VERIFY(exportNotice(f).startsWith(u"3 incident(s) written to"_s));
        QCOMPARE(QJsonDocument::fromJson(contentOf(path)).array().size(), 3);
        QCOMPARE(f.state.value(u"export.format"_s).toString(), u"json"_s);
        QCOMPARE(f.state.value(u"export.folder"_s).toString(), folder.path());
    }

    void pdfIsNotMadeOfWhatNobodyCounted()
    {
        PageFixture f(3);
        f.show();
        ExportDialog form(
            {.fileName = u"incidents"_s, .title = [] { return u"Export"_s; }, .rows = [] { return u"Rows"_s; }},
            {.listed = 10'000, .isAtLeast = true, .selected = 0}, f.state, f.window.get());
        form.setAttribute(Qt::WA_DeleteOnClose, false);
        form.open();
        form.setFormat(ExportDialog::Format::Pdf);
        form.setPath(u"/nowhere/list.pdf"_s);
        form.submit();
        QVERIFY(form.field(u"format"_s)->hasError());
        form.reject();
    }

    void failureIsTold()
    {
        PageFixture f(3);
        f.show();
        ready(f, 3);
        exportTo(f, ExportDialog::Format::Json, u"/proc/out.json"_s);
        QTRY_VERIFY(!exportNotice(f).isEmpty() && !exportNotice(f).startsWith(u"Exporting"_s));
        QVERIFY(f.actions.action(u"list.export"_s)->isEnabled());
    }

    void aMissingFolderIsToldInTheForm()
    {
        PageFixture f(3);
        f.show();
        ready(f, 3);
        const QTemporaryDir folder;
        f.actions.action(u"list.export"_s)->trigger();
        auto *form = dialog<ExportDialog>(f);
        QTRY_VERIFY(form && form->isVisible());
        form->setPath(folder.filePath(u"no/such/folder/out.json"_s));
        form->submit();
        QTRY_VERIFY(form->field(u"output"_s)->hasError());
        QVERIFY(form->isVisible());
        form->reject();
    }

    void emptyPathIsRefused()
    {
        PageFixture f(3);
        f.show();
        ready(f, 3);
        f.actions.action(u"list.export"_s)->trigger();
        auto *form = dialog<ExportDialog>(f);
        QTRY_VERIFY(form && form->isVisible());
        form->setPath(u" "_s);
        form->submit();
        QVERIFY(form->field(u"output"_s)->hasError());
        form->reject();
    }

    void pdfHoldsItsTexts()
    {
        const QString extractor = QStandardPaths::findExecutable(u"pdftotext"_s);
        QVERIFY2(!extractor.isEmpty(), "pdftotext of poppler-utils is not installed");
        const QFont before = QGuiApplication::font();
        const auto restore = qScopeGuard([&] { QGuiApplication::setFont(before); });
        QGuiApplication::setFont(QFont(u"Noto Sans CJK SC"_s)); // as the console has it where there is no better one
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"out.pdf"_s);
        QByteArray bytes;
        const auto writer = makePdfWriter({.title = u"故障 – Incidents"_s,
                                           .note = u"Filter: is:open Official office"_s,
                                           .header = {u"编号"_s, u"标题"_s, u"Assignee"_s},
                                           .widths = {120, 400, 100}});
        writer->begin(bytes);
        constexpr int rows = 200;
        for (int i = 0; i < rows; ++i) {
            const QString title = i % 2 ? u"支付网关响应超时，数据库连接失败 %1"_s.arg(i)
                                        : QString(u"Disk almost full "_s.repeated(12) + QString::number(i));
            writer->add(bytes, {u"INC-%1"_s.arg(i, 6, 10, QLatin1Char('0')), title, u"张伟"_s});
        }
        writer->end(bytes);
        QVERIFY(bytes.startsWith("%PDF-"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        QProcess process;
        process.start(extractor, {u"-layout"_s, u"-enc"_s, u"UTF-8"_s, path, u"-"_s});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 0);
        const QString text = QString::fromUtf8(process.readAllStandardOutput());
        QVERIFY(text.contains(u"故障 – Incidents"_s));
        QVERIFY(text.contains(u"Filter: is:open"_s));
        // Whole: a number that is seen but not found is no use. Noto has other digits for European languages.
        QCOMPARE(text.count(u"INC-"_s), rows);
        QVERIFY(text.contains(u"INC-000042"_s) && text.contains(u"INC-000193"_s));
        QVERIFY(text.contains(u"Official office"_s));
        if (qEnvironmentVariableIsSet("ITSM_SHOTS_DIR"))
            QVERIFY(QFile::copy(path, qEnvironmentVariable("ITSM_SHOTS_DIR") + u"/out.pdf"_s));
        QCOMPARE(text.count(u"支付网关响应超时，数据库连接失败"_s), rows / 2);
        QCOMPARE(text.count(u"张伟"_s), rows);
        const qsizetype pages = text.count(u"Page "_s);
        QVERIFY(pages >= 3);
        QCOMPARE(text.count(u"编号"_s), pages); // the heading is on each
    }
};

ITSM_TEST_IN(QApplication, TestIncidentsOutput)
#include "tst_incidents_output.moc"
