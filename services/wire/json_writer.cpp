#include "services/wire/json_writer.h"

#include "services/domain/json_text.h"

namespace itsm {

void JsonWriter::writeName(QLatin1StringView name)
{
    if (m_dialect == WireDialect::V1) {
        m_writer.Key(name.data(), rapidjson::SizeType(name.size()));
        return;
    }
    const QByteArray camel = camelCase(QString(name)).toLatin1();
    m_writer.Key(camel.constData(), rapidjson::SizeType(camel.size()));
}

void JsonWriter::write(QLatin1StringView name, const QString &text)
{
    writeName(name);
    const QByteArray utf8 = textInDialect(name, text, m_dialect).toUtf8();
    m_writer.String(utf8.constData(), rapidjson::SizeType(utf8.size()));
}

void JsonWriter::write(QLatin1StringView name, qint64 number)
{
    writeName(name);
    m_writer.Int64(number);
}

void JsonWriter::write(QLatin1StringView name, bool flag)
{
    writeName(name);
    m_writer.Bool(flag);
}

void JsonWriter::write(QLatin1StringView name, const QJsonValue &value)
{
    writeName(name);
    const QByteArray json = toJsonText(memberInDialect(QString(name), value, m_dialect));
    m_writer.RawValue(json.constData(), size_t(json.size()), rapidjson::kObjectType);
}

} // namespace itsm
