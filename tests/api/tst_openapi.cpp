#include "services/api/route.h"
#include "tests/contract/schema_check.h"
#include "tests/support/result_check.h"
#include "tests/support/test_program.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <functional>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;

namespace {

QString patternOf(const Route &route)
{
    return QString::fromLatin1(route.path).replace(":text}"_L1, "}"_L1);
}

QString operationName(const Route &route)
{
    return QString::fromLatin1(route.method) + u' ' + patternOf(route);
}

/// Every object of the description, with its place.
void visit(const QJsonValue &node, const QString &place,
           const std::function<void(const QString &, const QJsonObject &)> &each)
{
    if (node.isObject())
        each(place, node.toObject());
    const QJsonObject object = node.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        visit(it.value(), place + u'/' + it.key(), each);
    const QJsonArray list = node.toArray();
    for (qsizetype i = 0; i < list.size(); ++i)
        visit(list[i], place + u'/' + QString::number(i), each);
}

} // namespace

/// The description of the API and the table of routes say the same, in both directions, and the description is a good
/// one.
class TestOpenApi : public QObject
{
    Q_OBJECT

    std::optional<OpenApi> m_api;
    std::vector<Route> m_routes = allRoutes();

    const ApiOperation *operation(const Route &route) const
    {
        for (const ApiOperation &each : m_api->operations()) {
            if (each.name() == operationName(route))
                return &each;
        }
        return nullptr;
    }
    QStringList parameters(const ApiOperation &operation, QLatin1StringView where) const
    {
        QStringList names;
        for (const auto &parameter : operation.parameters) {
            if (parameter["in"_L1].toString() == where)
                names.append(parameter["name"_L1].toString());
        }
        names.sort();
        return names;
    }
    void lintSchema(const QString &place, const QJsonObject &schema);

private Q_SLOTS:
    void initTestCase()
    {
        auto read = OpenApi::ours();
        ITSM_VERIFY(read);
        m_api = *std::move(read);
    }
    void everyRouteIsDescribed()
    {
        for (const Route &route : m_routes)
            QVERIFY2(operation(route), qPrintable(operationName(route)));
    }
    void everyDescriptionHasARoute()
    {
        QSet<QString> routes;
        for (const Route &route : m_routes)
            routes.insert(operationName(route));
        QSet<QString> described;
        for (const ApiOperation &each : m_api->operations())
            described.insert(each.name());
        QCOMPARE(described - routes, QSet<QString>());
        QCOMPARE(described.size(), qsizetype(m_routes.size()));
    }
    void parametersAreThoseOfTheRoute()
    {
        for (const Route &route : m_routes) {
            QStringList described = parameters(*operation(route), "query"_L1);
            described.removeAll(u"dialect"_s);
            QStringList known = route.query;
            known.sort();
            QVERIFY2(described == known, qPrintable(operationName(route) + u": "_s + described.join(u", "_s)));
            const bool takesKeys = parameters(*operation(route), "header"_L1).contains(u"Idempotency-Key"_s);
            QVERIFY2(takesKeys == route.isRepeatable, qPrintable(operationName(route)));
        }
    }
    void onlyPublicRoutesNeedNoToken()
    {
        using Kind = RouteAccess::Kind;
        for (const Route &route : m_routes) {
            const QJsonValue security = operation(route)->json.value("security"_L1);
            const bool isOpen = security.isArray() && security.toArray().isEmpty();
            const bool isPublic = route.access.kind == Kind::Public || route.access.kind == Kind::Immediate;
            if (route.path.endsWith("/logout") || route.access.kind == Kind::Source)
                continue; // with a token of its own
            QVERIFY2(isOpen == isPublic, qPrintable(operationName(route)));
        }
    }
    void pathsNameTheirParameters()
    {
        static const QRegularExpression name(u"\\{(\\w+)\\}"_s);
        for (const ApiOperation &each : m_api->operations()) {
            QStringList inPath;
            for (auto it = name.globalMatch(each.path); it.hasNext();)
                inPath.append(it.next().captured(1));
            inPath.sort();
            QCOMPARE(parameters(each, "path"_L1), inPath);
            QSet<QString> names;
            for (const auto &parameter : each.parameters) {
                QVERIFY2(parameter["schema"_L1].isObject(), qPrintable(each.name()));
                names.insert(parameter["in"_L1].toString() + parameter["name"_L1].toString());
            }
            QCOMPARE(names.size(), each.parameters.size());
        }
    }
    void operationsSayWhatTheyDo()
    {
        QVERIFY(m_api->json().value("openapi"_L1).toString().startsWith("3.0."_L1));
        QSet<QString> tags;
        for (const auto &tag : m_api->json().value("tags"_L1).toArray())
            tags.insert(tag["name"_L1].toString());
        QSet<QString> ids;
        QSet<QString> used;
        for (const ApiOperation &each : m_api->operations()) {
            const QString id = each.json.value("operationId"_L1).toString();
            QVERIFY2(QRegularExpression(u"^[a-z][A-Za-z0-9]+$"_s).match(id).hasMatch(), qPrintable(each.name()));
            QVERIFY2(!ids.contains(id), qPrintable(id));
            ids.insert(id);
            const QString summary = each.json.value("summary"_L1).toString();
            QVERIFY2(summary.size() > 3 && summary.front().isUpper() && !summary.endsWith(u'.'), qPrintable(id));
            const QJsonArray own = each.json.value("tags"_L1).toArray();
            QCOMPARE(own.size(), 1);
            used.insert(own.first().toString());
        }
        QCOMPARE(used, tags);
    }
    void operationsSayWhatTheyAnswer()
    {
        for (const Route &route : m_routes) {
            const QByteArray name = operationName(route).toUtf8();
            const ApiOperation &each = *operation(route);
            const QJsonObject responses = each.json.value("responses"_L1).toObject();
            const bool isProbe = route.access.kind == RouteAccess::Kind::Immediate;
            QVERIFY2(responses.contains(u"4XX"_s), name.constData());
            QVERIFY2(responses.contains(u"5XX"_s) != isProbe, name.constData());
            QVERIFY2(responses.contains(u"200"_s) || responses.contains(u"201"_s), name.constData());
            for (const auto &response : responses) {
                const QJsonObject whole = m_api->resolved(response).toObject();
                QVERIFY2(whole.contains(u"description"_s) && !whole.value("content"_L1).toObject().isEmpty(),
                         name.constData());
            }
            const bool hasBody = each.json.contains(u"requestBody"_s);
            QVERIFY2(!(hasBody && route.method == "GET"), name.constData());
        }
    }
    void referencesLeadSomewhere()
    {
        QSet<QString> used;
        visit(m_api->json(), {}, [&](const QString &place, const QJsonObject &node) {
            if (!node.contains("$ref"_L1))
                return;
            QVERIFY2(!m_api->resolved(node).isUndefined(), qPrintable(place));
            used.insert(node.value("$ref"_L1).toString());
        });
        const QJsonObject components = m_api->json().value("components"_L1).toObject();
        for (const QString &kind : {u"schemas"_s, u"parameters"_s, u"responses"_s}) {
            for (const QString &name : components.value(kind).toObject().keys())
                QVERIFY2(used.contains(u"#/components/%1/%2"_s.arg(kind, name)), qPrintable(name));
        }
    }
    void schemasAreWhole()
    {
        visit(m_api->json(), {}, [&](const QString &place, const QJsonObject &node) {
            const QString parent = place.section(u'/', -2, -2);
            const bool isSchema = place.endsWith("/schema"_L1) || parent == "schemas"_L1 || parent == "properties"_L1 ||
                                  place.endsWith("/items"_L1);
            if (isSchema)
                lintSchema(place, node);
        });
    }
};

