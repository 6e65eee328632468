#pragma once

#include "views/widgets/signs.h"
#include "views/widgets/theme.h"

#include <QWidget>

class QToolButton;

namespace itsm {

class PlainLabel;

/// A value as it stands while nobody edits it: a sign, the text, and a pencil that is seen under the pointer or the
/// focus only. The pencil keeps its place meanwhile, so that texts do not move under the pointer.
class ValueRow : public QWidget
{
    Q_OBJECT
public:
    /// Without `isEditable` there is no pencil at all.
    ValueRow(FontRole font, bool isEditable, QWidget *parent);

    void setName(const QString &name);
    void setText(const QString &text, ColorRole color);
    void setMark(Mark mark);
    [[nodiscard]] QString text() const;

    /// Whether it may be edited now, and whether the pointer is at it.
    void setEditable(bool editable);
    /// A long text: a double click marks a word of it, to be copied, instead of editing it.
    void setReading(bool isReading);
    void setHovered(bool hovered);
    void focusPencil();

Q_SIGNALS:
    /// The pencil, or a double click.
    void editWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    void showPencil();
    void speak();

    const FontRole m_font;
    QString m_name;
    PlainLabel *m_sign;
    PlainLabel *m_text;
    QToolButton *m_pencil;
    bool m_editable = false;
    bool m_isReading = false;
    bool m_hovered = false;
};

} // namespace itsm
