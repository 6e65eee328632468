#include "app/server/commands.h"
#include "app/server/usage.h"

#include "services/cache/redis.h"
#include "services/desk/desk.h"
#include "services/storage/change_feed.h"
#include "services/storage/migrations.h"
#include "services/storage/read_replica.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

struct CheckText
{
    Q_DECLARE_TR_FUNCTIONS(Check)
};

enum class Verdict : quint8 { Ok, Warn, Fail };

struct Finding
{
    Verdict verdict = Verdict::Ok;
    QByteArray subject; ///< as it stands in the program: machines read it in every language
    QString text;
};

QString word(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Ok:
        return u"ok"_s;
    case Verdict::Warn:
        return u"warn"_s;
    case Verdict::Fail:
        break;
    }
    return u"fail"_s;
}

/// Looks at one thing after the other; what cannot be looked at is a failure of its own.
class Checker
{
public:
    Checker(const GlobalOptions &options, Terminal &terminal, bool isJson)
        : m_options(options)
        , m_terminal(terminal)
        , m_isJson(isJson)
    {
    }

    ExitCode run()
    {
        checkAll();
        if (m_isJson)
            printJson();
        return m_exit;
    }

private:
    void add(Verdict verdict, const char *subject, const QString &text)
    {
        m_findings.push_back({verdict, subject, text});
        if (verdict == Verdict::Fail && m_exit == ExitCode::Done)
            m_exit = ExitCode::Failed;
        if (!m_isJson)
            m_terminal.print(word(verdict).leftJustified(6) + padded(CheckText::tr(subject), 24) + text);
    }
    void addError(const char *subject, const Error &error)
    {
        if (m_exit == ExitCode::Done)
            m_exit = exitCodeFor(error);
        add(Verdict::Fail, subject, error.message);
    }
    Result<QString> text(const QString &sql, const Params &params)
    {
        return queryOne<QString>(*m_connection, sql, params, [](const Row &row) { return row.text(0); })
            .map([](const std::optional<QString> &value) { return value.value_or(QString()); });
    }
    void checkAll();
    void checkPostgres();
    void checkOpenSchemas();
    void checkSqlite();
    void checkRows();
    void checkFeed();
    void checkAudit();
    void checkRedis(const RedisConfig &config);
    void checkReplica(const StoreUrl &url);
    void setting(const char *name, const QString &sql, const std::function<Verdict(const QString &)> &judge,
                 const Params &params = {});
    void printJson();

    const GlobalOptions &m_options;
    Terminal &m_terminal;
    bool m_isJson;
    std::vector<Finding> m_findings;
    ExitCode m_exit = ExitCode::Done;
    std::unique_ptr<Connection> m_connection;
    Tenant m_tenant;
};

void Checker::setting(const char *name, const QString &sql, const std::function<Verdict(const QString &)> &judge,
                      const Params &params)
{
    const auto value = text(sql, params);
    if (!value)
        addError(name, value.error());
    else
        add(judge(*value), name, *value);
}

void Checker::checkPostgres()
{
    setting(QT_TRANSLATE_NOOP("Check", "server"), u"SELECT version()"_s, [](const QString &) { return Verdict::Ok; });
    for (const char *name : {"fsync", "full_page_writes"}) {
        setting(name, u"SELECT current_setting(?)"_s,
                [](const QString &value) { return value == "on"_L1 ? Verdict::Ok : Verdict::Fail; },
                {QString::fromLatin1(name)});
    }
    setting("synchronous_commit", u"SELECT current_setting('synchronous_commit')"_s, [](const QString &value) {
        return value == "off"_L1 ? Verdict::Fail : value == "local"_L1 ? Verdict::Warn : Verdict::Ok;
    });
    setting("lc_ctype", u"SELECT datctype FROM pg_database WHERE datname = current_database()"_s,
            [](const QString &value) { return value == "C"_L1 || value == "POSIX"_L1 ? Verdict::Fail : Verdict::Ok; });
    setting("encoding", u"SELECT pg_encoding_to_char(encoding) FROM pg_database WHERE datname = current_database()"_s,
            [](const QString &value) { return value == "UTF8"_L1 ? Verdict::Ok : Verdict::Fail; });
    checkOpenSchemas();
    setting(QT_TRANSLATE_NOOP("Check", "data checksums"), u"SELECT current_setting('data_checksums')"_s,
            [](const QString &value) { return value == "on"_L1 ? Verdict::Ok : Verdict::Warn; });
}

