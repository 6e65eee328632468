#pragma once

#include <QScrollArea>

namespace itsm {

/// Holds the fields of a form: as high as they are where there is room, and scrolled where the screen ends. Whatever
/// grows or shrinks, the field that has the keyboard stays in sight, with what is said below it.
class FormScroll : public QScrollArea
{
    Q_OBJECT
public:
    explicit FormScroll(QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

    /// Scrolls to the field that has the keyboard.
    void showFocus();

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace itsm
