#include "services/domain/filter.h"
#include "tests/support/test_program.h"

#include <QRandomGenerator>
#include <QTest>

using namespace itsm;
using namespace Qt::Literals::StringLiterals;

using Op = FilterTerm::Op;
using Field = IncidentField;

class FilterLanguageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void fieldNames();
    void randomFiltersRoundTrip();
    void randomTextNeverBreaksTheReader();
    void timeSpans();
};

Q_DECLARE_METATYPE(itsm::IncidentFilter)

namespace {

FilterTerm term(Field field, QStringList values, Op op = Op::Equal, bool negated = false)
{
    return {.field = field, .op = op, .negated = negated, .values = std::move(values)};
}

FilterTerm negated(Field field, QStringList values)
{
    return term(field, std::move(values), Op::Equal, true);
}

} // namespace

void FilterLanguageTest::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<IncidentFilter>("expected");
    QTest::addColumn<QString>("canonical");
    const auto row = [](const char *name, const QString &text, std::vector<FilterTerm> terms,
                        const QString &canonical = {}) {
        QTest::newRow(name) << text << IncidentFilter{std::move(terms)} << (canonical.isNull() ? text : canonical);
    };
    row("empty", u""_s, {}, u""_s);
    row("white space", u" \t\u3000 "_s, {}, u""_s);
    row("one token", u"status:new"_s, {term(Field::Status, {u"new"_s})});
    row("list", u"status:new,on_hold"_s, {term(Field::Status, {u"new"_s, u"on_hold"_s})});
    row("case and hyphen", u"STATUS:In-Progress"_s, {term(Field::Status, {u"in_progress"_s})}, u"status:in_progress"_s);
    row("equals sign", u"status:=new"_s, {term(Field::Status, {u"new"_s})}, u"status:new"_s);
    row("critical priority", u"prio:critical"_s, {term(Field::Priority, {u"urgent"_s})}, u"priority:urgent"_s);
    row("aliases", u"prio:low sev:high cat:network owner:me no:INC-1"_s,
        {term(Field::Priority, {u"low"_s}), term(Field::Severity, {u"high"_s}), term(Field::Category, {u"network"_s}),
         term(Field::Assignee, {u"me"_s}), term(Field::Number, {u"INC-1"_s})},
        u"priority:low severity:high category:network assignee:me number:INC-1"_s);
    row("prefixes", u"st:new g:noc l:2 u:2026-01-01"_s,
        {term(Field::Status, {u"new"_s}), term(Field::Group, {u"noc"_s}), term(Field::Level, {u"2"_s}),
         term(Field::Updated, {u"2026-01-01"_s})},
        u"status:new group:noc level:2 updated:2026-01-01"_s);
    row("negated", u"-category:network"_s, {negated(Field::Category, {u"network"_s})});
    row("free words", u"disk full"_s, {term(Field::Text, {u"disk"_s}), term(Field::Text, {u"full"_s})});
    row("free phrase", u"\"disk full\""_s, {term(Field::Text, {u"disk full"_s})});
    row("negated words", u"-disk -\"a b\""_s, {negated(Field::Text, {u"disk"_s}), negated(Field::Text, {u"a b"_s})});
    row("Chinese", u"网络 category:网络"_s, {term(Field::Text, {u"网络"_s}), term(Field::Category, {u"网络"_s})});
    row("text as a field", u"text:a,b"_s, {term(Field::Text, {u"a"_s, u"b"_s})});
    row("comma in a free word", u"a,b"_s, {term(Field::Text, {u"a,b"_s})}, u"\"a,b\""_s);
    row("a time of day is free text", u"10:30"_s, {term(Field::Text, {u"10:30"_s})}, u"\"10:30\""_s);
    row("quoted colon", u"\"http://x\""_s, {term(Field::Text, {u"http://x"_s})});
    row("quoted values", u"group:\"Service Desk\",\"a,b\",plain"_s,
        {term(Field::Group, {u"Service Desk"_s, u"a,b"_s, u"plain"_s})});
    row("escapes", u"title:\"say \\\"hi\\\" \\\\o/\""_s, {term(Field::Title, {u"say \"hi\" \\o/"_s})});
    row("quoted empty word none", u"category:none"_s, {term(Field::Category, {u"none"_s})});
    row("prefix value", u"number:INC-2026*"_s, {term(Field::Number, {u"INC-2026*"_s})});
    row("comparisons", u"level:>=2 created:<2026-02-01 age:>24h"_s,
        {term(Field::Level, {u"2"_s}, Op::GreaterEqual), term(Field::Created, {u"2026-02-01"_s}, Op::Less),
         term(Field::Age, {u"24h"_s}, Op::Greater)});
    row("negated comparison", u"-resolved:<=2026-01-01T00:00:00Z"_s,
        {term(Field::Resolved, {u"2026-01-01T00:00:00Z"_s}, Op::LessEqual, true)});
    row("time with a zone", u"created:>2026-01-01T08:00+08:00"_s,
        {term(Field::Created, {u"2026-01-01T00:00:00Z"_s}, Op::Greater)}, u"created:>2026-01-01T00:00:00Z"_s);
    row("quoted time", u"created:\"2026-01-01 10:00\""_s, {term(Field::Created, {u"2026-01-01T10:00:00Z"_s})},
        u"created:2026-01-01T10:00:00Z"_s);
    row("range of dates", u"created:2026-01-01..2026-01-31"_s,
        {term(Field::Created, {u"2026-01-01"_s}, Op::GreaterEqual),
         term(Field::Created, {u"2026-01-31"_s}, Op::LessEqual)},
        u"created:>=2026-01-01 created:<=2026-01-31"_s);
    row("range of quoted times", u"created:\"2026-01-01 10:00\"..\"2026-01-01 11:00\""_s,
        {term(Field::Created, {u"2026-01-01T10:00:00Z"_s}, Op::GreaterEqual),
         term(Field::Created, {u"2026-01-01T11:00:00Z"_s}, Op::LessEqual)},
        u"created:>=2026-01-01T10:00:00Z created:<=2026-01-01T11:00:00Z"_s);
    row("open ranges", u"level:2.. age:..4h"_s,
        {term(Field::Level, {u"2"_s}, Op::GreaterEqual), term(Field::Age, {u"4h"_s}, Op::LessEqual)},
        u"level:>=2 age:<=4h"_s);
    row("list of numbers", u"level:1,3"_s, {term(Field::Level, {u"1"_s, u"3"_s})});
    row("range of numbers", u"level:1..3"_s,
        {term(Field::Level, {u"1"_s}, Op::GreaterEqual), term(Field::Level, {u"3"_s}, Op::LessEqual)},
        u"level:>=1 level:<=3"_s);
    row("two dots in text are text", u"title:a..b"_s, {term(Field::Title, {u"a..b"_s})});
    row("flags", u"is:open,escalated -is:deleted"_s,
        {term(Field::Is, {u"open"_s, u"escalated"_s}), negated(Field::Is, {u"deleted"_s})});
    row("hyphen inside a word", u"web-01"_s, {term(Field::Text, {u"web-01"_s})});
    row("minus inside quotation marks", u"\"-web\""_s, {term(Field::Text, {u"-web"_s})});
    row("negative number", u"level:>-1"_s, {term(Field::Level, {u"-1"_s}, Op::Greater)});
}

