#pragma once

// What monitoring systems send, shortened. In a file of its own because moc loses its way in such literals.

namespace itsm {

/// Captured from Alertmanager 0.25.
inline constexpr char alertmanagerMessage[] = R"({"receiver":"itsm","status":"firing","alerts":[
            {"status":"firing","labels":{"alertname":"HostDown","instance":"web-01:9100","severity":"critical"},
             "annotations":{"summary":"web-01 is down","description":"多行\n文字"},
             "startsAt":"2026-05-04T09:58:31.413Z","endsAt":"0001-01-01T00:00:00Z",
             "generatorURL":"http://prom:9090/graph?g0.expr=up+%3D%3D+0","fingerprint":"27efd8a8fbcd5fc1"},
            {"status":"resolved","labels":{"alertname":"HostDown","instance":"web-02:9100"},"annotations":{},
             "startsAt":"2026-05-04T09:58:31+08:00","endsAt":"2026-05-04T10:00:00Z","generatorURL":"","fingerprint":"b7"}],
            "groupLabels":{"alertname":"HostDown"},"commonLabels":{},"commonAnnotations":{},
            "externalURL":"http://am:9093","version":"4","groupKey":"{}:{alertname=\"HostDown\"}","truncatedAlerts":3})";

/// Grafana's variant, with what it adds.
inline constexpr char grafanaMessage[] =
    R"({"receiver":"itsm","status":"firing","orgId":1,"title":"[FIRING:1]","state":"alerting",
            "message":"**Firing**","alerts":[{"status":"firing","labels":{"alertname":"High load","grafana_folder":"Linux"},
            "annotations":{},"startsAt":"2026-05-04T10:00:00Z","endsAt":"0001-01-01T00:00:00Z","fingerprint":"c6eadffa33fcdf37",
            "silenceURL":"http://g/s","dashboardURL":"","panelURL":"","values":{"B":1.5},
            "valueString":"[ var='B' value=1.5 ]"}],"version":"1","groupKey":"{}","truncatedAlerts":0})";

/// Captured from Alertmanager 0.25: GET /api/v2/alerts.
inline constexpr char pulledAnswer[] =
    R"([{"annotations":{"summary":"s"},"endsAt":"2026-05-04T10:04:00.000Z","fingerprint":"f1",
            "receivers":[{"name":"itsm"}],"startsAt":"2026-05-04T10:00:00.000Z",
            "status":{"inhibitedBy":[],"silencedBy":[],"state":"active"},"updatedAt":"2026-05-04T10:00:00.000Z",
            "generatorURL":"http://prom","labels":{"alertname":"A"}},
            {"annotations":{},"endsAt":"2026-05-04T10:04:00.000Z","fingerprint":"f2","receivers":[],
            "startsAt":"2026-05-04T10:00:00.000Z","status":{"inhibitedBy":[],"silencedBy":["x"],"state":"suppressed"},
            "updatedAt":"2026-05-04T10:00:00.000Z","labels":{"alertname":"B"}}])";

/// GET /api/v2/alerts/groups of the same, shortened.
inline constexpr char pulledGroupsAnswer[] =
    R"([{"alerts":[{"fingerprint":"f1","labels":{"alertname":"A","dc":"x"},"status":{"state":"active"}}],
            "labels":{"alertname":"A","dc":"x"},"receiver":{"name":"itsm"}},
            {"alerts":[{"fingerprint":"f2","labels":{"alertname":"B"}}],"labels":{},"receiver":{"name":"itsm"}},
            {"alerts":[{"fingerprint":"f3","labels":{"alertname":"C"}}],"labels":{"alertname":"C"},
             "receiver":{"name":"mail"}}])";

/// Grafana's old message; %1 stands for its state.
inline constexpr char oldGrafanaMessage[] =
    R"({"dashboardId":1,"evalMatches":[],"message":"too hot","orgId":1,"panelId":2,"ruleId":7,
            "ruleName":"Heat","ruleUrl":"http://g/d/1","state":"%1","tags":{"room":"3"},"title":"[Alerting] Heat"})";

} // namespace itsm
