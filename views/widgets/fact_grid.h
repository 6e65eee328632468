#pragma once

#include "views/widgets/signs.h"

#include <QHash>
#include <QWidget>

class QGridLayout;

namespace itsm {

class MarkLabel;
class PlainLabel;

/// Facts as pairs of a quiet label and a value, in two columns of pairs where there is room, in one where there is not.
/// Values are plain text that can be selected; long ones wrap.
class FactGrid : public QWidget
{
    Q_OBJECT
public:
    explicit FactGrid(QWidget *parent = nullptr);

    /// Adds or changes the fact `key`; facts stand in the order of their first mention. An empty value shows a dash.
    void setFact(const QString &key, const QString &label, const QString &value, const QString &toolTip = {});
    /// The same with a sign before the value.
    void setFact(const QString &key, const QString &label, Mark mark, const QString &value);
    void removeFact(const QString &key);
    [[nodiscard]] QString value(const QString &key) const;

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Fact
    {
        PlainLabel *label = nullptr;
        QWidget *value = nullptr; ///< PlainLabel or MarkLabel
    };
    Fact &fact(const QString &key, const QString &label);
    void place();

    QGridLayout *m_grid;
    QHash<QString, Fact> m_facts;
    QStringList m_order;
    int m_columns = 0;
};

} // namespace itsm
