#include "services/wire/cursor.h"

#include "services/domain/json_text.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

constexpr auto alphabet = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QString encode(const QJsonArray &parts)
{
    return QString::fromLatin1(toJsonText(parts).toBase64(alphabet));
}

tl::unexpected<Error> refuse(const QString &parameter)
{
    return fail(Error::Code::Invalid,
                QCoreApplication::translate("Wire", "This is no cursor that an answer of the server gave."), parameter);
}

/// The two parts of a cursor, or nothing.
QJsonArray decode(const QString &text)
{
    const auto bytes =
        QByteArray::fromBase64Encoding(text.toLatin1(), alphabet | QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes)
        return {};
    const Result<QJsonValue> json = parseJson(bytes.decoded, {.maxBytes = 16'384, .maxDepth = 2});
    return json && json->toArray().size() == 2 ? json->toArray() : QJsonArray();
}

/// What PostgreSQL reads as an xid8.
bool isTransactionId(QStringView text)
{
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    bool fits = false;
    (void)text.toULongLong(&fits);
    return fits && std::ranges::all_of(text, isDigit);
}

/// What names a life of the database's server: two times in microseconds, "123.456".
bool isLife(QStringView text)
{
    return text.count(u'.') == 1 && std::ranges::all_of(text.split(u'.'), isTransactionId);
}

/// "xmin:xmax:xid,xid,…:life", or nothing at all: the cursor of another kind of database. Servers of before gave no
/// life; the clients that held on to such a cursor during the update hear that all has to be read again.
bool isSnapshot(const QString &text)
{
    const QList<QStringView> parts = QStringView(text).split(u':');
    if (text.isEmpty())
        return true;
    if (parts.size() < 3 || parts.size() > 4 || !isTransactionId(parts[0]) || !isTransactionId(parts[1]))
        return false;
    if (parts.size() == 4 && !isLife(parts[3]))
        return false;
    return parts[2].isEmpty() || std::ranges::all_of(parts[2].split(u','), isTransactionId);
}

bool isInteger(const QJsonValue &value)
{
    return value.isDouble() && value.toInteger(1) == value.toInteger(0);
}

} // namespace

PageCursor cursorOf(const IncidentSummary &incident, IncidentField field)
{
    return {.key = sortKey(incident, field), .id = incident.id};
}

QString encodeCursor(const PageCursor &cursor)
{
    const auto *const number = std::get_if<qint64>(&cursor.key);
    return encode({number ? QJsonValue(*number) : QJsonValue(QString::fromUtf8(std::get<QByteArray>(cursor.key))),
                   cursor.id.value});
}

Result<PageCursor> decodeCursor(const QString &text, IncidentField field, const QString &parameter)
{
    const QJsonArray parts = decode(text);
    if (parts.isEmpty() || !isInteger(parts[1]))
        return refuse(parameter);
    const bool isNumber = std::holds_alternative<qint64>(sortKey(IncidentSummary(), field));
    if (isNumber ? !isInteger(parts[0]) : !parts[0].isString())
        return refuse(parameter);
    PageCursor cursor;
    cursor.key = isNumber ? SortKey(parts[0].toInteger()) : SortKey(parts[0].toString().toUtf8());
    cursor.id = IncidentId(parts[1].toInteger());
    return cursor;
}

QString encodeFeedCursor(const FeedCursor &cursor)
{
    return encode({cursor.sequence, QString::fromLatin1(cursor.snapshot)});
}

Result<FeedCursor> decodeFeedCursor(const QString &text)
{
    const QJsonArray parts = decode(text);
    const QString snapshot = parts.isEmpty() ? QString() : parts[1].toString();
    if (parts.isEmpty() || !isInteger(parts[0]) || !parts[1].isString() || !isSnapshot(snapshot))
        return refuse(u"cursor"_s);
    return FeedCursor{.snapshot = snapshot.toLatin1(), .sequence = parts[0].toInteger()};
}

QString formatSort(const IncidentSort &sort)
{
    return fieldName(sort.field) + (sort.order == Qt::AscendingOrder ? ":asc"_L1 : ":desc"_L1);
}

Result<IncidentSort> parseSort(const QString &text)
{
    const qsizetype colon = text.indexOf(u':');
    const QStringView name = QStringView(text).left(colon < 0 ? text.size() : colon);
    const QStringView order = colon < 0 ? QStringView(u"asc") : QStringView(text).sliced(colon + 1);
    const std::optional<IncidentField> field = fieldFromName(name);
    if (!field || !isSortable(*field))
        return fail(Error::Code::Invalid,
                    QCoreApplication::translate("Wire", "Lists cannot be sorted by \"%1\".").arg(name), u"sort"_s);
    if (order != "asc"_L1 && order != "desc"_L1)
        return fail(
            Error::Code::Invalid,
            QCoreApplication::translate("Wire", "The order of a list is \"asc\" or \"desc\", not \"%1\".").arg(order),
            u"sort"_s);
    return IncidentSort{.field = *field, .order = order == "asc"_L1 ? Qt::AscendingOrder : Qt::DescendingOrder};
}

} // namespace itsm
