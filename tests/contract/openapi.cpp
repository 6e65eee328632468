#include "tests/contract/openapi.h"

#include <QJsonArray>
#include <QUrl>
#include <algorithm>
#include <array>
#include <yaml-cpp/yaml.h>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

QJsonValue scalar(const YAML::Node &node)
{
    const QString text = QString::fromStdString(node.Scalar());
    if (node.Tag() == "!") // in quotes
        return text;
    if (text == "true"_L1 || text == "false"_L1)
        return text == "true"_L1;
    if (text == "null"_L1 || text == "~"_L1)
        return QJsonValue::Null;
    bool isNumber = false;
    if (const qint64 integer = text.toLongLong(&isNumber); isNumber)
        return integer;
    if (const double number = text.toDouble(&isNumber); isNumber)
        return number;
    return text;
}

QJsonValue toJson(const YAML::Node &node)
{
    switch (node.Type()) {
    case YAML::NodeType::Map: {
        QJsonObject object;
        for (const auto &member : node)
            object.insert(QString::fromStdString(member.first.Scalar()), toJson(member.second));
        return object;
    }
    case YAML::NodeType::Sequence: {
        QJsonArray list;
        for (const auto &element : node)
            list.append(toJson(element));
        return list;
    }
    case YAML::NodeType::Scalar:
        return scalar(node);
    case YAML::NodeType::Null:
    case YAML::NodeType::Undefined:
        break;
    }
    return QJsonValue::Null;
}

bool isName(QStringView segment)
{
    return segment.startsWith(u'{');
}

/// How many fixed words a path has in common with a pattern; nothing if it does not fit.
std::optional<int> fit(const QStringList &words, const QStringList &pattern)
{
    if (words.size() != pattern.size())
        return {};
    int fixed = 0;
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (!isName(pattern[i])) {
            if (words[i] != pattern[i])
                return {};
            ++fixed;
            continue;
        }
        const bool isNumber = !words[i].isEmpty() && std::ranges::all_of(words[i], [](QChar c) { return c.isDigit(); });
        if (words[i].isEmpty() || (pattern[i] == "{id}"_L1 && !isNumber))
            return {};
    }
    return fixed;
}

} // namespace

Result<OpenApi> OpenApi::read(const QString &file)
{
    OpenApi api;
    try {
        api.m_json = toJson(YAML::LoadFile(file.toStdString())).toObject();
    } catch (const YAML::Exception &error) {
        return fail(Error::Code::Invalid, QString::fromUtf8(error.what()));
    }
    const QJsonObject paths = api.m_json.value("paths"_L1).toObject();
    for (auto path = paths.begin(); path != paths.end(); ++path) {
        const QJsonObject item = path->toObject();
        for (auto member = item.begin(); member != item.end(); ++member) {
            if (member.key() == "parameters"_L1)
                continue;
            ApiOperation operation{
                .method = member.key().toUpper(), .path = path.key(), .json = member->toObject(), .parameters = {}};
            for (const QJsonValue &holder : std::array<QJsonValue, 2>{path.value(), member.value()}) {
                for (const auto &parameter : holder["parameters"_L1].toArray())
                    operation.parameters.append(api.resolved(parameter));
            }
            api.m_operations.push_back(std::move(operation));
        }
    }
    return api;
}

Result<OpenApi> OpenApi::ours()
{
    return read(qEnvironmentVariable("ITSM_SOURCE_DIR") + u"/resources/api/openapi.yaml"_s);
}

const ApiOperation *OpenApi::find(const QByteArray &method, const QByteArray &path) const
{
    QStringList words;
    for (const QByteArray &word : path.split('/'))
        words.append(QUrl::fromPercentEncoding(word));
    const ApiOperation *best = nullptr;
    int most = -1;
    for (const ApiOperation &operation : m_operations) {
        if (operation.method != QLatin1StringView(method))
            continue;
        const std::optional<int> fixed = fit(words, operation.path.split(u'/'));
        if (fixed && *fixed > most) {
            best = &operation;
            most = *fixed;
        }
    }
    return best;
}

QJsonValue OpenApi::resolved(const QJsonValue &node) const
{
    const QString reference = node["$ref"_L1].toString();
    if (reference.isEmpty())
        return node;
    QJsonValue target = m_json;
    for (const QString &step : reference.mid(2).split(u'/'))
        target = target[step];
    return target.isUndefined() ? target : resolved(target);
}

} // namespace itsm
