#pragma once

#include "views/widgets/plain_text.h"
#include "views/widgets/theme.h"

#include <QLabel>
#include <optional>

namespace itsm {

/// The label for data: always plain text, control characters visible. Optionally one elided line, whose full text is
/// the tooltip.
class PlainLabel : public QLabel
{
    Q_OBJECT
public:
    explicit PlainLabel(QWidget *parent = nullptr);
    explicit PlainLabel(const QString &text, QWidget *parent = nullptr);

    /// Shows `text`; hides QLabel's, which would keep control characters.
    void setText(const QString &text);
    /// The text as given.
    [[nodiscard]] QString fullText() const { return m_text; }

    /// ElideNone (the default) shows everything; any other mode makes one line that may shrink.
    void setElideMode(Qt::TextElideMode mode);
    [[nodiscard]] bool isElided() const;

    /// Font and colour by role; they follow the theme.
    void setLook(FontRole font, ColorRole color = ColorRole::Text);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    void applyLook();

    struct Look
    {
        FontRole font;
        ColorRole color;
    };
    QString m_text;
    Qt::TextElideMode m_elide = Qt::ElideNone;
    std::optional<Look> m_look;
};

} // namespace itsm
