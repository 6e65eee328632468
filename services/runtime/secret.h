#pragma once

#include <QDebug>
#include <QString>
#include <iosfwd>

namespace itsm {

/// A password, key or token. It cannot be written to streams or logs by accident, and its memory is overwritten when
/// the last copy goes.
class Secret
{
public:
    Secret() = default;
    explicit Secret(QString text)
        : m_text(std::move(text))
    {
    }
    Secret(const Secret &) = default;
    Secret(Secret &&) noexcept = default;
    Secret &operator=(const Secret &other);
    Secret &operator=(Secret &&other) noexcept;
    ~Secret();

    /// The secret itself, for the one place that uses it.
    [[nodiscard]] const QString &reveal() const { return m_text; }
    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }
    friend bool operator==(const Secret &, const Secret &) = default;

    friend QDebug operator<<(QDebug, const Secret &) = delete;
    friend std::ostream &operator<<(std::ostream &, const Secret &) = delete;
    friend QTextStream &operator<<(QTextStream &, const Secret &) = delete;

private:
    void wipe();
    QString m_text;
};

} // namespace itsm
