#include "services/backend/progress_lines.h"

#include "services/domain/json_text.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

constexpr qsizetype longestProgress = 1'000;

} // namespace

ProgressLines::ProgressLines(Told told)
    : m_told(std::move(told))
{
}

void ProgressLines::feed(const QByteArray &bytes)
{
    m_begun += bytes;
    for (qsizetype end = m_begun.indexOf('\n'); end >= 0; end = m_begun.indexOf('\n')) {
        const QByteArray line = m_begun.first(end);
        m_begun.remove(0, end + 1);
        // An answer may have many megabytes and is read once, by others.
        const auto json = line.size() <= longestProgress ? parseJson(line) : Result<QJsonValue>(QJsonValue());
        const QJsonValue progress = json ? (*json)["progress"_L1] : QJsonValue(QJsonValue::Undefined);
        if (progress.isObject())
            m_told(progress["done"_L1].toInteger(), progress["total"_L1].toInteger());
        else
            m_answer += line;
    }
}

} // namespace itsm
