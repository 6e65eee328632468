#include "services/runtime/secret.h"

#include <cstring>

namespace itsm {

Secret &Secret::operator=(const Secret &other)
{
    if (this != &other) {
        wipe();
        m_text = other.m_text;
    }
    return *this;
}

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        wipe();
        m_text = std::move(other.m_text);
    }
    return *this;
}

Secret::~Secret()
{
    wipe();
}

void Secret::wipe()
{
    // A shared text belongs to another copy, too; data() would detach it and leave the original as it is.
    if (m_text.isDetached())
        explicit_bzero(m_text.data(), static_cast<size_t>(m_text.size()) * sizeof(QChar));
    m_text.clear();
}

} // namespace itsm
