#pragma once

#include "views/widgets/signs.h"

#include <QAbstractButton>

namespace itsm {

/// What a card says. Texts are translated by the caller.
struct StatValue
{
    QString number = {};  ///< as shown: "137", "2.4"; empty: not known yet
    QString unit = {};    ///< "h", "%"; may be empty
    Mark mark = {};       ///< sign and colour of the number; none: plain text
    bool atLeast = false; ///< the count was capped: "≥ 137"
    bool stale = false;   ///< hatched, and `note` says how old it is
    QString note = {};    ///< a short line below: age or trend
    friend bool operator==(const StatValue &, const StatValue &) = default;
};

/// A figure that filters: title, big number, unit. A click, Space or Enter toggles it; checked means that its filter is
/// in force.
class StatCard : public QAbstractButton
{
    Q_OBJECT
public:
    explicit StatCard(const QString &title = {}, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    [[nodiscard]] QString title() const { return text(); }
    void setValue(const StatValue &value);
    [[nodiscard]] const StatValue &value() const { return m_value; }

    /// Flat: all in one line, where there is little height.
    void setFlat(bool isFlat);
    [[nodiscard]] bool isFlat() const { return m_isFlat; }
    [[nodiscard]] static int heightOf(bool isFlat);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void updateAccessibleText();
    [[nodiscard]] QString numberText() const;
    void paintFrame(QPainter &p) const;
    void paintContent(QPainter &p) const;
    void paintLine(QPainter &p) const;

    StatValue m_value;
    bool m_isFlat = false;
};

} // namespace itsm
