#include "services/api/shown_error.h"

#include "services/desk/desk.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;

/// What callers are told of errors.
class TestShownError : public QObject
{
    Q_OBJECT
    using Code = Error::Code;

private Q_SLOTS:
    void hidesWhatTheDatabaseSays_data()
    {
        QTest::addColumn<int>("code");
        for (const Code code : {Code::Invalid, Code::NotFound, Code::Conflict, Code::Unauthenticated, Code::Forbidden,
                                Code::Unavailable, Code::Timeout, Code::Cancelled, Code::Corrupt, Code::Internal})
            QTest::addRow("code %d", int(code)) << int(code);
    }
    void hidesWhatTheDatabaseSays()
    {
        QFETCH(int, code);
        const Error shown = shownError({Code(code),
                                        Code(code) == Code::Unavailable ? u"The disk is full."_s : u"near users_key"_s,
                                        u"users_key"_s,
                                        {{u"sql"_s, u"INSERT INTO users"_s},
                                         {u"sqlstate"_s, u"23505"_s},
                                         {u"sqlite"_s, 19},
                                         {u"constraint"_s, u"users_key"_s},
                                         {u"retry_after"_s, 3}}});
        QCOMPARE(int(shown.code), code);
        QVERIFY(!shown.message.isEmpty());
        for (const char *name : {"sql", "sqlstate", "sqlite", "constraint"})
            QVERIFY(!shown.details.contains(QLatin1StringView(name)));
        if (Code(code) == Code::Invalid || Code(code) == Code::Conflict || Code(code) == Code::Forbidden)
            QVERIFY(!shown.message.contains("users_key"_L1));
        if (Code(code) == Code::Unavailable)
            QCOMPARE(shown.details.value("retry_after"_L1).toInt(), 3);
    }
    void leavesWhatTheDeskSays()
    {
        const Error desk{Code::Invalid, u"The title is missing."_s, u"title"_s, {{u"a"_s, 1}}};
        QCOMPARE(shownError(desk).message, desk.message);
        QCOMPARE(shownError(desk).field, desk.field);
        QCOMPARE(shownError(desk).details, desk.details);
        const Error race{Code::Conflict, u"Somebody was faster."_s, {}, {{u"sqlstate"_s, u"40001"_s}}};
        QCOMPARE(shownError(race).message, race.message);
    }
    void ofManyItems()
    {
        std::vector<BulkItem> items{
            {.id = IncidentId(1), .error = {}},
            {.id = IncidentId(2), .error = Error{Code::Invalid, u"check users_key"_s, {}, {{u"sqlite"_s, 19}}}}};
        showErrors(items);
        QVERIFY(!items[0].error);
        QVERIFY(!items[1].error->message.contains("users_key"_L1));
    }
};

ITSM_TEST_ALONE(TestShownError)
#include "tst_shown_error.moc"
