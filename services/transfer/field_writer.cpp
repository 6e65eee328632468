#include "services/domain/json_text.h"
#include "services/transfer/csv_writer.h"
#include "services/transfer/record_writer.h"
#include "services/transfer/text_output.h"

namespace itsm {

namespace {

/// Calls `column` for each column of an export in turn, with its name and its value. One list for both formats.
template <typename Visitor>
void visitColumns(const Incident &i, Visitor &&column)
{
    column("number", i.number);
    column("title", i.title);
    column("description", i.description);
    column("status", i.status);
    column("priority", i.priority);
    column("severity", i.severity);
    column("impact", i.impact);
    column("urgency", i.urgency);
    column("category", i.category);
    column("subcategory", i.subcategory);
    column("source", i.source);
    column("assignment_group", i.assignmentGroup);
    column("assignee", i.assigneeName);
    column("reporter", i.reporterName);
    column("configuration_item", i.ciName);
    column("escalation_level", i.escalationLevel);
    column("is_automated", i.isAutomated);
    column("detected_at", OptionalInstant(i.detectedAt));
    column("created_at", OptionalInstant(i.createdAt));
    column("updated_at", OptionalInstant(i.updatedAt));
    column("acknowledged_at", i.acknowledgedAt);
    column("resolved_at", i.resolvedAt);
    column("closed_at", i.closedAt);
    column("escalated_at", i.escalatedAt);
    column("deleted_at", i.deletedAt);
    column("impact_analysis", i.impactAnalysis);
    column("root_cause", i.rootCause);
    column("resolution_steps", i.resolutionSteps);
    column("metadata", i.metadata);
}

/// The JSON text of a value, empty for null; Qt keeps the keys of objects in order.
QByteArray textOf(const QJsonValue &value)
{
    return value.isNull() || value.isUndefined() ? QByteArray() : toJsonText(value);
}

struct HeaderCells
{
    CsvWriter &csv;
    template <typename T>
    void operator()(const char *name, const T &)
    {
        csv.text(QLatin1StringView(name).toString());
    }
};

struct CsvCells
{
    CsvWriter &csv;

    void operator()(const char *, const QString &text) { text.isEmpty() ? csv.null() : csv.text(text); }
    template <typename E>
    void operator()(const char *, const Token<E> &token)
    {
        csv.text(token.text());
    }
    void operator()(const char *, int number) { csv.integer(number); }
    void operator()(const char *, bool value) { csv.boolean(value); }
    void operator()(const char *, const OptionalInstant &time) { csv.time(time); }
    void operator()(const char *, const QJsonObject &object)
    {
        json(object.isEmpty() ? QByteArray() : toJsonText(object));
    }
    void operator()(const char *, const QJsonValue &value) { json(textOf(value)); }
    void json(const QByteArray &text) { text.isEmpty() ? csv.null() : csv.text(QString::fromUtf8(text)); }
};

struct JsonMembers
{
    QByteArray &out;
    bool isFirst = true;

    void name(const char *text)
    {
        out += isFirst ? "{\"" : ",\"";
        isFirst = false;
        out += text;
        out += "\":";
    }
    void operator()(const char *key, const QString &text)
    {
        name(key);
        appendJsonString(out, text);
    }
    template <typename E>
    void operator()(const char *key, const Token<E> &token)
    {
        (*this)(key, token.text());
    }
    void operator()(const char *key, int number)
    {
        name(key);
        appendInteger(out, number);
    }
    void operator()(const char *key, bool value)
    {
        name(key);
        out += value ? "true" : "false";
    }
    void operator()(const char *key, const OptionalInstant &time)
    {
        name(key);
        if (!time) {
            out += "null";
            return;
        }
        out += '"';
        appendRfc3339(out, *time);
        out += '"';
    }
    void operator()(const char *key, const QJsonObject &object)
    {
        name(key);
        out += toJsonText(object);
    }
    void operator()(const char *key, const QJsonValue &value)
    {
        name(key);
        const QByteArray text = textOf(value);
        out += text.isEmpty() ? QByteArrayLiteral("null") : text;
    }
};

class CsvFields final : public RecordWriter
{
public:
    explicit CsvFields(bool byteOrderMark)
        : m_byteOrderMark(byteOrderMark)
    {
    }
    void begin(QByteArray &out) override
    {
        CsvWriter csv(out);
        if (m_byteOrderMark)
            csv.byteOrderMark();
        visitColumns(Incident(), HeaderCells{csv});
        csv.endRow();
    }
    void add(QByteArray &out, const Incident &incident) override
    {
        CsvWriter csv(out);
        visitColumns(incident, CsvCells{csv});
        csv.endRow();
    }
    void end(QByteArray &) override {}

private:
    bool m_byteOrderMark;
};

class JsonFields final : public RecordWriter
{
public:
    void begin(QByteArray &out) override { out += '['; }
    void add(QByteArray &out, const Incident &incident) override
    {
        out += m_isFirst ? "\n" : ",\n";
        m_isFirst = false;
        visitColumns(incident, JsonMembers{out});
        out += '}';
    }
    void end(QByteArray &out) override { out += m_isFirst ? "]\n" : "\n]\n"; }

private:
    bool m_isFirst = true;
};

} // namespace

std::unique_ptr<RecordWriter> makeFieldWriter(ExportFormat format, bool byteOrderMark)
{
    if (format == ExportFormat::Json)
        return std::make_unique<JsonFields>();
    return std::make_unique<CsvFields>(byteOrderMark);
}

} // namespace itsm
