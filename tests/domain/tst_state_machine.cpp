#include "services/domain/state_machine.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace itsm;
using namespace Qt::Literals::StringLiterals;

class StateMachineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tableIsTheDocumentedOne();
    void sameStateIsAlwaysAllowed();
    void everyOpenStateCanBeResolved();
    void unknownStateMayBecomeAnyKnownOne();
    void onlyFinishedWorkReopens();
    void defaultMatrix();
    void matrixRoundTrips();
    void matrixRefusesMistakes_data();
    void matrixRefusesMistakes();
};

void StateMachineTest::tableIsTheDocumentedOne()
{
    using enum Status;
    QCOMPARE(allowedTransitions(New), (QList{Acknowledged, Assigned, InProgress, Resolved, Cancelled}));
    QCOMPARE(allowedTransitions(Acknowledged), (QList{Assigned, InProgress, OnHold, Resolved, Cancelled}));
    QCOMPARE(allowedTransitions(Assigned), (QList{InProgress, OnHold, Resolved, Cancelled}));
    QCOMPARE(allowedTransitions(InProgress), (QList{OnHold, Resolved, Cancelled}));
    QCOMPARE(allowedTransitions(OnHold), (QList{InProgress, Resolved, Cancelled}));
    QCOMPARE(allowedTransitions(Resolved), (QList{InProgress, Closed, Cancelled}));
    QCOMPARE(allowedTransitions(Closed), QList<Status>{});
    QCOMPARE(allowedTransitions(Cancelled), QList<Status>{});
    for (const Status from : allStatuses) {
        for (const Status to : allStatuses)
            QCOMPARE(canTransition(from, to), from == to || allowedTransitions(from).contains(to));
        QVERIFY(!canTransition(from, Unknown));
        QVERIFY(!allowedTransitions(from).contains(from));
    }
}

void StateMachineTest::sameStateIsAlwaysAllowed()
{
    for (const Status status : allStatuses)
        QVERIFY(canTransition(status, status));
    QVERIFY(canTransition(Status::Unknown, Status::Unknown));
}

void StateMachineTest::everyOpenStateCanBeResolved()
{
    for (const Status status : allStatuses) {
        if (isOpen(status))
            QVERIFY(canTransition(status, Status::Resolved));
    }
}

void StateMachineTest::unknownStateMayBecomeAnyKnownOne()
{
    for (const Status status : allStatuses)
        QVERIFY(canTransition(Status::Unknown, status));
}

void StateMachineTest::onlyFinishedWorkReopens()
{
    for (const Status status : allStatuses)
        QCOMPARE(canReopen(status), status == Status::Resolved || status == Status::Closed);
    QVERIFY(!canReopen(Status::Unknown));
}

void StateMachineTest::defaultMatrix()
{
    using P = Priority;
    const P expected[4][4] = {{P::Low, P::Low, P::Medium, P::Medium},
                              {P::Low, P::Medium, P::High, P::High},
                              {P::Medium, P::High, P::High, P::Urgent},
                              {P::Medium, P::High, P::Urgent, P::Urgent}};
    const PriorityMatrix matrix;
    for (const Level impact : allLevels) {
        for (const Level urgency : allLevels)
            QCOMPARE(matrix.priority(impact, urgency), expected[int(impact)][int(urgency)]);
    }
    QCOMPARE(matrix.priority(Level::Unknown, Level::Critical), P::High);
    QCOMPARE(matrix.priority(Level::Unknown, Level::Unknown), P::Medium);
}

void StateMachineTest::matrixRoundTrips()
{
    PriorityMatrix matrix;
    matrix.set(Level::Low, Level::Critical, Priority::Urgent);
    QVERIFY(!(matrix == PriorityMatrix()));
    const Result<PriorityMatrix> read = PriorityMatrix::fromJson(matrix.toJson());
    QVERIFY(read.has_value());
    QCOMPARE(*read, matrix);
}

void StateMachineTest::matrixRefusesMistakes_data()
{
    QTest::addColumn<QString>("impact");
    QTest::addColumn<QString>("urgency");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("field");
    QTest::newRow("missing cell") << u"high"_s << u"low"_s << QJsonValue(QJsonValue::Undefined) << u"high.low"_s;
    QTest::newRow("missing row") << u"high"_s << QString() << QJsonValue(QJsonValue::Undefined) << u"high"_s;
    QTest::newRow("row is no object") << u"high"_s << QString() << QJsonValue(3) << u"high"_s;
    QTest::newRow("unknown impact") << u"huge"_s << QString() << QJsonValue(QJsonObject()) << u"huge"_s;
    QTest::newRow("unknown urgency") << u"low"_s << u"now"_s << QJsonValue(u"low"_s) << u"low.now"_s;
    QTest::newRow("unknown priority") << u"low"_s << u"low"_s << QJsonValue(u"blocker"_s) << u"low.low"_s;
    QTest::newRow("priority is no text") << u"low"_s << u"low"_s << QJsonValue(1) << u"low.low"_s;
}

void StateMachineTest::matrixRefusesMistakes()
{
    QFETCH(QString, impact);
    QFETCH(QString, urgency);
    QFETCH(QJsonValue, value);
    QJsonObject json = PriorityMatrix().toJson();
    if (urgency.isEmpty()) {
        json.insert(impact, value);
    } else {
        QJsonObject row = json.value(impact).toObject();
        row.insert(urgency, value);
        json.insert(impact, row);
    }
    const Result<PriorityMatrix> read = PriorityMatrix::fromJson(json);
    QVERIFY(!read);
    QCOMPARE(read.error().code, Error::Code::Invalid);
    QTEST(read.error().field, "field");
    QVERIFY(!read.error().message.isEmpty());
}

ITSM_TEST(StateMachineTest)
#include "tst_state_machine.moc"