void FilterLanguageTest::reads()
{
    QFETCH(QString, text);
    QFETCH(IncidentFilter, expected);
    QFETCH(QString, canonical);
    const auto filter = parseFilter(text);
    QVERIFY2(filter.has_value(), filter ? "" : qPrintable(filter.error().message));
    QVERIFY2(*filter == expected, qPrintable(formatFilter(*filter)));
    QCOMPARE(formatFilter(*filter), canonical);
    const auto again = parseFilter(canonical);
    QVERIFY(again.has_value());
    QVERIFY(*again == expected);
}

void FilterLanguageTest::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("position");
    QTest::addColumn<int>("length");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const QString &text, int position, int length, const QString &says) {
        QTest::newRow(name) << text << position << length << says;
    };
    row("unknown field", u"disk colour:red"_s, 5, 6, u"no field \"colour\""_s);
    row("link", u"see http://x"_s, 4, 4, u"quotation marks"_s);
    row("ambiguous field", u"s:new"_s, 0, 1, u"status, severity, subcategory, source"_s);
    row("ambiguous by an alias", u"c:x"_s, 0, 1, u"category, ci, created"_s);
    row("no value", u"status:"_s, 0, 7, u"missing after \"status:\""_s);
    row("no value before the next", u"a status: new"_s, 2, 7, u"missing after \"status:\""_s);
    row("no value after the operator", u"level:>="_s, 0, 8, u"missing after \"level:>=\""_s);
    row("unknown token", u"status:new,open"_s, 11, 4, u"not a value of status. Its values are: new,"_s);
    row("unknown flag", u"is:fine"_s, 3, 4, u"unassigned"_s);
    row("operator on a token", u"status:>new"_s, 7, 1, u"cannot be compared with \">\""_s);
    row("operator on text", u"title:<=a"_s, 6, 2, u"cannot be compared with \"<=\""_s);
    row("no number", u"level:two"_s, 6, 3, u"not a whole number"_s);
    row("too large a number", u"level:99999999999"_s, 6, 11, u"not a whole number"_s);
    row("no date", u"created:yesterday"_s, 8, 9, u"not a date or a time"_s);
    row("impossible date", u"created:2026-02-30"_s, 8, 10, u"not a date or a time"_s);
    row("no duration", u"age:>4"_s, 5, 1, u"not a duration"_s);
    row("two values compared", u"level:>1,2"_s, 9, 1, u"Only one value"_s);
    row("comma at the end", u"status:new,"_s, 10, 1, u"beside the comma"_s);
    row("comma at the beginning", u"status:,new"_s, 6, 1, u"beside the comma"_s);
    row("two commas", u"level:1,,2"_s, 7, 1, u"beside the comma"_s);
    row("negated range", u"-level:1..2"_s, 7, 4, u"cannot be negated"_s);
    row("range without ends", u"level:.."_s, 6, 2, u"a beginning or an end"_s);
    row("range in a list", u"level:1,2..3"_s, 8, 2, u"only value of its field"_s);
    row("list after a range", u"level:1..2,3"_s, 10, 2, u"only value of its field"_s);
    row("range after an operator", u"level:>1..2"_s, 7, 2, u"only value of its field"_s);
    row("open quotation", u"disk \"full"_s, 5, 5, u"closing quotation mark is missing"_s);
    row("open quotation after a backslash", u"\"full\\"_s, 0, 6, u"closing quotation mark is missing"_s);
    row("text after a quotation", u"\"disk\"full"_s, 6, 1, u"space is missing"_s);
    row("quotation mark inside", u"title:di\"sk"_s, 8, 1, u"beginning of a value"_s);
    row("empty quotation", u"\"\""_s, 0, 2, u"nothing between"_s);
    row("empty value", u"category:\"\""_s, 9, 2, u"write \"none\""_s);
    row("unknown escape", u"\"a\\n\""_s, 2, 2, u"After a backslash"_s);
    row("lone minus", u"disk - full"_s, 5, 1, u"follows the minus"_s);
    row("too many conditions", u"level:1 "_s.repeated(201), 1600, 7, u"At most 200 conditions"_s);
    row("too many values", u"level:1"_s + u",1"_s.repeated(500), 1006, 1, u"At most 500 values"_s);
    row("nothing to search for", u"🔥"_s, 0, 2, u"no letter and no digit"_s);
}

