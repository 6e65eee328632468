#include "services/api/answer_lines.h"

#include "services/api/http_exchange.h"
#include "services/desk/desk.h"
#include "services/domain/json_text.h"

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace itsm {

namespace {

constexpr auto tellEvery = 250ms;

} // namespace

AnswerLines::AnswerLines(HttpExchange &exchange, HttpResponse head)
    : m_exchange(exchange)
    , m_head(std::move(head))
{
}

void AnswerLines::offer(const QJsonObject &line)
{
    if (!std::exchange(m_hasBegun, true))
        m_exchange.begin(m_head);
    (void)m_exchange.offer(toJsonText(line) + '\n');
}

void AnswerLines::finish(const QByteArray &lastLine)
{
    m_exchange.finish(lastLine + '\n');
}

ProgressTeller::ProgressTeller(AnswerLines *lines, const BulkControl &control)
{
    if (lines)
        m_thread = std::thread([this, lines, &control] { tell(*lines, control); });
}

ProgressTeller::~ProgressTeller()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isOver = true;
        m_wake.notify_all();
    }
    if (m_thread.joinable())
        m_thread.join();
}

void ProgressTeller::tell(AnswerLines &lines, const BulkControl &control)
{
    std::unique_lock lock(m_mutex);
    while (!m_wake.wait_for(lock, tellEvery, [this] { return m_isOver; }))
        lines.offer(
            {{u"progress"_s, QJsonObject{{u"done"_s, control.done.load()}, {u"total"_s, control.total.load()}}}});
}

} // namespace itsm
