#include "views/shell/start_request.h"

#include "services/domain/filter.h"
#include "services/domain/json_text.h"

#include <QCoreApplication>
#include <QJsonObject>
#include <QRegularExpression>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

namespace {

struct StartRequestText
{
    Q_DECLARE_TR_FUNCTIONS(StartRequest)
};

constexpr qsizetype maxFilter = 2'000;

tl::unexpected<Error> refuse(const QString &field)
{
    return fail(Error::Code::Invalid, StartRequestText::tr("The request of another console is not understood."), field);
}

} // namespace

QByteArray StartRequest::toLine() const
{
    const QJsonObject json{
        {u"version"_s, 1}, {u"incident"_s, incident}, {u"filter"_s, filter}, {u"token"_s, activationToken}};
    return toJsonText(json) + '\n';
}

Result<StartRequest> StartRequest::parse(const QByteArray &line)
{
    const Result<QJsonValue> parsed = parseJson(line, {.maxBytes = maxLine, .maxDepth = 2});
    if (!parsed || parsed->toObject().value("version"_L1).toInt() != 1)
        return refuse({});
    const QJsonObject json = parsed->toObject();
    StartRequest request{.incident = json.value("incident"_L1).toString(),
                         .filter = json.value("filter"_L1).toString(),
                         .activationToken = json.value("token"_L1).toString()};
    if (!request.incident.isEmpty() && incidentFromLink(request.incident) != request.incident)
        return refuse(u"incident"_s);
    if (request.filter.size() > maxFilter || !parseFilter(request.filter))
        return refuse(u"filter"_s);
    static const QRegularExpression tokenForm(u"^[\\x21-\\x7e]{0,256}$"_s);
    if (!tokenForm.match(request.activationToken).hasMatch())
        return refuse(u"token"_s);
    return request;
}

std::optional<QString> incidentFromLink(const QString &text)
{
    // A browser makes "itsm://inc-1/" of it.
    static const QRegularExpression form(u"^(?:itsm:(?://)?)?([\\p{L}0-9_-]{0,63}[0-9][\\p{L}0-9_-]{0,63})/?$"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch() || match.captured(1).startsWith(u'-'))
        return std::nullopt;
    return match.captured(1).toUpper();
}

} // namespace itsm