void FilterLanguageTest::refuses()
{
    QFETCH(QString, text);
    QFETCH(QString, says);
    const auto filter = parseFilter(text);
    QVERIFY(!filter);
    QTEST(filter.error().position, "position");
    QTEST(filter.error().length, "length");
    QVERIFY2(filter.error().message.contains(says), qPrintable(filter.error().message));
}

void FilterLanguageTest::fieldNames()
{
    for (int i = 0; i <= static_cast<int>(Field::Is); ++i) {
        const auto field = static_cast<Field>(i);
        QCOMPARE(fieldFromName(fieldName(field).toString()), std::optional(field));
    }
    QCOMPARE(fieldFromName(u"prio"), std::optional(Field::Priority));
    QCOMPARE(fieldFromName(u"OWN"), std::optional(Field::Assignee));
    QCOMPARE(fieldFromName(u"s"), std::nullopt);
    QCOMPARE(fieldFromName(u""), std::nullopt);
    QCOMPARE(fieldFromName(u"statuses"), std::nullopt);
}

namespace {

QString randomText(QRandomGenerator &random)
{
    static const QString characters = u"abcXYZ019 ,:\"\\-*.<>=_/网络é🔥\n\t\u3000;()"_s;
    QString text;
    const int length = random.bounded(1, 12);
    for (int i = 0; i < length; ++i)
        text += characters[random.bounded(int(characters.size()))];
    return text;
}

QString randomValue(Field field, QRandomGenerator &random)
{
    const auto pick = [&](const QStringList &list) { return list[random.bounded(int(list.size()))]; };
    switch (field) {
    case Field::Status:
        return QString::fromLatin1(tokenName(allStatuses[random.bounded(quint32(allStatuses.size()))]));
    case Field::Priority:
        return QString::fromLatin1(tokenName(allPriorities[random.bounded(quint32(allPriorities.size()))]));
    case Field::Severity:
        return QString::fromLatin1(tokenName(allSeverities[random.bounded(quint32(allSeverities.size()))]));
    case Field::Is:
        return pick({u"open"_s, u"unassigned"_s, u"overdue"_s, u"escalated"_s, u"automated"_s, u"deleted"_s});
    case Field::Level:
        return QString::number(random.bounded(-3, 9));
    case Field::Detected:
    case Field::Created:
    case Field::Updated:
    case Field::Resolved:
        return pick(
            {u"2026-01-31"_s, u"2024-02-29"_s, toRfc3339(instantFromMicros(qint64(random.generate64() >> 13)))});
    case Field::Age:
        return pick({u"4h"_s, u"1.5d"_s, u"30m"_s, u"-1h"_s, u"10µs"_s, u"1w2d"_s});
    case Field::Text:
        return QString(u"x"_s + randomText(random));
    default:
        return randomText(random);
    }
}

} // namespace

