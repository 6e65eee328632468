#include "tests/api/api_world.h"
#include "tests/support/test_program.h"

#include <QTest>
#include <random>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;

namespace {

/// What means something to a database, to a filter, or to nobody.
const QStringList &hostileTexts()
{
    static const QStringList texts{u"'"_s,
                                   u"''"_s,
                                   u"\""_s,
                                   u"`"_s,
                                   u"\\"_s,
                                   u"\\'"_s,
                                   u"' OR '1'='1"_s,
                                   u"' OR 1=1 --"_s,
                                   u"' OR 1=1 #"_s,
                                   u"') OR ('1'='1"_s,
                                   u"'; DROP TABLE incidents; --"_s,
                                   u"1; DELETE FROM users"_s,
                                   u"' UNION SELECT password_hash FROM users --"_s,
                                   u"'||(SELECT version())||'"_s,
                                   u"$$;SELECT pg_sleep(5);$$"_s,
                                   u"'; SELECT pg_sleep(5); --"_s,
                                   u"1 AND (SELECT 1 FROM pg_sleep(5))"_s,
                                   u"?"_s,
                                   u"? ?"_s,
                                   u"$1"_s,
                                   u"%1"_s,
                                   u"%"_s,
                                   u"_"_s,
                                   u"%%%_%"_s,
                                   u"\\%\\_"_s,
                                   u"*"_s,
                                   u"/* x */"_s,
                                   u"--"_s,
                                   u"\n--\n"_s,
                                   u"{\"a\":1}"_s,
                                   u"'::text"_s,
                                   u"{1,2}"_s,
                                   u"E'\\x41'"_s,
                                   u"\u02bc OR 1=1"_s,
                                   u"\uff07 OR 1=1"_s,
                                   u"\u202e' OR 1"_s,
                                   u"\u0001"_s,
                                   u"\t"_s,
                                   u"a\u0300"_s,
                                   u"事件'"_s,
                                   u"😀'"_s,
                                   u"NULL"_s,
                                   u"null"_s,
                                   u"true"_s,
                                   u"0"_s,
                                   u"-1"_s,
                                   u"1e999"_s,
                                   u"9223372036854775808"_s,
                                   u"0x7fffffff"_s,
                                   u"NaN"_s,
                                   u"title:'x"_s,
                                   u"(((("_s,
                                   u"a:b:c"_s,
                                   u"-"_s,
                                   u"\"unclosed"_s,
                                   u"status:"_s,
                                   u"created_at>now"_s,
                                   u"../../etc/passwd"_s,
                                   u"<script>"_s,
                                   u"=1+1"_s,
                                   u"@SUM(1)"_s,
                                   u"{smtp_password}"_s};
    return texts;
}

/// Pieces of the above in any order.
QString random(std::mt19937 &generator)
{
    static const QString pieces = u"'\"`\\;-/*%_$?(){}[]:=<>|&#@, \t\nAnd1OR事\u202e"_s;
    std::uniform_int_distribution<qsizetype> piece(0, pieces.size() - 1);
    std::uniform_int_distribution<int> length(1, 24);
    QString text;
    for (int i = length(generator); i > 0; --i)
        text += pieces[piece(generator)];
    return text;
}

QStringList campaign(quint32 seed)
{
    QStringList texts = hostileTexts();
    std::mt19937 generator(seed);
    const int more = qEnvironmentVariableIsSet("ITSM_ALL") ? 400 : 20;
    for (int i = 0; i < more; ++i)
        texts.append(random(generator));
    return texts;
}

/// Each text of a body, by the place where it stands.
void eachText(const QJsonValue &json, const QStringList &path, const std::function<void(const QStringList &)> &take)
{
    if (json.isString())
        take(path);
    const QJsonObject object = json.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        eachText(*it, path + QStringList{it.key()}, take);
    const QJsonArray array = json.toArray();
    for (qsizetype i = 0; i < array.size(); ++i)
        eachText(array[i], path + QStringList{QString::number(i)}, take);
}

QJsonValue with(const QJsonValue &json, QStringList path, const QString &text)
{
    if (path.isEmpty())
        return text;
    const QString step = path.takeFirst();
    if (json.isArray()) {
        QJsonArray array = json.toArray();
        array[step.toInt()] = with(array[step.toInt()], path, text);
        return array;
    }
    QJsonObject object = json.toObject();
    object[step] = with(object[step], path, text);
    return object;
}

QByteArray encoded(const QString &text)
{
    return QUrl::toPercentEncoding(text);
}

} // namespace

/// Goals S1 and S8: whatever is written into any text of the API reaches no statement as a part of it, and what may be
/// kept comes back as it was.
class TestHostileText : public QObject
{
    Q_OBJECT

    ApiWorld m_world;
    quint32 m_seed = 0;

