#include "services/api/api_query.h"

#include <QCoreApplication>
#include <QStringDecoder>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

} // namespace

std::optional<QString> percentDecoded(QByteArrayView text)
{
    QByteArray bytes;
    bytes.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            bytes += text[i];
            continue;
        }
        if (i + 2 >= text.size())
            return {};
        const int high = hexValue(text[i + 1]);
        const int low = hexValue(text[i + 2]);
        if (high < 0 || low < 0)
            return {};
        bytes += char(high * 16 + low);
        i += 2;
    }
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString decoded = decoder(bytes);
    const bool hasControl = std::ranges::any_of(decoded, [](QChar c) { return c < u' ' || c == QChar(0x7f); });
    if (decoder.hasError() || hasControl)
        return {};
    return decoded;
}

Result<ApiQuery> ApiQuery::parse(const QByteArray &query, const QStringList &known)
{
    ApiQuery result;
    for (const QByteArray &part : query.split('&')) {
        if (part.isEmpty())
            continue;
        const qsizetype equals = part.indexOf('=');
        QByteArray given = equals < 0 ? QByteArray() : part.sliced(equals + 1);
        const auto name = percentDecoded(equals < 0 ? part : part.first(equals));
        const auto value = percentDecoded(given.replace('+', ' '));
        if (!name || !value)
            return fail(Error::Code::Invalid,
                        QCoreApplication::translate("Api", "The address of the request holds text that is not valid."),
                        name.value_or(QString()));
        if (!known.contains(*name))
            return fail(Error::Code::Invalid,
                        QCoreApplication::translate("Api", "The parameter \"%1\" is not known here.").arg(*name),
                        *name);
        if (result.m_values.contains(*name))
            return fail(Error::Code::Invalid,
                        QCoreApplication::translate("Api", "The parameter \"%1\" stands twice.").arg(*name), *name);
        result.m_values.insert(*name, *value);
    }
    return result;
}

QString ApiQuery::textOf(const QStringList &names) const
{
    for (const QString &name : names) {
        if (has(name))
            return text(name);
    }
    return {};
}

Result<qint64> ApiQuery::integer(const QString &name, qint64 otherwise, qint64 least, qint64 most) const
{
    if (!has(name))
        return otherwise;
    bool isNumber = false;
    const qint64 value = text(name).toLongLong(&isNumber);
    if (!isNumber || value < least || value > most)
        return fail(Error::Code::Invalid,
                    QCoreApplication::translate("Api", "This is not a whole number from %1 to %2.")
                        .arg(QString::number(least), QString::number(most)),
                    name);
    return value;
}

Result<OptionalInstant> ApiQuery::instant(const QString &name) const
{
    if (!has(name))
        return OptionalInstant();
    const OptionalInstant moment = parseInstant(text(name));
    if (!moment)
        return fail(Error::Code::Invalid,
                    QCoreApplication::translate("Api", "This is not a time such as 2026-01-02T03:04:05Z."), name);
    return moment;
}

} // namespace itsm
