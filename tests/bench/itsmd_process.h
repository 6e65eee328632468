#pragma once

#include "services/domain/result.h"

#include <QProcess>
#include <QTemporaryDir>
#include <memory>

namespace itsm::bench {

/// What a process has used of the processor so far; 0 where there is none.
[[nodiscard]] double cpuSecondsOf(qint64 pid);

/// `itsmd serve` of the same build, as an operator starts it. Ends with the object, or with this program.
class ItsmdProcess
{
public:
    /// On a database by its URL, with lines for the section `server` of the configuration.
    static Result<std::unique_ptr<ItsmdProcess>> start(const QString &database, const QByteArrayList &settings = {});
    ~ItsmdProcess();
    Q_DISABLE_COPY_MOVE(ItsmdProcess)

    [[nodiscard]] quint16 port() const { return m_port; }
    /// Memory now, and the most since the last call of forgetPeak(), in MiB.
    [[nodiscard]] double memory() const { return status("VmRSS:") / 1'024; }
    [[nodiscard]] double peakMemory() const { return status("VmHWM:") / 1'024; }
    void forgetPeak() const;
    [[nodiscard]] int threads() const { return int(status("Threads:")); }
    [[nodiscard]] int descriptors() const;
    /// What it has used of the processor so far.
    [[nodiscard]] double cpuSeconds() const { return cpuSecondsOf(m_process.processId()); }

private:
    ItsmdProcess() = default;
    [[nodiscard]] double status(QByteArrayView key) const;
    [[nodiscard]] QString proc(const char *name) const;

    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace itsm::bench