void TestOpenApi::lintSchema(const QString &place, const QJsonObject &schema)
{
    if (schema.contains("$ref"_L1)) {
        QVERIFY2(schema.size() == 1, qPrintable(place + u": what stands beside a reference is ignored"_s));
        return;
    }
    for (const QString &keyword : schema.keys())
        QVERIFY2(SchemaCheck::keywords().contains(keyword), qPrintable(place + u' ' + keyword));
    const QJsonObject whole = SchemaCheck::whole(*m_api, schema);
    const QString type = whole.value("type"_L1).toString();
    const QStringList types{u"object"_s, u"array"_s, u"string"_s, u"integer"_s, u"number"_s, u"boolean"_s, QString()};
    QVERIFY2(types.contains(type), qPrintable(place));
    QVERIFY2(type != "array"_L1 || whole.contains("items"_L1), qPrintable(place));
    QVERIFY2(!type.isEmpty() || whole.contains("description"_L1) || whole.contains("oneOf"_L1), qPrintable(place));
    const QJsonObject properties = whole.value("properties"_L1).toObject();
    // A part of an allOf may need what another part has.
    for (const auto &name :
         schema.contains("allOf"_L1) ? whole.value("required"_L1).toArray() : schema.value("required"_L1).toArray())
        QVERIFY2(properties.contains(name.toString()), qPrintable(place + u": "_s + name.toString()));
    for (const QString &name : properties.keys())
        QVERIFY2(QRegularExpression(u"^[a-z][a-z0-9_]*$"_s).match(name).hasMatch() || name == "pageSize"_L1 ||
                     name == "totalPages"_L1,
                 qPrintable(place + u": "_s + name));
}

ITSM_TEST_ALONE(TestOpenApi)
#include "tst_openapi.moc"
