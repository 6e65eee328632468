#pragma once

#include "models/metric_samples.h"
#include "views/widgets/time_format.h"

#include <QWidget>

class QHBoxLayout;

namespace itsm {

class MetricPanel;
class PlainLabel;
class StateOverlay;

/// The lines of the chosen series side by side, and words when there is none.
class ChartPane : public QWidget
{
    Q_OBJECT
public:
    /// More than so many are not drawn, but said.
    static constexpr size_t mostLines = 3;

    explicit ChartPane(MetricSamples &samples, QWidget *parent = nullptr);

    /// How many series are chosen, those included that are not drawn.
    void setChosen(int count);
    void setTimeZoneMode(TimeZoneMode mode);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void showLines();

    MetricSamples &m_samples;
    int m_chosen = 0;
    TimeZoneMode m_zone = TimeZoneMode::Local;
    QList<MetricPanel *> m_panels;
    PlainLabel *m_words;
    QWidget *m_area;
    StateOverlay *m_overlay;
    QHBoxLayout *m_row;
};

} // namespace itsm
