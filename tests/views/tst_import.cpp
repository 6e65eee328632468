#include "tests/support/test_program.h"
#include "tests/views/incidents_fixture.h"

#include "views/import/import_columns.h"
#include "views/import/import_dialog.h"
#include "views/import/import_result.h"
#include "views/widgets/form_field.h"
#include "views/widgets/plain_label.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace itsm;
using namespace itsm::test;
using namespace Qt::Literals::StringLiterals;

/// The form that takes incidents from a file.
class TestImport : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString write(const QString &name, const QByteArray &content) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? file.fileName() : QString();
    }
    static ImportDialog *open(PageFixture &f)
    {
        f.actions.action(u"list.import"_s)->trigger();
        auto *form = dialog<ImportDialog>(f);
        return form && QTest::qWaitFor([form] { return form->isVisible(); }) ? form : nullptr;
    }
    static ImportDialog *open(PageFixture &f, const QString &path)
    {
        ImportDialog *form = open(f);
        if (!form)
            return nullptr;
        form->setFile(path);
        return QTest::qWaitFor([form] { return form->hasPreview(); }) ? form : nullptr;
    }
    static QString fieldOver(const ImportDialog *form, int column)
    {
        return form->findChild<QComboBox *>(u"field%1"_s.arg(column))->currentText();
    }

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale::English); }

    void takesATable()
    {
        PageFixture f(3);
        f.show();
        ready(f, 3);
        const QString path = write(u"table.csv"_s, "Ticket,Short description,Squad,优先级\n"
                                                   "T-1,'=1+1 <b>bold</b>,Storage,高\n"
                                                   "T-2,second,Network,低\n");
        ImportDialog *form = open(f, path);
        QVERIFY(form);
        QCOMPARE(fieldOver(form, 0), u"Number"_s);
        QCOMPARE(fieldOver(form, 1), u"Title"_s);
        QCOMPARE(fieldOver(form, 2), u"Left out"_s);
        QCOMPARE(fieldOver(form, 3), u"Priority"_s);
        const auto *preview = form->findChild<QTableWidget *>(u"importPreview"_s);
        QCOMPARE(preview->rowCount(), 3);
        QCOMPARE(preview->item(1, 1)->text(), u"=1+1 <b>bold</b>"_s);
        form->columns()->setWish(u"Squad"_s, ImportField::AssignmentGroup);

        form->submit();
        QTRY_COMPARE(form->step(), ImportDialog::Step::Checked);
        QCOMPARE(form->result()->summary(), u"2 row(s) can be imported."_s);
        QCOMPARE(f.backend.size(), 3); // nothing is written yet
        form->submit();
        QTRY_COMPARE(form->step(), ImportDialog::Step::Done);
        QVERIFY(form->result()->summary().startsWith(u"2 incident(s) were added."_s));
        QCOMPARE(f.backend.size(), 5);
        const Incident incident = f.backend.get(f.backend.ids().back());
        QCOMPARE(incident.assignmentGroup, u"Network"_s);
        QCOMPARE(incident.priority, Priority::Low);
        form->submit();
        QTRY_VERIFY(!dialog<ImportDialog>(f));

        // The same headings in another order: what was chosen is remembered.
        ImportDialog *again =
            open(f, write(u"next.csv"_s, "Squad,优先级,Ticket,Short description\nStorage,高,T-3,x\n"));
        QVERIFY(again);
        QCOMPARE(fieldOver(again, 0), u"Group"_s);
        again->reject();
        QTRY_VERIFY(!dialog<ImportDialog>(f));
    }

    void aFieldHasOneColumn()
    {
        PageFixture f(1);
        f.show();
        ImportDialog *form = open(f, write(u"two.csv"_s, "Title,Summary\na,b\n"));
        QVERIFY(form);
        QCOMPARE(fieldOver(form, 1), u"Left out"_s);
        form->columns()->setWish(u"Summary"_s, ImportField::Title);
        QCOMPARE(fieldOver(form, 0), u"Left out"_s);
        QCOMPARE(fieldOver(form, 1), u"Title"_s);
        // Without a title nothing can be made.
        form->columns()->setWish(u"Summary"_s, {});
        form->submit();
        QVERIFY(form->field(u"columns"_s)->error().contains(u"title"_s));
        QCOMPARE(form->step(), ImportDialog::Step::Columns);
        // By keyboard: words that mean no field are no field.
        auto *box = form->findChild<QComboBox *>(u"field0"_s);
        box->setFocus();
        box->lineEdit()->selectAll();
        QTest::keyClicks(box, u"Titel"_s);
        form->submit();
        QVERIFY(form->field(u"columns"_s)->hasError());
        box->lineEdit()->selectAll();
        QTest::keyClicks(box, u"Title"_s);
        form->submit();
        QTRY_COMPARE(form->step(), ImportDialog::Step::Checked);
        form->reject();
    }

    void problemsAreListed()
    {
        PageFixture f(1);
        f.show();
        ImportDialog *form =
            open(f, write(u"broken.csv"_s, "number,title,priority\nN-1,fine,high\nN-2,,high\nN-3,x,wichtig\n"));
        QVERIFY(form);
        form->submit();
        QTRY_COMPARE(form->step(), ImportDialog::Step::Checked);
        QCOMPARE(form->result()->summary(), u"1 row(s) can be imported. 2 row(s) will be left out."_s);
        const auto *list = form->findChild<QTableWidget *>(u"importProblems"_s);
        QCOMPARE(list->rowCount(), 2);
        QCOMPARE(list->item(0, 0)->text(), u"3"_s);
        QCOMPARE(list->item(1, 1)->text(), u"7"_s);
        QGuiApplication::clipboard()->clear();
        form->findChild<QPushButton *>(u"copyProblems"_s)->click();
        const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines[1].startsWith(u"4\t7\tpriority: “wichtig”"_s));
        // Back to the columns, and everything stands as it did.
        form->findChild<QPushButton *>(u"back"_s)->click();
        QCOMPARE(form->step(), ImportDialog::Step::Columns);
        QCOMPARE(fieldOver(form, 2), u"Priority"_s);
        form->reject();
    }

    void nothingToImport()
    {
        PageFixture f(1);
        f.show();
        ImportDialog *form = open(f, write(u"none.csv"_s, "title\n"));
        QVERIFY(form);
        form->submit();
        QTRY_COMPARE(form->step(), ImportDialog::Step::Checked);
        QVERIFY(!form->primaryButton()->isEnabled());
        form->submit();
        QCOMPARE(form->step(), ImportDialog::Step::Checked);
        form->reject();
    }

    void filesThatCannotBeRead()
    {
        PageFixture f(1);
        f.show();
        ImportDialog *form = open(f);
        QVERIFY(form);
        form->submit();
        QVERIFY(form->field(u"file"_s)->hasError());
        form->setFile(m_folder.filePath(u"absent.csv"_s));
        QTRY_VERIFY(form->field(u"file"_s)->error().contains(u"absent.csv"_s));
        form->setFile(write(u"empty.csv"_s, {}));
        QTRY_VERIFY(form->field(u"file"_s)->error().contains(u"empty"_s));
        form->setFile(write(u"report.csv"_s, "%PDF-1.4\n1 0 obj, 2 0 obj\n"));
        QTRY_VERIFY(form->field(u"file"_s)->error().startsWith(u"The file is a PDF document."_s));
        QVERIFY(!form->hasPreview());
        // The last file counts, however late the answers come.
        form->setFile(m_folder.filePath(u"absent.csv"_s));
        form->setFile(write(u"latin.csv"_s, "title\nBär, Straße und \xDF"
                                            "\ngood\n"));
        QTRY_VERIFY(form->hasPreview());
        QVERIFY(!form->field(u"file"_s)->hasError());
        bool isSaid = false;
        for (const PlainLabel *label : form->columns()->findChildren<PlainLabel *>())
            isSaid = isSaid || label->fullText().contains(u"Line 2: The text is not valid UTF-8."_s);
        QVERIFY(isSaid);
        form->reject();
    }

    void theFormatIsFoundOutAndCanBeChosen()
    {
        PageFixture f(1);
        f.show();
        // 编号;标题 / T-1;支付网关,超时 in GBK.
        const QByteArray chinese("\xB1\xE0\xBA\xC5;\xB1\xEA\xCC\xE2\nT-1;\xD6\xA7\xB8\xB6\xCD\xF8\xB9\xD8,"
                                 "\xB3\xAC\xCA\xB1\n");
        ImportDialog *form = open(f, write(u"gbk.csv"_s, chinese));
        QVERIFY(form);
        auto *encoding = form->findChild<QComboBox *>(u"importEncoding"_s);
        auto *delimiter = form->findChild<QComboBox *>(u"importDelimiter"_s);
        const auto *preview = form->findChild<QTableWidget *>(u"importPreview"_s);
        QVERIFY(encoding->currentText().startsWith(u"GB 18030"_s));
        QVERIFY(delimiter->currentText().startsWith(u"Semicolon"_s));
        QCOMPARE(fieldOver(form, 0), u"Number"_s);
        QCOMPARE(preview->item(1, 1)->text(), u"支付网关,超时"_s);
        // A wrong choice shows what it means, and can be taken back.
        delimiter->setCurrentIndex(0);
        QTRY_VERIFY(form->hasPreview() && preview->columnCount() == 1);
        encoding->setCurrentIndex(0);
        QTRY_VERIFY(form->field(u"file"_s)->hasError());
        delimiter->setCurrentIndex(1);
        encoding->setCurrentIndex(1);
        QTRY_VERIFY(form->hasPreview() && preview->columnCount() == 2);
        form->submit();
        QTRY_COMPARE(form->step(), ImportDialog::Step::Checked);
        form->submit();
        QTRY_COMPARE(form->step(), ImportDialog::Step::Done);
        form->submit();
        QTRY_VERIFY(!dialog<ImportDialog>(f));
        f.page->setFilterText(u"支付网关"_s);
        QTRY_COMPARE(f.page->list()->rowCount(), 1);
        // The next file is looked at anew.
        form = open(f, write(u"plain.csv"_s, "title\ngood\n"));
        QVERIFY(form);
        QCOMPARE(form->findChild<QComboBox *>(u"importEncoding"_s)->currentText(), u"UTF-8"_s);
        form->reject();
    }

    void anEventLogIsRecognised()
    {
        PageFixture f(1);
        f.show();
        ImportDialog *form = open(f, write(u"log.csv"_s, "number,incident_state,sys_updated_at,priority\n"
                                                         "INC1,New,29-02-2016 01:16,1 - Critical\n"
                                                         "INC1,Closed,29-02-2016 03:16,1 - Critical\n"));
        QVERIFY(form);
        const auto *kind = form->findChild<QComboBox *>(u"importKind"_s);
        QCOMPARE(kind->currentText(), u"an event log of ServiceNow"_s);
        QVERIFY(form->findChild<QTableWidget *>(u"importPreview"_s)->isRowHidden(0));
        form->submit();
        QTRY_COMPARE(form->step(), ImportDialog::Step::Checked);
        QCOMPARE(form->result()->summary(), u"2 row(s) can be imported."_s);
        form->reject();
    }

    void anImportIsCancelledFirst()
    {
        PageFixture f(1);
        f.show();
        ImportDialog *form = open(f, write(u"long.csv"_s, "title\na\nb\n"));
        QVERIFY(form);
        form->submit();
        QTRY_COMPARE(form->step(), ImportDialog::Step::Checked);
        f.backend.setHeld(FakeBackend::Call::Command, true);
        f.backend.setFailure(FakeBackend::Call::Command, Error{Error::Code::Cancelled, u"It was cancelled."_s, {}, {}});
        form->submit();
        QCOMPARE(form->step(), ImportDialog::Step::Importing);
        QTRY_COMPARE(f.backend.heldCount(), size_t(1));
        form->reject();
        QVERIFY(form->isVisible()); // until the answer is there
        f.backend.releaseAllHeld();
        QTRY_COMPARE(form->step(), ImportDialog::Step::Checked);
        QCOMPARE(form->findChild<PlainLabel *>(u"formMessage"_s)->fullText(), u"It was cancelled."_s);
        form->reject();
        QTRY_VERIFY(!dialog<ImportDialog>(f));
    }

    void aFileIsDropped()
    {
        PageFixture f(1);
        f.show();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(write(u"drop.csv"_s, "title\na\n"))});
        QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(f.page, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(f.page, &drop);
        auto *form = dialog<ImportDialog>(f);
        QVERIFY(form);
        QTRY_VERIFY(form->hasPreview());
        form->reject();
        // Text is no file.
        QMimeData text;
        text.setText(u"hello"_s);
        QDragEnterEvent other(QPoint(50, 50), Qt::CopyAction, &text, Qt::LeftButton, Qt::NoModifier);
        other.ignore();
        QApplication::sendEvent(f.page, &other);
        QVERIFY(!other.isAccepted());
    }

    void viewersAreToldWhy()
    {
        PageFixture f(1);
        f.backend.setRole(Role::Viewer);
        f.show();
        ready(f, 1);
        QVERIFY(!f.actions.action(u"list.import"_s)->isEnabled());
    }

    void speaksAnotherLanguage()
    {
        PageFixture f(1);
        f.show();
        ImportDialog *form = open(f, write(u"language.csv"_s, "title,team\na,b\n"));
        QVERIFY(form);
        form->columns()->setWish(u"team"_s, ImportField::Category);
        BracketTranslator brackets;
        QCoreApplication::installTranslator(&brackets);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LanguageChange);
        QCOMPARE(form->windowTitle(), u"[Import incidents]"_s);
        QCOMPARE(fieldOver(form, 0), u"[Title]"_s);
        QCOMPARE(fieldOver(form, 1), u"[Category]"_s); // the choice stays
        QCoreApplication::removeTranslator(&brackets);
        form->reject();
    }
};

ITSM_TEST_IN(QApplication, TestImport)
#include "tst_import.moc"