    qint64 ofStrangers(const QString &sql) const
    {
        const auto value = queryOne<qint64>(*m_world.connection, sql, {m_world.otherTenant.value},
                                            [](const Row &row) { return row.integer(0); });
        return value ? value->value_or(-1) : -1;
    }
    /// What must stay as it is: all that the other tenant has.
    QList<qint64> untouched() const
    {
        const auto transaction = Transaction::begin(*m_world.connection, Connection::Access::Read);
        if (!transaction || !bindTenant(*m_world.connection, m_world.otherTenant))
            return {};
        return {ofStrangers(u"SELECT sum(version) + count(*) FROM users WHERE tenant_id = ?"_s),
                ofStrangers(u"SELECT sum(version) + count(*) FROM incidents WHERE tenant_id = ?"_s),
                ofStrangers(u"SELECT count(*) FROM incident_events WHERE tenant_id = ?"_s),
                ofStrangers(u"SELECT count(*) FROM api_tokens WHERE tenant_id = ? AND revoked_at IS NULL"_s)};
    }
    bool isHarmless(const HttpReply &reply, const QByteArray &what)
    {
        const bool isGood = reply.status >= 200 && reply.status < 500;
        if (!isGood)
            qWarning("%s: %d %s (seed %u)", what.constData(), reply.status, reply.body.left(300).constData(), m_seed);
        return isGood;
    }
    qint64 make(const QByteArray &path, const QByteArray &body) const
    {
        return m_world.send("POST", path, "admin", body).data()["id"_L1].toInteger();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_seed = qEnvironmentVariableIsSet("ITSM_SEED") ? qEnvironmentVariable("ITSM_SEED").toUInt()
                                                        : std::random_device()();
        qInfo("seed %u", m_seed);
    }
    void init()
    {
        QFETCH(Dialect, dialect);
        ITSM_VERIFY(m_world.start(dialect));
        QVERIFY(m_world.makeIncident("stranger") > 0);
    }
    void cleanup() { m_world.stop(); }

