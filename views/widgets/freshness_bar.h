#pragma once

#include "services/runtime/clock.h"
#include "views/widgets/signs.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

class QHBoxLayout;

namespace itsm {

/// One source of data and how old what it told is: sign, name, age. "● PostgreSQL 0.3 s ago".
class FreshnessItem : public QWidget
{
    Q_OBJECT
public:
    explicit FreshnessItem(QWidget *parent = nullptr, const Clock &clock = SystemClock::instance());

    /// `source` is a name such as "PostgreSQL". `updatedAt`: when it last answered.
    void setSource(const QString &source);
    void setFreshness(Freshness freshness, const OptionalInstant &updatedAt);
    [[nodiscard]] Freshness freshness() const { return m_freshness; }
    /// What the item says now: "PostgreSQL 0.3 s ago", "Alertmanager 41 s: stale", "Prometheus: lost 2 min ago".
    [[nodiscard]] QString text() const;
    /// Writes the age anew.
    void refresh();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    const Clock &m_clock;
    QString m_source;
    Freshness m_freshness = Freshness::Unknown;
    OptionalInstant m_updatedAt;
    QString m_shown;
    int m_reserved = 0; ///< the widest it was, so that the neighbours do not dance with the digits
};

/// The items of all sources in a row; it counts their ages up by itself, once a second while it is visible.
class FreshnessBar : public QWidget
{
    Q_OBJECT
public:
    explicit FreshnessBar(QWidget *parent = nullptr, const Clock &clock = SystemClock::instance());

    /// Adds or changes the item `key`, e.g. "postgresql"; items stand in the order of their first mention.
    void setItem(const QString &key, const QString &source, Freshness freshness, const OptionalInstant &updatedAt);
    void removeItem(const QString &key);
    [[nodiscard]] FreshnessItem *item(const QString &key) const { return m_items.value(key); }

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void refresh();

    const Clock &m_clock;
    QHBoxLayout *m_row;
    QHash<QString, FreshnessItem *> m_items;
    QTimer m_timer;
};

} // namespace itsm
