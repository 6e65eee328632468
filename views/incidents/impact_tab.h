#pragma once

#include "services/analysis/impact.h"
#include "services/domain/result.h"

#include <QScrollArea>

class QGridLayout;

namespace itsm {

class PlainLabel;

/// The figures of the impact analysis, each with what it rests on: measured, modelled or assumed.
class ImpactTab : public QScrollArea
{
    Q_OBJECT
public:
    explicit ImpactTab(QWidget *parent = nullptr);

    /// Figures of another incident are taken away at once; asks for the new ones while the tab can be seen.
    void setIncident(IncidentId incident);
    /// The answer to figuresWanted(). A failure leaves older figures of the same incident visible.
    void setFigures(const Result<ImpactFigures> &figures);

Q_SIGNALS:
    void figuresWanted();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    struct Row
    {
        const char *key;
        PlainLabel *name;
        PlainLabel *value;
        PlainLabel *basis;
    };
    void showFigures();
    void retranslate();

    IncidentId m_incident;
    std::optional<ImpactFigures> m_figures;
    std::optional<Error> m_error;
    QList<Row> m_rows;
    QList<std::pair<const char *, PlainLabel *>> m_headings;
    PlainLabel *m_intro = nullptr;
    PlainLabel *m_problem = nullptr;
    QWidget *m_table = nullptr;
    QGridLayout *m_grid = nullptr;
};

} // namespace itsm
