#include "services/api/body_file.h"

#include <QDir>
#include <QFile>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

int openNameless()
{
    QByteArray path = QFile::encodeName(QDir::tempPath() + u"/itsmd-body-XXXXXX"_s);
    const int descriptor = ::mkostemp(path.data(), O_CLOEXEC); // readable by nobody else
    if (descriptor >= 0)
        ::unlink(path.constData());
    return descriptor;
}

} // namespace

BodyFile::BodyFile(std::shared_ptr<BodySpace> space, const BodyOwner &owner)
    : m_space(std::move(space))
    , m_owner(owner)
{
}

BodyFile::~BodyFile()
{
    m_space->giveBack(m_owner, m_reserved);
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

bool BodyFile::reserve(qint64 bytes)
{
    if (!m_space->take(m_owner, bytes))
        return false;
    m_reserved += bytes;
    return true;
}

QString BodyFile::path() const
{
    return u"/proc/self/fd/"_s + QString::number(m_descriptor);
}

bool BodyFile::append(const QByteArray &part)
{
    if (m_descriptor < 0)
        m_descriptor = openNameless();
    for (qsizetype done = 0; done < part.size();) {
        const ssize_t written = ::write(m_descriptor, part.constData() + done, size_t(part.size() - done));
        if (written < 0 && errno != EINTR)
            return false;
        done += qMax<ssize_t>(written, 0);
    }
    return true;
}

} // namespace itsm
