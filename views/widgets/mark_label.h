#pragma once

#include "views/widgets/signs.h"

#include <QWidget>

class QHBoxLayout;

namespace itsm {

/// A sign with its word: severity, priority, status in forms and headers. As a chip it stands on a tint of its colour.
class MarkLabel : public QWidget
{
    Q_OBJECT
public:
    enum class Shape : quint8 { Plain, Chip };
    explicit MarkLabel(Shape shape = Shape::Plain, QWidget *parent = nullptr);

    /// Plain text; control characters are made visible.
    void setMark(Mark mark, const QString &text);
    [[nodiscard]] QString text() const { return m_text; }
    /// A row of this sign and words that may take several lines.
    QHBoxLayout *rowWith(QWidget *words);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Shape m_shape;
    Mark m_mark;
    QString m_text;
};

} // namespace itsm
