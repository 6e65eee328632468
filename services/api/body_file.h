#pragma once

#include <QByteArray>
#include <QString>
#include <atomic>
#include <memory>

namespace itsm {

/// The body of a request that may be too large for memory, in a file without a name, that goes with whoever holds it
/// last and with the process. It is written by the thread of the server; afterwards any thread may read the file.
class BodyFile
{
public:
    /// `total` counts the bytes of all such files.
    explicit BodyFile(std::shared_ptr<std::atomic<qint64>> total);
    ~BodyFile();
    Q_DISABLE_COPY_MOVE(BodyFile)

    /// False: there is no room for it.
    [[nodiscard]] bool append(const QByteArray &part);
    /// Where this process, and no other, opens it.
    [[nodiscard]] QString path() const;
    [[nodiscard]] qint64 size() const { return m_size; }

private:
    std::shared_ptr<std::atomic<qint64>> m_total;
    int m_descriptor;
    qint64 m_size = 0;
};

} // namespace itsm
