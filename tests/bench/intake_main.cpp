#include "services/monitoring/webhook.h"
#include "tests/bench/alert_message.h"
#include "tests/bench/program.h"

#include "services/desk/desk.h"

#include <QCoreApplication>
#include <QFile>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;
using namespace itsm::bench;

namespace {

constexpr int repetitions = 3;

/// The most memory that the process has held, in MiB.
double peakMemory()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').front().toDouble() / 1'024;
    }
    return 0;
}

class IntakeBench
{
public:
    static Result<> run(const BenchDatabase &database, Report &report, const QString &only)
    {
        ITSM_TRY_ASSIGN(const auto connection, database.connect(Connection::Access::Write));
        ManualClock clock(database.options().end);
        const ServiceDesk desk(clock);
        const Actor admin{
            .tenant = BenchDatabase::tenant(), .user = {}, .name = u"bench"_s, .role = Role::Admin, .source = {}};
        NewSource input;
        input.name = u"bench"_s;
        ITSM_TRY_ASSIGN(const SourceWithSecret source, desk.addSource(*connection, admin, input));
        IntakeBench bench(*connection, desk, source.source, database.name(), report, only);
        ITSM_TRY(bench.warmUp());
        ITSM_TRY(bench.measure(10'000, 2'000));
        return bench.measure(50'000, 10'000);
    }

private:
    IntakeBench(Connection &c, const ServiceDesk &desk, const AlertSource &source, const QString &subject,
                Report &report, QString only)
        : m_connection(c)
        , m_desk(desk)
        , m_source(source)
        , m_subject(subject)
        , m_report(report)
        , m_only(std::move(only))
    {
    }

    /// A copy of the database has nothing in its caches yet.
    Result<> warmUp()
    {
        ITSM_TRY_ASSIGN(const SignalBatch batch, readWebhook(m_source, alertMessage(1'000, m_round++, true)));
        return m_desk.ingest(m_connection, m_source, batch).map([](const auto &) {});
    }

    Result<> measure(int count, double bar)
    {
        const QString size = QString::number(count);
        if (!m_only.isEmpty() && !size.contains(m_only))
            return {};
        const int first = m_round;
        m_round += repetitions;
        ITSM_TRY(time(u"%1 new alerts in one message"_s.arg(size), bar, count, first, true));
        ITSM_TRY(time(u"the same again"_s, bar, count, first, true));
        return time(u"and their end"_s, 0, count, first, false);
    }

    Result<> time(const QString &what, double bar, int count, int round, bool isFiring)
    {
        std::vector<QByteArray> messages;
        for (int i = 0; i < repetitions; ++i)
            messages.push_back(alertMessage(count, round + i, isFiring));
        const double before = peakMemory();
        ITSM_TRY_ASSIGN(const Samples samples, sample(repetitions, [&](int i) -> Result<> {
                            ITSM_TRY_ASSIGN(const SignalBatch batch, readWebhook(m_source, messages[size_t(i)]));
                            ITSM_TRY_ASSIGN(const IntakeReport done, m_desk.ingest(m_connection, m_source, batch));
                            if (done.received != count || done.ignored > 0)
                                return fail(Error::Code::Internal, u"alerts were lost"_s);
                            return {};
                        }));
        Measurement m = timed(m_subject, what, samples, bar);
        m.note = u"%1 MB, peak memory +%2 MiB"_s.arg(double(messages.front().size()) / 1e6, 0, 'f', 1)
                     .arg(peakMemory() - before, 0, 'f', 0);
        m_report.add(m);
        return {};
    }

    Connection &m_connection;
    const ServiceDesk &m_desk;
    const AlertSource &m_source;
    QString m_subject;
    Report &m_report;
    QString m_only;
    int m_round = 1;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    CLI::App cli("Speed of the intake of alerts beside the incidents of a generated database");
    Program program(cli, "10000 or 50000");
    CLI11_PARSE(cli, argc, argv);
    return program.run([&](Dialect dialect, const QString &folder, Report &report) -> Result<> {
        ITSM_TRY_ASSIGN(const auto database, BenchDatabase::open(dialect, folder, program.generator));
        ITSM_TRY_ASSIGN(const QString description, database->describe());
        report.header(u"%1 incidents, %2"_s.arg(program.generator.incidents).arg(description));
        ITSM_TRY_ASSIGN(const auto scratch, database->scratchCopy());
        return IntakeBench::run(*scratch, report, program.only());
    });
}
