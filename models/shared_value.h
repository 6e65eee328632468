#pragma once

#include <QList>
#include <memory>
#include <vector>

namespace itsm {

/// A value that feeds and models hold together instead of copying it; never changed, compared by content.
template <typename T>
class SharedValue
{
public:
    explicit SharedValue(T value)
        : m_value(std::make_shared<const T>(std::move(value)))
    {
    }
    [[nodiscard]] const T &operator*() const { return *m_value; }
    [[nodiscard]] const T *operator->() const { return m_value.get(); }
    // NOLINTNEXTLINE(google-explicit-constructor): it is the value
    operator const T &() const { return *m_value; }
    friend bool operator==(const SharedValue &a, const SharedValue &b)
    {
        return a.m_value == b.m_value || *a.m_value == *b.m_value;
    }

private:
    std::shared_ptr<const T> m_value;
};

/// Makes values of an answer shared ones.
template <typename T>
[[nodiscard]] QList<SharedValue<T>> shareAll(std::vector<T> values)
{
    QList<SharedValue<T>> shared;
    shared.reserve(static_cast<qsizetype>(values.size()));
    for (T &value : values)
        shared.append(SharedValue<T>(std::move(value)));
    return shared;
}

} // namespace itsm
