#include "services/transfer/csv_words.h"

#include "services/transfer/servicenow_map.h"

#include <algorithm>

namespace itsm {

namespace {

template <typename T>
struct Word
{
    QStringView text; ///< as wordKey() gives it
    T value;
};

constexpr std::array statusWords{
    Word<Status>{u"open", Status::New},
    Word<Status>{u"新建", Status::New},
    Word<Status>{u"新", Status::New},
    Word<Status>{u"待处理", Status::New},
    Word<Status>{u"已确认", Status::Acknowledged},
    Word<Status>{u"已分配", Status::Assigned},
    Word<Status>{u"已指派", Status::Assigned},
    Word<Status>{u"workinprogress", Status::InProgress},
    Word<Status>{u"处理中", Status::InProgress},
    Word<Status>{u"进行中", Status::InProgress},
    Word<Status>{u"pending", Status::OnHold},
    Word<Status>{u"waiting", Status::OnHold},
    Word<Status>{u"挂起", Status::OnHold},
    Word<Status>{u"已挂起", Status::OnHold},
    Word<Status>{u"done", Status::Resolved},
    Word<Status>{u"已解决", Status::Resolved},
    Word<Status>{u"已关闭", Status::Closed},
    Word<Status>{u"canceled", Status::Cancelled},
    Word<Status>{u"已取消", Status::Cancelled},
};
constexpr std::array priorityWords{
    Word<Priority>{u"p1", Priority::Urgent},      Word<Priority>{u"p2", Priority::High},
    Word<Priority>{u"p3", Priority::Medium},      Word<Priority>{u"p4", Priority::Low},
    Word<Priority>{u"紧急", Priority::Urgent},    Word<Priority>{u"严重", Priority::Urgent},
    Word<Priority>{u"高", Priority::High},        Word<Priority>{u"moderate", Priority::Medium},
    Word<Priority>{u"normal", Priority::Medium},  Word<Priority>{u"中", Priority::Medium},
    Word<Priority>{u"低", Priority::Low},         Word<Priority>{u"blocker", Priority::Urgent},
    Word<Priority>{u"highest", Priority::Urgent}, Word<Priority>{u"major", Priority::High},
    Word<Priority>{u"minor", Priority::Low},      Word<Priority>{u"lowest", Priority::Low},
    Word<Priority>{u"trivial", Priority::Low},
};
constexpr std::array severityWords{
    Word<Severity>{u"严重", Severity::Critical},    Word<Severity>{u"major", Severity::High},
    Word<Severity>{u"高", Severity::High},          Word<Severity>{u"moderate", Severity::Medium},
    Word<Severity>{u"warning", Severity::Medium},   Word<Severity>{u"中", Severity::Medium},
    Word<Severity>{u"minor", Severity::Low},        Word<Severity>{u"低", Severity::Low},
    Word<Severity>{u"information", Severity::Info}, Word<Severity>{u"信息", Severity::Info},
};
constexpr std::array levelWords{
    Word<Level>{u"严重", Level::Critical}, Word<Level>{u"高", Level::High}, Word<Level>{u"moderate", Level::Medium},
    Word<Level>{u"中", Level::Medium},     Word<Level>{u"低", Level::Low},
};
constexpr std::array truthWords{
    Word<bool>{u"true", true},   Word<bool>{u"yes", true}, Word<bool>{u"1", true},  Word<bool>{u"是", true},
    Word<bool>{u"false", false}, Word<bool>{u"no", false}, Word<bool>{u"0", false}, Word<bool>{u"否", false},
};

template <typename T, size_t N>
std::optional<T> find(const std::array<Word<T>, N> &words, const QString &key)
{
    const auto *found = std::ranges::find(words, QStringView(key), &Word<T>::text);
    return found == words.end() ? std::nullopt : std::optional(found->value);
}

/// The values' own tokens, then other words.
template <typename T, size_t Values, size_t N>
std::optional<T> find(const std::array<T, Values> &values, const std::array<Word<T>, N> &words, QStringView word)
{
    const QString key = wordKey(word);
    for (const T value : values) {
        if (wordKey(QString::fromLatin1(tokenName(value))) == key)
            return value;
    }
    return find(words, key);
}

} // namespace

QString wordKey(QStringView text)
{
    QString key;
    for (const QChar c : text) {
        if (c.isLetterOrNumber() || c.isSurrogate())
            key += c.toLower();
    }
    return key;
}

std::optional<Status> statusFromWord(QStringView word)
{
    if (const auto status = find(allStatuses, statusWords, word))
        return status;
    const Status status = statusFromLog(word.trimmed());
    return status == Status::Unknown ? std::nullopt : std::optional(status);
}

std::optional<Priority> priorityFromWord(QStringView word)
{
    if (const auto priority = find(allPriorities, priorityWords, word))
        return priority;
    // "critical" is the second name of urgent.
    const Priority named = tokenValue(wordKey(word), static_cast<Priority *>(nullptr));
    const Priority priority = named == Priority::Unknown ? priorityFromLog(word.trimmed()) : named;
    return priority == Priority::Unknown ? std::nullopt : std::optional(priority);
}

std::optional<Severity> severityFromWord(QStringView word)
{
    if (const auto severity = find(allSeverities, severityWords, word))
        return severity;
    // Of "4 - Info" the word counts, of "1" or words of their own the number.
    const QStringView numbered = word.trimmed();
    const auto behindNumber = std::ranges::find_if_not(numbered, [](QChar c) { return c.isDigit(); });
    if (const auto severity = find(allSeverities, severityWords, numbered.sliced(behindNumber - numbered.begin())))
        return severity;
    const Level level = levelFromLog(numbered);
    return level == Level::Unknown ? std::nullopt : std::optional(severityFromLevel(level));
}

std::optional<Level> levelFromWord(QStringView word)
{
    if (const auto level = find(allLevels, levelWords, word))
        return level;
    const Level level = levelFromLog(word.trimmed());
    return level == Level::Unknown ? std::nullopt : std::optional(level);
}

std::optional<bool> truthFromWord(QStringView word)
{
    return find(truthWords, wordKey(word));
}

} // namespace itsm
