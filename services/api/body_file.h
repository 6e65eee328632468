#pragma once

#include "services/api/body_space.h"

#include <QByteArray>
#include <QString>
#include <memory>

namespace itsm {

/// The body of a request that may be too large for memory, in a file without a name, that goes with whoever holds it
/// last and with the process. A BodyWriter writes it; afterwards any thread may read the file.
class BodyFile
{
public:
    /// Takes its room from `space`.
    BodyFile(std::shared_ptr<BodySpace> space, const BodyOwner &owner);
    ~BodyFile();
    Q_DISABLE_COPY_MOVE(BodyFile)

    /// Before so much is written, in the thread of the server. False: there is no room for it.
    [[nodiscard]] bool reserve(qint64 bytes);
    /// Waits for the disk. False: it does not take it.
    [[nodiscard]] bool append(const QByteArray &part);
    /// Where this process, and no other, opens it.
    [[nodiscard]] QString path() const;

private:
    const std::shared_ptr<BodySpace> m_space;
    const BodyOwner m_owner;
    qint64 m_reserved = 0;
    int m_descriptor = -1; ///< opened with the first part
};

} // namespace itsm