    void parameters_data() { addDialectRows(); }
    void parameters()
    {
        const qint64 id = m_world.makeIncident();
        const QList<qint64> before = untouched();
        QCOMPARE(before.size(), 4);
        QVERIFY(std::ranges::all_of(before, [](qint64 count) { return count > 0; }));
        const QStringList texts = campaign(m_seed);
        HttpClient client(m_world.port);
        const QByteArray who = m_world.bearer("admin");
        QElapsedTimer timer;
        qint64 longest = 0;
        int sent = 0;
        const auto ask = [&](const QByteArray &target) {
            timer.start();
            const HttpReply reply = client.request("GET", target, who);
            longest = qMax(longest, timer.elapsed());
            ++sent;
            return isHarmless(reply, target);
        };
        for (const Route &route : m_world.server->routes()) {
            if (route.method != "GET" || route.path.endsWith("/stream"))
                continue;
            for (const QString &text : texts) {
                const QByteArray hostile = encoded(text);
                QByteArray path = route.path;
                path.replace("{id}", QByteArray::number(id)).replace("{number:text}", hostile);
                if (path != route.path && path.contains(hostile))
                    QVERIFY(ask(path));
                for (const QString &name : route.query)
                    QVERIFY(ask(path + '?' + name.toLatin1() + '=' + hostile));
            }
        }
        QCOMPARE(untouched(), before);
        qInfo("%d requests, the longest %lld ms", sent, longest);
        QVERIFY2(longest < 4'000, "something slept");
    }

    void bodies_data() { addDialectRows(); }
    void bodies()
    {
        const QByteArray id = QByteArray::number(m_world.makeIncident());
        const QList<qint64> before = untouched();
        struct Case
        {
            QByteArray method;
            QByteArray path;
            QByteArray body;
        };
        const QByteArray incident = "/api/v1/incidents/" + id;
        const std::vector<Case> cases{
            {"POST", "/api/v1/incidents",
             R"({"title":"t","description":"d","priority":"high","severity":"high","impact":"high","urgency":"high",
                 "category":"c","subcategory":"s","source":"x","assignment_group":"g","metadata":{"k":"v"}})"},
            {"PUT", incident,
             R"({"title":"t","description":"d","category":"c","subcategory":"s","assignment_group":"g",
                 "metadata":{"k":"v"},"note":"n"})"},
            {"POST", incident + "/comments", R"({"text":"c"})"},
            {"POST", incident + "/assign", R"({"assignee_id":null,"reason":"r"})"},
            {"POST", "/api/v1/incidents/escalate",
             R"({"incident_id":)" + id + R"(,"escalation_level":1,"reason":"r"})"},
            {"POST", "/api/v1/incidents/alerts",
             R"({"incident_id":)" + id +
                 R"(,"alert_type":"t","alert_name":"n","message":"m","severity":"high","metadata":{"k":"v"}})"},
            {"POST", "/api/v1/incidents/metrics",
             R"({"incident_id":)" + id +
                 R"(,"metric_type":"t","metric_name":"n","metric_value":1.5,"unit":"u","tags":{"k":"v"}})"},
            {"POST", "/api/v1/incidents/monitoring",
             R"({"start_time":"2026-01-01T00:00:00Z","end_time":"2026-02-01T00:00:00Z","category":"c",
                 "priority":"high","status":"new"})"},
            {"POST", "/api/v1/incidents/match", R"({"ids":[)" + id + R"(],"filter":"disk"})"},
            {"POST", "/api/v1/incidents/export", R"({"ids":[)" + id + R"(],"format":"csv"})"},
            {"POST", "/api/v1/incidents/bulk",
             R"({"incidents":[{"id":)" + id + R"(}],"command":{"type":"comment","text":"x"}})"},
            {"POST", "/api/v1/views", R"({"name":"v","filter":"disk","settings":{"k":"v"}})"},
            {"POST", "/api/v1/configuration-items",
             R"({"name":"n","type":"server","environment":"e","criticality":"high"})"},
            {"POST", "/api/v1/users", R"({"username":"u","name":"n","email":"a@example.org","role":"viewer"})"},
            {"POST", "/api/v1/incidents/rules",
             R"({"name":"n","description":"d","rule_type":"auto","priority":"high","conditions":{},"actions":[],
                 "metadata":{"k":"v"}})"},
            {"POST", "/api/v1/auth/tokens", R"({"name":"n","scope":"viewer","expires_at":"2030-01-01T00:00:00Z"})"},
            {"POST", "/api/v1/login", R"({"username":"u","password":"p","tenant_code":"c"})"},
            {"POST", "/api/v1/refresh-token", R"({"refresh_token":"x"})"},
            {"POST", "/api/v1/auth/logout", R"({"refresh_token":"x"})"},
        };
        const QStringList texts = campaign(m_seed + 1);
        const QByteArray who = m_world.bearer("admin");
        HttpClient client(m_world.port);
        int sent = 0;
        for (const Case &one : cases) {
            ITSM_UNWRAP(const QJsonValue body, parseJson(one.body));
            std::vector<QStringList> places;
            eachText(body, {}, [&](const QStringList &place) { places.push_back(place); });
            QVERIFY(!places.empty());
            const bool isSlow = one.path.endsWith("/login"); // a password hash each
            for (const QStringList &place : places) {
                for (qsizetype i = 0; i < texts.size(); i += isSlow ? 20 : 1) {
                    const HttpReply reply =
                        client.request(one.method, one.path, who, toJsonText(with(body, place, texts[i])));
                    ++sent;
                    const bool isHeld = isSlow && reply.status == 503; // the back-off of the sign-in
                    const QByteArray what =
                        one.method + ' ' + one.path + ' ' + place.join(u'.').toUtf8() + ' ' + texts[i].toUtf8();
                    QVERIFY(isHeld || isHarmless(reply, what));
                }
            }
        }
        QCOMPARE(untouched(), before);
        qInfo("%d requests", sent);
    }

    /// What is accepted is kept to the last character, and found again by itself.
    void keptAsTheyAre_data() { addDialectRows(); }
    void keptAsTheyAre()
    {
        HttpClient client(m_world.port);
        const QByteArray who = m_world.bearer("agent");
        int kept = 0;
        for (const QString &text : campaign(m_seed + 2)) {
            const QString title = u"a "_s + text + u" z"_s;
            const QJsonObject body{{u"title"_s, title},
                                   {u"description"_s, title}, // spaces at the ends of texts are not kept
                                   {u"category"_s, text},
                                   {u"metadata"_s, QJsonObject{{u"k"_s, text}, {text, 1}}}};
            const HttpReply made = client.request("POST", "/api/v1/incidents", who, toJsonText(body));
            QVERIFY(isHarmless(made, text.toUtf8()));
            if (made.status != 201)
                continue;
            ++kept;
            const QByteArray id = QByteArray::number(made.data()["id"_L1].toInteger());
            const QJsonValue read = client.request("GET", "/api/v1/incidents/" + id, who).data();
            QCOMPARE(read["title"_L1].toString(), title);
            QCOMPARE(read["description"_L1].toString(), title);
            QCOMPARE(read["metadata"_L1], body.value(u"metadata"_s));
            const HttpReply found = client.request(
                "GET", "/api/v1/incidents/count?category=" + encoded(read["category"_L1].toString()), who);
            QVERIFY2(found.data()["count"_L1].toInt() >= 1 || read["category"_L1].toString().isEmpty(),
                     QByteArray(text.toUtf8() + ' ' + found.body).constData());
        }
        qInfo("%d texts kept", kept);
        QVERIFY(kept > 40);
    }
};

ITSM_TEST(TestHostileText)
#include "tst_hostile_text.moc"
