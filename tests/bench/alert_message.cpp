#include "tests/bench/alert_message.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace itsm::bench {

namespace {

/// The messages of a round are one group of the sender.
QString clusterOf(int round)
{
    return u"cluster-%1"_s.arg(round);
}

/// What both forms of an alert say.
QJsonObject alertOf(int round, int number)
{
    const QString host = u"node-%1-%2.dc3.example.com"_s.arg(QString::number(round), QString::number(number));
    return {{u"labels"_s, QJsonObject{{u"alertname"_s, u"HostOutOfMemory"_s},
                                      {u"cluster"_s, clusterOf(round)},
                                      {u"instance"_s, QString(host + u":9100"_s)},
                                      {u"job"_s, u"node"_s},
                                      {u"severity"_s, u"warning"_s}}},
            {u"annotations"_s, QJsonObject{{u"summary"_s, QString(u"Host out of memory: "_s + host)},
                                           {u"description"_s, u"Node memory is filling up (< 10% left)"_s}}},
            {u"generatorURL"_s, u"http://prometheus.example.com:9090/graph?g0.expr=node_memory"_s}};
}

} // namespace

QByteArray alertMessage(int count, int round, bool isFiring)
{
    QJsonArray alerts;
    for (int i = 0; i < count; ++i) {
        QJsonObject alert = alertOf(round, i);
        alert.insert(u"status"_s, isFiring ? u"firing"_s : u"resolved"_s);
        alert.insert(u"startsAt"_s, u"2026-06-30T23:58:00Z"_s);
        alert.insert(u"endsAt"_s, isFiring ? u"0001-01-01T00:00:00Z"_s : u"2026-06-30T23:59:00Z"_s);
        alert.insert(u"fingerprint"_s, u"%1"_s.arg(quint64(round) * 1'000'000 + quint64(i), 16, 16, QLatin1Char('0')));
        alerts.append(alert);
    }
    return QJsonDocument(QJsonObject{{u"version"_s, u"4"_s},
                                     {u"status"_s, isFiring ? u"firing"_s : u"resolved"_s},
                                     {u"receiver"_s, u"itsm"_s},
                                     {u"groupLabels"_s, QJsonObject{{u"alertname"_s, u"HostOutOfMemory"_s},
                                                                    {u"cluster"_s, clusterOf(round)}}},
                                     {u"alerts"_s, alerts}})
        .toJson(QJsonDocument::Compact);
}

QByteArray prometheusAlerts(int count, int round)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QJsonArray alerts;
    for (int i = 0; i < count; ++i) {
        QJsonObject alert = alertOf(round, i);
        alert.insert(u"startsAt"_s, now.toString(Qt::ISODateWithMs));
        alert.insert(u"endsAt"_s, now.addSecs(3'600).toString(Qt::ISODateWithMs));
        alerts.append(alert);
    }
    return QJsonDocument(alerts).toJson(QJsonDocument::Compact);
}

} // namespace itsm::bench
