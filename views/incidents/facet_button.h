#pragma once

#include <QMenu>
#include <QStringList>
#include <QToolButton>

class QLineEdit;

namespace itsm {

/// A menu whose check boxes can be ticked one after the other: it stays open until a click beside it, Esc or Enter.
class ChoiceMenu : public QMenu
{
    Q_OBJECT
public:
    using QMenu::QMenu;

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

/// A value that a facet offers: what the filter language calls it, and what a person reads.
struct FacetValue
{
    QString value;
    QString label;
    QIcon icon;
};

/// A drop-down of the filter bar: the alternatives of one field as check boxes. Long lists get a search line.
class FacetButton : public QToolButton
{
    Q_OBJECT
public:
    explicit FacetButton(QWidget *parent = nullptr);

    void setTitle(const QString &title);
    /// A title with the number of values chosen, where there are some.
    [[nodiscard]] static QString countedTitle(const QString &title, qsizetype count);
    [[nodiscard]] const QString &title() const { return m_title; }
    void setValues(const QList<FacetValue> &values);
    /// Ticks exactly these; values that are not offered are kept and shown too, so that nothing of the text is lost.
    void setSelected(const QStringList &values);
    [[nodiscard]] const QStringList &selected() const { return m_selected; }
    /// For a menu that gathers all facets where the bar is narrow.
    [[nodiscard]] QMenu *choices() const { return m_menu; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    /// A person ticked or unticked something.
    void selectedChanged(const QStringList &values);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void rebuild();
    void updateText();
    void filterValues(const QString &typed);

    QString m_title;
    QList<FacetValue> m_values;
    QStringList m_selected;
    bool m_isOutdated = false; ///< other values came while the menu was open
    ChoiceMenu *m_menu = nullptr;
    QLineEdit *m_search = nullptr;
    QAction *m_clear = nullptr;
    QList<QAction *> m_actions;
};

} // namespace itsm