void FilterLanguageTest::randomFiltersRoundTrip()
{
    QRandomGenerator random(5);
    for (int round = 0; round < 20'000; ++round) {
        IncidentFilter filter;
        const int terms = random.bounded(5);
        for (int i = 0; i < terms; ++i) {
            FilterTerm one;
            one.field = static_cast<Field>(random.bounded(static_cast<int>(Field::Is) + 1));
            one.negated = random.bounded(3) == 0;
            const bool ordered = one.field == Field::Level || one.field == Field::Age ||
                                 (one.field >= Field::Detected && one.field <= Field::Resolved);
            if (ordered)
                one.op = static_cast<Op>(random.bounded(5));
            const int values = one.op == Op::Equal ? random.bounded(1, 4) : 1;
            for (int v = 0; v < values; ++v)
                one.values.append(randomValue(one.field, random));
            filter.terms.push_back(one);
        }
        const QString text = formatFilter(filter);
        const auto read = parseFilter(text);
        QVERIFY2(read.has_value(), qPrintable(QString(text + u" → "_s + (read ? QString() : read.error().message))));
        QVERIFY2(*read == filter, qPrintable(text));
    }
}

void FilterLanguageTest::randomTextNeverBreaksTheReader()
{
    QRandomGenerator random(6);
    const QStringList pieces{u"status:"_s, u"level:"_s, u"created:"_s,   u"-"_s,   u"\""_s, u".."_s,
                             u","_s,       u">="_s,     u"2026-01-01"_s, u"new"_s, u" "_s,  u"\\"_s,
                             u"网"_s,      u"3"_s,      u"age:"_s,       u"4h"_s};
    int readable = 0;
    for (int round = 0; round < 50'000; ++round) {
        QString text;
        const int count = random.bounded(1, 9);
        for (int i = 0; i < count; ++i)
            text += pieces[random.bounded(int(pieces.size()))];
        const auto filter = parseFilter(text);
        if (filter) {
            ++readable;
            const auto again = parseFilter(formatFilter(*filter));
            QVERIFY2(again && *again == *filter, qPrintable(text));
        } else {
            const FilterError &error = filter.error();
            QVERIFY2(error.position >= 0 && error.length > 0 && error.position <= text.size(), qPrintable(text));
            QVERIFY(!error.message.isEmpty());
        }
    }
    QVERIFY(readable > 1'000);
}

void FilterLanguageTest::timeSpans()
{
    using namespace std::chrono;
    const Instant midnight{sys_days{year{2026} / 1 / 31}};
    QCOMPARE(timeSpan(u"2026-01-31"), std::optional(TimeSpan{midnight, midnight + days{1}}));
    QCOMPARE(timeSpan(u"2026-01-31T00:00:00Z"), std::optional(TimeSpan{midnight, midnight + microseconds{1}}));
    for (const QString &text : {u""_s, u"2026-1-31"_s, u"2026-01-32"_s, u"0001-01-01"_s, u"today"_s, u"24h"_s})
        QVERIFY(!timeSpan(text));
}

ITSM_TEST(FilterLanguageTest)
#include "tst_filter_language.moc"