/// Until PostgreSQL 14 everybody may make functions and tables where ours are looked for.
void Checker::checkOpenSchemas()
{
    const char *const subject = QT_TRANSLATE_NOOP("Check", "open schemas");
    const auto open = text(u"SELECT string_agg(quote_ident(n.nspname), ', ') FROM pg_namespace n,"
                           " aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) a"
                           " WHERE n.nspname = ANY(current_schemas(false)) AND a.grantee = 0"
                           " AND a.privilege_type = 'CREATE'"_s,
                           {});
    if (!open)
        addError(subject, open.error());
    else if (open->isEmpty())
        add(Verdict::Ok, subject, CheckText::tr("none"));
    else
        add(Verdict::Warn, subject,
            CheckText::tr("everybody may make objects in %1; as the superuser: %2")
                .arg(*open, u"REVOKE CREATE ON SCHEMA %1 FROM PUBLIC;"_s.arg(*open)));
}

void Checker::checkSqlite()
{
    setting(QT_TRANSLATE_NOOP("Check", "library"), u"SELECT 'SQLite ' || sqlite_version()"_s,
            [](const QString &) { return Verdict::Ok; });
    setting("journal_mode", u"PRAGMA journal_mode"_s,
            [](const QString &value) { return value == "wal"_L1 ? Verdict::Ok : Verdict::Fail; });
    setting(
        "synchronous",
        u"SELECT CASE synchronous WHEN 2 THEN 'FULL' WHEN 3 THEN 'EXTRA' WHEN 1 THEN 'NORMAL' ELSE 'OFF' END "
        "FROM pragma_synchronous"_s,
        [](const QString &value) { return value == "FULL"_L1 || value == "EXTRA"_L1 ? Verdict::Ok : Verdict::Fail; });
    setting("foreign_keys", u"SELECT CASE foreign_keys WHEN 1 THEN 'on' ELSE 'off' END FROM pragma_foreign_keys"_s,
            [](const QString &value) { return value == "on"_L1 ? Verdict::Ok : Verdict::Fail; });
    setting(QT_TRANSLATE_NOOP("Check", "integrity"), u"PRAGMA integrity_check(1)"_s,
            [](const QString &value) { return value == "ok"_L1 ? Verdict::Ok : Verdict::Fail; });
}

void Checker::checkRows()
{
    const auto transaction = Transaction::begin(*m_connection, Connection::Access::Read);
    if (!transaction)
        return addError(QT_TRANSLATE_NOOP("Check", "rows"), transaction.error());
    if (const auto bound = bindTenant(*m_connection, m_tenant.id); !bound)
        return addError(QT_TRANSLATE_NOOP("Check", "rows"), bound.error());
    const auto count = [this](const char *subject, const QString &sql, const auto &judge) {
        const auto rows =
            queryOne<qint64>(*m_connection, sql, {m_tenant.id.value}, [](const Row &row) { return row.integer(0); });
        if (!rows)
            addError(subject, rows.error());
        else
            add(judge(rows->value_or(0)), subject, QString::number(rows->value_or(0)));
    };
    const auto fine = [](qint64) { return Verdict::Ok; };
    count(QT_TRANSLATE_NOOP("Check", "incidents"), u"SELECT count(*) FROM incidents WHERE tenant_id = ?"_s, fine);
    count(QT_TRANSLATE_NOOP("Check", "activity records"), u"SELECT count(*) FROM incident_events WHERE tenant_id = ?"_s,
          fine);
    count(QT_TRANSLATE_NOOP("Check", "alerts"), u"SELECT count(*) FROM incident_alerts WHERE tenant_id = ?"_s, fine);
    count(QT_TRANSLATE_NOOP("Check", "metrics"), u"SELECT count(*) FROM incident_metrics WHERE tenant_id = ?"_s, fine);
    count(QT_TRANSLATE_NOOP("Check", "users"), u"SELECT count(*) FROM users WHERE tenant_id = ?"_s, fine);
    count(QT_TRANSLATE_NOOP("Check", "search tokens pending"),
          u"SELECT count(*) FROM incidents WHERE search_revision = 0 AND tenant_id = ?"_s,
          [](qint64 rows) { return rows == 0 ? Verdict::Ok : Verdict::Warn; });
}

void Checker::checkFeed()
{
    const char *const subject = QT_TRANSLATE_NOOP("Check", "change feed");
    auto cursor = feedEnd(*m_connection, m_tenant.id);
    if (!cursor)
        return addError(subject, cursor.error());
    if (const auto changes = readFeed(*m_connection, m_tenant.id, *cursor); !changes)
        return addError(subject, changes.error());
    add(Verdict::Ok, subject, CheckText::tr("readable"));
}

