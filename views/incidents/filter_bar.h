#pragma once

#include "services/desk/desk.h"
#include "services/domain/filter.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QMenu;
class QToolButton;

namespace itsm {

class FacetButton;
class FilterEdit;
class PlainLabel;

/// One line of text in the filter language, and drop-downs that edit it. The text is the truth: what is filtered can
/// always be read.
class FilterBar : public QWidget
{
    Q_OBJECT
public:
    explicit FilterBar(QWidget *parent = nullptr);
    ~FilterBar() override;

    /// Values for the drop-downs and for completion.
    void setDirectory(const Directory &directory);
    /// The filter in force: the last one that could be read.
    [[nodiscard]] const IncidentFilter &filter() const { return m_filter; }
    /// Writes the filter as text and applies it.
    void setFilter(const IncidentFilter &filter);
    [[nodiscard]] QString text() const;
    void setText(const QString &text);
    void focusText();

    /// The last 20 texts that were used, newest first.
    [[nodiscard]] const QStringList &history() const { return m_history; }
    void setHistory(const QStringList &texts);

    [[nodiscard]] FilterEdit *edit() const { return m_edit; }

Q_SIGNALS:
    void filterChanged(const itsm::IncidentFilter &filter);
    void historyChanged(const QStringList &texts);
    /// Enter or Escape in the line: the list should have the focus.
    void left();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Facet
    {
        IncidentField field;
        FacetButton *button;
    };
    void apply();
    void apply(const IncidentFilter &filter);
    void showError(const std::optional<FilterError> &error);
    void placeBubble();
    void remember();
    void showHistory();
    void syncFacets();
    void fillFacets();
    void layoutFacets();
    void retranslate();
    void setIcons();

    FilterEdit *m_edit = nullptr;
    QAction *m_searchAction = nullptr;
    QAction *m_historyAction = nullptr;
    QAction *m_clearAction = nullptr;
    QToolButton *m_allFacets = nullptr;
    QMenu *m_allMenu = nullptr;
    QList<Facet> m_facets;
    QWidget *m_facetRow = nullptr;
    QPointer<PlainLabel> m_bubble;
    QTimer m_debounce;
    IncidentFilter m_filter;
    QStringList m_history;
    Directory m_directory;
};

} // namespace itsm
