#pragma once

#include <QByteArray>
#include <QStringBuilder>
#include <functional>

namespace itsm {

/// Reads an answer that tells in lines how far the server is, {"progress":{"done":…,"total":…}}, before it says what
/// came of it.
class ProgressLines
{
public:
    using Told = std::function<void(qint64 done, qint64 total)>;
    explicit ProgressLines(Told told);

    void feed(const QByteArray &bytes);
    /// What is no progress: the answer, once all has come.
    [[nodiscard]] QByteArray answer() const { return m_answer + m_begun; }
    /// The answer has come up to the end of its line.
    [[nodiscard]] bool isWhole() const { return !m_answer.isEmpty(); }

private:
    Told m_told;
    QByteArray m_begun; ///< a line that has not ended
    QByteArray m_answer;
};

} // namespace itsm
