#include "views/shell/notification_center.h"

#include "views/shell/critical_watch.h"

#include <algorithm>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

namespace {
/// So many are named; the others are counted.
constexpr qsizetype mostNamed = 3;
constexpr size_t mostKept = 1'000;
} // namespace

NotificationCenter::NotificationCenter(QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &NotificationCenter::post);
}

void NotificationCenter::setBus(const QDBusConnection &bus)
{
    m_notifier = std::make_unique<DesktopNotifier>(bus);
    connect(m_notifier.get(), &DesktopNotifier::chosen, this, &NotificationCenter::onChosen);
    connect(m_notifier.get(), &DesktopNotifier::closed, this, &NotificationCenter::forget);
    connect(m_notifier.get(), &DesktopNotifier::activationTokenCame, this, &NotificationCenter::activationTokenCame);
}

void NotificationCenter::watch(Backend *backend, const Clock &clock)
{
    m_watch.reset();
    if (m_notifier)
        m_notifier->close();
    forget();
    if (!backend)
        return;
    m_watch = std::make_unique<CriticalWatch>(*backend, clock);
    connect(m_watch.get(), &CriticalWatch::becameCritical, this, &NotificationCenter::add);
    connect(m_watch.get(), &CriticalWatch::settled, this, &NotificationCenter::settle);
}

void NotificationCenter::setEnabled(bool enabled)
{
    m_isEnabled = enabled;
    if (enabled)
        return;
    if (m_notifier)
        m_notifier->close();
    forget();
}

void NotificationCenter::forget()
{
    m_news.clear();
    m_timer.stop();
}

void NotificationCenter::add(const std::vector<IncidentSummary> &incidents)
{
    if (!m_isEnabled || !m_notifier)
        return;
    m_news.insert(m_news.end(), incidents.begin(), incidents.end());
    if (m_news.size() > mostKept)
        m_news.erase(m_news.begin(), m_news.end() - static_cast<ptrdiff_t>(mostKept));
    postSoon();
}

void NotificationCenter::postSoon()
{
    if (m_timer.isActive())
        return;
    const auto passed = m_sincePost.isValid() ? std::chrono::milliseconds(m_sincePost.elapsed()) : pause;
    m_timer.start(std::max(std::chrono::milliseconds(0), pause - passed));
}

void NotificationCenter::settle(IncidentId id)
{
    const auto before = m_news.size();
    std::erase_if(m_news, [&](const IncidentSummary &news) { return news.id == id; });
    if (m_news.size() == before)
        return;
    // Somebody else was faster: nothing is left to do, or less.
    if (m_news.empty()) {
        m_timer.stop();
        if (m_notifier)
            m_notifier->close();
    } else if (m_notifier && m_notifier->isShown()) {
        postSoon();
    }
}

void NotificationCenter::post()
{
    if (m_news.empty() || !m_notifier)
        return;
    m_sincePost.start();
    m_notifier->show(note());
}

DesktopNote NotificationCenter::note() const
{
    const auto line = [](const IncidentSummary &incident) {
        return tr("%1 %2", "number and title").arg(incident.number, incident.title);
    };
    if (m_news.size() == 1) {
        const IncidentSummary &only = m_news.front();
        return {.title = tr("Critical: %1").arg(only.number),
                .body = only.ciName.isEmpty() ? only.title : only.title + u'\n' + only.ciName,
                .actions = {
                    {u"default"_s, tr("Open it")}, {u"open"_s, tr("Open it")}, {u"acknowledge"_s, tr("Acknowledge")}}};
    }
    const auto count = static_cast<int>(m_news.size());
    QStringList lines;
    for (auto it = m_news.rbegin(); it != m_news.rend() && lines.size() < mostNamed; ++it)
        lines.append(line(*it));
    if (const int rest = count - static_cast<int>(lines.size()); rest > 0)
        lines.append(tr("and %n more", nullptr, rest));
    return {.title = tr("%n new critical incident(s)", nullptr, count),
            .body = lines.join(u'\n'),
            .actions = {{u"default"_s, tr("Show them")}, {u"open"_s, tr("Show them")}}};
}

void NotificationCenter::onChosen(const QString &action)
{
    if (m_news.empty())
        return;
    const IncidentId only = m_news.size() == 1 ? m_news.front().id : IncidentId();
    // Not every daemon takes it away by itself.
    m_notifier->close();
    forget();
    if (action == "acknowledge"_L1 && only.isValid())
        Q_EMIT acknowledgeWanted(only);
    else if (only.isValid())
        Q_EMIT openWanted(only);
    else
        Q_EMIT listWanted();
}

} // namespace itsm
