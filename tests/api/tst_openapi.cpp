#include "services/api/route.h"

#include <QSet>
#include <QTest>
#include <yaml-cpp/yaml.h>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;

/// The description of the API and the table of routes say the same, in both directions.
class TestOpenApi : public QObject
{
    Q_OBJECT

    YAML::Node m_paths;

    static QString patternOf(const Route &route)
    {
        return QString::fromLatin1(route.path).replace(":text}"_L1, "}"_L1);
    }
    static QString describe(const QString &method, const QString &path) { return method + u' ' + path; }
    YAML::Node operation(const Route &route) const
    {
        const YAML::Node path = m_paths[patternOf(route).toStdString()];
        return path ? path[QString::fromLatin1(route.method).toLower().toStdString()] : YAML::Node();
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString file = qEnvironmentVariable("ITSM_SOURCE_DIR") + u"/resources/api/openapi.yaml"_s;
        m_paths = YAML::LoadFile(file.toStdString())["paths"];
        QVERIFY(m_paths.IsMap());
    }
    void everyRouteIsDescribed()
    {
        for (const Route &route : allRoutes())
            QVERIFY2(operation(route).IsMap(),
                     qPrintable(describe(QString::fromLatin1(route.method), patternOf(route))));
    }
    void everyDescriptionHasARoute()
    {
        QSet<QString> routes;
        for (const Route &route : allRoutes())
            routes.insert(describe(QString::fromLatin1(route.method).toLower(), patternOf(route)));
        QSet<QString> described;
        for (const auto &path : m_paths) {
            for (const auto &member : path.second) {
                const QString name = QString::fromStdString(member.first.Scalar());
                if (name != "parameters"_L1)
                    described.insert(describe(name, QString::fromStdString(path.first.Scalar())));
            }
        }
        QCOMPARE(described - routes, QSet<QString>());
        QCOMPARE(described.size(), qsizetype(allRoutes().size()));
    }
    void parametersAreThoseOfTheRoute()
    {
        for (const Route &route : allRoutes()) {
            QStringList described;
            for (const auto &parameter : operation(route)["parameters"]) {
                if (parameter["name"])
                    described.append(QString::fromStdString(parameter["name"].Scalar()));
            }
            QStringList known = route.query;
            known.sort();
            described.sort();
            QVERIFY2(described == known, qPrintable(describe(QString::fromLatin1(route.method), patternOf(route)) +
                                                    u": "_s + described.join(u", "_s)));
        }
    }
    void onlyPublicRoutesNeedNoToken()
    {
        using Kind = RouteAccess::Kind;
        for (const Route &route : allRoutes()) {
            const YAML::Node security = operation(route)["security"];
            const bool isOpen = security && security.IsSequence() && security.size() == 0;
            const bool isPublic = route.access.kind == Kind::Public || route.access.kind == Kind::Immediate;
            if (route.path.endsWith("/logout") || route.access.kind == Kind::Source)
                continue; // with a token of its own
            QVERIFY2(isOpen == isPublic, qPrintable(describe(QString::fromLatin1(route.method), patternOf(route))));
        }
    }
};

QTEST_APPLESS_MAIN(TestOpenApi)
#include "tst_openapi.moc"
