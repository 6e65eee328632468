#include "views/widgets/progress_banner.h"

#include "views/widgets/console_style.h"
#include "views/widgets/plain_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>

namespace itsm {

namespace {
constexpr int barSteps = 1000; // the bar counts in int, jobs in qint64
} // namespace

ProgressBanner::ProgressBanner(QWidget *parent)
    : QWidget(parent)
    , m_text(new PlainLabel(this))
    , m_bar(new QProgressBar(this))
    , m_count(new PlainLabel(this))
    , m_details(new QPushButton(this))
    , m_button(new QPushButton(this))
{
    const Theme &t = theme();
    m_text->setLook(FontRole::Table);
    m_text->setElideMode(Qt::ElideRight);
    m_count->setLook(FontRole::MetaDigits, ColorRole::Muted);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(t.px(220));
    setButtonKind(m_button, ButtonKind::Quiet);
    setButtonKind(m_details, ButtonKind::Quiet);
    // A click leaves the keyboard where it is: the buttons go soon, and it would land anywhere.
    m_details->setFocusPolicy(Qt::TabFocus);
    m_button->setFocusPolicy(Qt::TabFocus);
    m_details->setObjectName(QStringLiteral("bannerDetails"));
    m_details->hide();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(t.space(3) + t.px(20), t.px(3), t.space(1), t.px(3));
    row->setSpacing(t.space(3));
    row->addWidget(m_text, 1);
    row->addWidget(m_bar);
    row->addWidget(m_count);
    row->addWidget(m_details);
    row->addWidget(m_button);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    hide();
    connect(m_details, &QPushButton::clicked, this, &ProgressBanner::detailsRequested);
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_running) {
            m_cancelling = true;
            refresh();
            Q_EMIT cancelRequested();
        } else {
            hide();
            Q_EMIT dismissed();
        }
    });
}

void ProgressBanner::start(const QString &text, qint64 total)
{
    m_running = true;
    m_cancelling = false;
    m_done = 0;
    m_total = total;
    m_mark = {Sign::HalfDisc, ColorRole::Accent};
    m_text->setText(text);
    m_details->hide();
    refresh();
    show();
}

void ProgressBanner::setProgress(qint64 done, qint64 total)
{
    m_done = done;
    m_total = total;
    refresh();
}

void ProgressBanner::finish(Mark mark, const QString &text, const QString &detailsText)
{
    m_running = false;
    m_mark = mark;
    m_text->setText(text);
    m_details->setText(detailsText);
    m_details->setVisible(!detailsText.isEmpty());
    refresh();
    show();
}

void ProgressBanner::setWords(const QString &text, const QString &detailsText)
{
    m_text->setText(text);
    m_details->setText(detailsText);
    refresh();
}

void ProgressBanner::refresh()
{
    const QLocale locale;
    m_bar->setVisible(m_running);
    m_count->setVisible(m_running && m_total > 0);
    m_bar->setRange(0, m_total > 0 ? barSteps : 0);
    m_bar->setValue(m_total > 0 ? static_cast<int>(m_done * barSteps / m_total) : 0);
    m_count->setText(tr("%1 of %2", "progress").arg(locale.toString(m_done), locale.toString(m_total)));
    m_button->setText(!m_running ? tr("Dismiss") : m_cancelling ? tr("Cancelling…") : tr("Cancel"));
    m_button->setEnabled(!m_cancelling || !m_running);
    m_bar->setAccessibleName(m_text->fullText());
    setAccessibleName(m_text->fullText());
    update();
}

void ProgressBanner::paintEvent(QPaintEvent *)
{
    const Theme &t = theme();
    QPainter p(this);
    p.fillRect(rect(), t.tint(m_mark.color, 0.08));
    // At the top: what stands below has its own edge.
    p.fillRect(QRect(0, 0, width(), 1), t.color(ColorRole::Border));
    const int side = t.px(14);
    paintSign(&p, QRectF(t.space(3), (height() - side) / 2.0, side, side), m_mark.sign, t.color(m_mark.color));
}

void ProgressBanner::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace itsm
