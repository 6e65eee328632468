#pragma once

#include "services/desk/desk.h"
#include "services/domain/filter.h"

#include <QWidget>

class QMenu;
class QToolButton;

namespace itsm {

class FacetButton;
class FilterEdit;
class FilterLine;

/// One line of text in the filter language, and drop-downs that edit it. The text is the truth: what is filtered can
/// always be read.
class FilterBar : public QWidget
{
    Q_OBJECT
public:
    explicit FilterBar(QWidget *parent = nullptr);

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
    [[nodiscard]] const QStringList &history() const;
    void setHistory(const QStringList &texts);

    [[nodiscard]] FilterEdit *edit() const;

Q_SIGNALS:
    void filterChanged(const itsm::IncidentFilter &filter);
    void historyChanged(const QStringList &texts);
    /// Enter or Escape in the line: the list should have the focus.
    void left();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Facet
    {
        IncidentField field;
        FacetButton *button;
    };
    void apply(const IncidentFilter &filter);
    void syncFacets();
    void countFacets();
    void fillFacets();
    void layoutFacets();
    void retranslate();

    FilterLine *m_line;
    QToolButton *m_allFacets = nullptr;
    QMenu *m_allMenu = nullptr;
    QList<Facet> m_facets;
    QWidget *m_facetRow = nullptr;
    IncidentFilter m_filter;
    Directory m_directory;
};

} // namespace itsm