void Checker::checkAudit()
{
    const char *const subject = QT_TRANSLATE_NOOP("Check", "audit trail");
    const ServiceDesk desk(SystemClock::instance());
    const Actor program{
        .tenant = m_tenant.id, .user = {}, .name = u"itsmd"_s, .role = Role::Admin, .source = u"system"_s};
    const auto proof = desk.proveAudit(*m_connection, program);
    if (!proof && proof.error().code == Error::Code::Forbidden)
        add(Verdict::Warn, subject, CheckText::tr("this login may not read it"));
    else if (!proof)
        addError(subject, proof.error());
    else if (proof->firstBroken.isValid())
        add(Verdict::Fail, subject,
            CheckText::tr("record %1 is not what was written, or one before it is gone").arg(proof->firstBroken.value));
    else if (proof->records == 0)
        add(Verdict::Ok, subject, CheckText::tr("empty"));
    else
        add(Verdict::Ok, subject,
            CheckText::tr("%n record(s) up to %1", nullptr, int(proof->records)).arg(proof->lastHash));
}

/// A server works without it: nothing of it is a failure but what a person has written wrongly.
void Checker::checkRedis(const RedisConfig &config)
{
    const char *const subject = QT_TRANSLATE_NOOP("Check", "Redis");
    const auto version = Redis::probe(config);
    if (version)
        add(Verdict::Ok, subject, CheckText::tr("version %1 at %2").arg(*version, config.host));
    else if (version.error().code == Error::Code::Forbidden)
        addError(subject, version.error());
    else
        add(Verdict::Warn, subject, version.error().message);
}

/// A server reads the primary where it cannot read this.
void Checker::checkReplica(const StoreUrl &url)
{
    const char *const subject = QT_TRANSLATE_NOOP("Check", "read replica");
    const auto lag = ReadReplica::probe(url);
    if (!lag)
        add(Verdict::Warn, subject, lag.error().message);
    else if (*lag)
        add(Verdict::Ok, subject, CheckText::tr("%1, last change replayed: %2").arg(url.display(), toRfc3339(**lag)));
    else
        add(Verdict::Warn, subject, CheckText::tr("%1 is no replica").arg(url.display()));
}

void Checker::checkAll()
{
    const auto choice = chooseDatabase(m_options);
    if (!choice)
        return addError(QT_TRANSLATE_NOOP("Check", "configuration"), choice.error());
    add(Verdict::Ok, QT_TRANSLATE_NOOP("Check", "configuration"),
        CheckText::tr("%1 (from %2)").arg(choice->url.display(), choice->origin));
    if (choice->redis)
        checkRedis(*choice->redis);
    if (choice->replica)
        checkReplica(*choice->replica);
    const auto store = Store::open(choice->url, Store::Upgrade::Refuse);
    if (!store)
        return addError(QT_TRANSLATE_NOOP("Check", "database"), store.error());
    auto connection = (*store)->connect(Connection::Access::Write);
    if (!connection)
        return addError(QT_TRANSLATE_NOOP("Check", "database"), connection.error());
    m_connection = std::move(*connection);
    add(Verdict::Ok, QT_TRANSLATE_NOOP("Check", "database"), CheckText::tr("opened"));
    if ((*store)->dialect() == Dialect::PostgreSql)
        checkPostgres();
    else
        checkSqlite();
    add(Verdict::Ok, QT_TRANSLATE_NOOP("Check", "schema"), CheckText::tr("version %1").arg(currentSchemaVersion()));
    const auto tenant = findTenant(*m_connection, QString::fromStdString(m_options.tenant), MissingTenant::Refuse);
    if (!tenant)
        return addError(QT_TRANSLATE_NOOP("Check", "tenant"), tenant.error());
    m_tenant = *tenant;
    add(Verdict::Ok, QT_TRANSLATE_NOOP("Check", "tenant"), m_tenant.code);
    checkRows();
    checkFeed();
    checkAudit();
}

void Checker::printJson()
{
    QJsonArray list;
    for (const Finding &finding : m_findings) {
        list.append(QJsonObject{{u"check"_s, QString::fromUtf8(finding.subject)},
                                {u"result"_s, word(finding.verdict)},
                                {u"text"_s, finding.text}});
    }
    m_terminal.print(QString::fromUtf8(QJsonDocument(list).toJson()).trimmed());
}

} // namespace

void addCheckCommand(CLI::App &program, CommandFunction &chosen)
{
    CLI::App *command =
        program.add_subcommand("check", utf8(CheckText::tr("Look whether configuration and database are in order")));
    const auto isJson = std::make_shared<bool>(false);
    command->add_flag("--json", *isJson, utf8(CheckText::tr("Print a JSON array")));
    command->callback([&chosen, isJson] {
        chosen = [isJson](Environment &environment) -> Result<ExitCode> {
            return Checker(environment.options, environment.terminal, *isJson).run();
        };
    });
}

} // namespace itsm
