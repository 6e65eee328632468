#include "services/wire/import_wire.h"
#include "tests/support/result_check.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;

/// What a console asks of an import is what the server understands, and the report comes back as it was.
class TestImportWire : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wishes()
    {
        ImportFileOptions options;
        options.table.times = {.zone = QTimeZone("Asia/Kathmandu"), .isDayFirst = true};
        options.table.columns = {{u"Team \"x\" & 组"_s, ImportField::AssignmentGroup},
                                 {u"Title"_s, ImportField::Title},
                                 {u"nothing"_s, std::nullopt}};
        const QStringList headings{u"nothing"_s, u"Team \"x\" & 组"_s, u"priority"_s, u"Title"_s, u"?"_s};
        options.table.format = {.encoding = TextEncoding::Gb18030, .delimiter = ';'};
        ITSM_UNWRAP(const ImportWishes wishes, importWishes(toParameters(options, headings)));
        QVERIFY(wishes.format.encoding == TextEncoding::Gb18030 && wishes.format.delimiter == ';');
        QVERIFY(wishes.isKindGiven && !wishes.isDryRun);
        QVERIFY(wishes.options.kind == ImportFileOptions::Kind::Table);
        QCOMPARE(wishes.options.table.times.zone, options.table.times.zone);
        QVERIFY(wishes.options.table.times.isDayFirst);
        ImportWishes named = wishes;
        ITSM_VERIFY_ERROR(nameColumns(named, headings.sliced(1)), Error::Code::Invalid);
        ITSM_VERIFY(nameColumns(named, headings));
        QVERIFY(guessFields(headings, named.options.table.columns) == guessFields(headings, options.table.columns));
        options = {.kind = ImportFileOptions::Kind::EventLog, .table = {}};
        ITSM_UNWRAP(const ImportWishes log, importWishes(toParameters(options, headings)));
        QVERIFY(log.options.kind == ImportFileOptions::Kind::EventLog);
        QVERIFY(log.options.table.columns.isEmpty());
        const TextParameters parameters = toParameters(options, headings);
        for (auto it = parameters.begin(); it != parameters.end(); ++it)
            QVERIFY(importParameters().contains(it.key()));
    }

    void nothingIsWanted()
    {
        ITSM_UNWRAP(const ImportWishes wishes, importWishes({}));
        QVERIFY(!wishes.isKindGiven && !wishes.isDryRun);
        QCOMPARE(wishes.options.table.times.zone, QTimeZone::utc());
        ITSM_UNWRAP(const ImportWishes trial, importWishes({{u"dry_run"_s, u"true"_s}}));
        QVERIFY(trial.isDryRun);
        QVERIFY(!trial.format.encoding && !trial.format.delimiter);
        ITSM_VERIFY_ERROR(importWishes({{u"encoding"_s, u"ebcdic"_s}}), Error::Code::Invalid);
        ITSM_VERIFY_ERROR(importWishes({{u"delimiter"_s, u","_s}}), Error::Code::Invalid);
        ITSM_VERIFY_ERROR(importWishes({{u"fields"_s, u"title,salary"_s}}), Error::Code::Invalid);
        ITSM_VERIFY_ERROR(importWishes({{u"fields"_s, u"title"_s}, {u"columns"_s, u"{\"a\":null}"_s}}),
                          Error::Code::Invalid);
    }

    void report()
    {
        ImportReport report;
        report.summary = {
            .counts = {.created = 1, .extended = 2, .unchanged = 3, .records = 4, .foreign = {u"INC-1"_s, u"INC-2"_s}},
            .rows = 5,
            .brokenRows = 6};
        report.problems = {{TransferProblem::Kind::Broken, 7, 8, u"列太多"_s},
                           {TransferProblem::Kind::Warning, 9, 10, u"x"_s}};
        report.problemCount = 2'000;
        ITSM_UNWRAP(const ImportReport read, fromJson<ImportReport>(toJson(report)));
        QCOMPARE(read.summary.rows, 5);
        QCOMPARE(read.summary.brokenRows, 6);
        const ImportCounts &counts = read.summary.counts;
        QVERIFY(counts.created == 1 && counts.extended == 2 && counts.unchanged == 3 && counts.records == 4);
        QVERIFY(counts.foreign == report.summary.counts.foreign);
        QCOMPARE(read.problemCount, 2'000);
        QCOMPARE(read.problems.size(), size_t(2));
        QVERIFY(read.problems[1].kind == TransferProblem::Kind::Warning);
        QCOMPARE(read.problems[0].message, u"列太多"_s);
        QVERIFY(read.problems[0].line == 7 && read.problems[0].column == 8);
        ITSM_VERIFY_ERROR(fromJson<ImportReport>(QJsonArray()), Error::Code::Corrupt);
    }
};

ITSM_TEST_ALONE(TestImportWire)
#include "tst_import_wire.moc"
