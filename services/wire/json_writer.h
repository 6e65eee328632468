#pragma once

#include "services/domain/json_members.h"
#include "services/wire/dialect.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

namespace itsm {

/// Writes the text of an answer's data in a dialect, member by member. For lists: objects that stand between the rows
/// and their text take four fifths of the time that the server needs for a list.
class JsonWriter
{
public:
    explicit JsonWriter(WireDialect dialect)
        : m_dialect(dialect)
        , m_writer(m_buffer)
    {
    }

    void beginObject() { m_writer.StartObject(); }
    void endObject() { m_writer.EndObject(); }

    // Members of an object; names are those of the first dialect.

    void write(QLatin1StringView name, const QString &text);
    void write(QLatin1StringView name, qint64 number);
    void write(QLatin1StringView name, int number) { write(name, qint64{number}); }
    void write(QLatin1StringView name, bool flag);
    void write(QLatin1StringView name, Instant time) { write(name, toRfc3339(time)); }
    void write(QLatin1StringView name, const QJsonValue &value);
    template <typename T>
    void write(QLatin1StringView name, const std::vector<T> &rows)
    {
        writeName(name);
        writeList(rows);
    }

    /// Or a list that is no member of anything.
    template <typename T>
    void writeList(const std::vector<T> &rows)
    {
        m_writer.StartArray();
        for (const T &row : rows)
            writeRow(row);
        m_writer.EndArray();
    }
    template <typename T>
    void writeRow(const T &row)
    {
        beginObject();
        writeMembers(*this, row);
        endObject();
    }

    [[nodiscard]] QByteArray text() const { return {m_buffer.GetString(), qsizetype(m_buffer.GetSize())}; }

private:
    void writeName(QLatin1StringView name);

    WireDialect m_dialect;
    rapidjson::StringBuffer m_buffer;
    rapidjson::Writer<rapidjson::StringBuffer> m_writer;
};

} // namespace itsm
