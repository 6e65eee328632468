#pragma once

#include "tests/contract/schema_check.h"

#include <random>

namespace itsm {

/// Makes requests from the description of the API: what it allows, what it nearly allows, and what nobody should send.
/// The same seed makes the same requests.
class RequestFuzzer
{
public:
    /// The description must outlive it.
    RequestFuzzer(const OpenApi &api, quint32 seed)
        : m_api(api)
        , m_random(seed)
    {
    }

    /// Numbers that are something to the server, for paths and bodies.
    std::vector<qint64> ids;
    /// Texts that are, such as incident numbers.
    QStringList texts;

    struct Request
    {
        QByteArray method;
        QByteArray target;
        QByteArray fields; ///< lines, each with its end
        QByteArray body;

        [[nodiscard]] QByteArray bytes() const;
    };
    [[nodiscard]] Request make(const ApiOperation &operation);

private:
    [[nodiscard]] bool chance(int oneIn) { return m_random() % quint32(oneIn) == 0; }
    template <typename List>
    [[nodiscard]] auto of(const List &list)
    {
        return *(std::begin(list) + qsizetype(m_random() % std::size(list)));
    }
    [[nodiscard]] QByteArray path(const ApiOperation &operation);
    [[nodiscard]] QByteArray query(const ApiOperation &operation);
    [[nodiscard]] QByteArray bodyType(const ApiOperation &operation) const;
    /// `type` of the body; empty without one.
    [[nodiscard]] QByteArray fields(const ApiOperation &operation, const QByteArray &type);
    /// Lines of CSV.
    [[nodiscard]] QByteArray table();
    [[nodiscard]] QByteArray body(const ApiOperation &operation);
    [[nodiscard]] QJsonValue value(const QJsonObject &schema, int depth);
    [[nodiscard]] QJsonObject object(const QJsonObject &schema, int depth);
    [[nodiscard]] QString text(const QJsonObject &schema);
    [[nodiscard]] QJsonValue number(const QJsonObject &schema);
    [[nodiscard]] QJsonValue anything(int depth);
    /// The same with one mistake somewhere in it.
    [[nodiscard]] QJsonValue spoilt(const QJsonValue &value, int depth);
    [[nodiscard]] QByteArray spoiltBytes(QByteArray text);

    const OpenApi &m_api;
    std::mt19937 m_random; // NOLINT(cert-msc51-cpp): the same requests each time
};

} // namespace itsm
