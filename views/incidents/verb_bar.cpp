#include "views/incidents/verb_bar.h"

#include "views/widgets/console_style.h"
#include "views/widgets/icons.h"
#include "views/widgets/theme_manager.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array buttonVerbs{Verb::Acknowledge, Verb::Start, Verb::Resolve, Verb::Close,
                                 Verb::Reopen,      Verb::Hold,  Verb::Assign,  Verb::Escalate};

QString verbText(Verb verb)
{
    return withoutMnemonic(QCoreApplication::translate(verbSpec(verb).context, verbSpec(verb).text));
}

} // namespace

VerbBar::VerbBar(QWidget *parent)
    : QWidget(parent)
    , m_more(new QToolButton(parent))
    , m_menu(new QMenu(m_more))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme().space(2));
    for (const Verb verb : buttonVerbs) {
        auto *button = new QPushButton(this);
        button->setObjectName("drawer."_L1 + actionId(verb));
        connect(button, &QPushButton::clicked, this, [this, verb] { Q_EMIT verbWanted(verb); });
        row->addWidget(button);
        m_buttons[static_cast<size_t>(verb)] = button;
    }
    row->addStretch();
    // Buttons that find no room must not keep the pane from getting narrower.
    setMinimumWidth(1);
    m_more->setAutoRaise(true);
    m_more->setObjectName(u"drawerMore"_s);
    m_more->setIcon(icon("more"_L1));
    // Without setMenu(): the dots say it, an arrow beside them says nothing more.
    connect(m_more, &QToolButton::clicked, this,
            [this] { m_menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height()))); });
    connect(m_menu, &QMenu::aboutToShow, this, &VerbBar::fillMenu);
    // Buttons of another size.
    if (const ThemeManager *manager = ThemeManager::instance())
        connect(manager, &ThemeManager::changed, this, &VerbBar::fitButtons);
    retranslate();
}

void VerbBar::setIncident(const IncidentSummary &incident)
{
    m_incident = incident;
    showButtons();
}

void VerbBar::setEditable(bool editable, const QString &reason)
{
    m_editable = editable;
    m_reason = reason;
    showButtons();
}

void VerbBar::fillMenu()
{
    m_menu->clear();
    if (!m_incident)
        return;
    const auto addVerb = [this](Verb verb) {
        QAction *action = m_menu->addAction(icon(QLatin1StringView(verbSpec(verb).icon)), verbText(verb));
        action->setEnabled(hasPermission(m_role, permissionFor(verb)) && isPossible(verb, *m_incident) &&
                           (m_editable || !verbSpec(verb).needsLink));
        connect(action, &QAction::triggered, this, [this, verb] { Q_EMIT verbWanted(verb); });
    };
    for (const Verb verb : m_withoutRoom)
        addVerb(verb);
    if (!m_withoutRoom.empty())
        m_menu->addSeparator();
    for (const Verb verb : {Verb::Take, Verb::Comment, Verb::Edit, Verb::CopyNumber, Verb::Cancel, Verb::Delete}) {
        if (verb == Verb::Cancel)
            m_menu->addSeparator();
        addVerb(verb);
    }
}

void VerbBar::showButtons()
{
    if (!m_incident)
        return;
    const std::optional<Verb> primary = primaryVerb(*m_incident);
    for (const Verb verb : buttonVerbs) {
        QPushButton *button = m_buttons[static_cast<size_t>(verb)];
        if (verb == Verb::Start)
            button->setText(m_incident->status == Status::OnHold ? tr("Resume work") : verbText(verb));
        button->setEnabled(m_editable);
        button->setToolTip(m_editable || m_reason.isEmpty()
                               ? QCoreApplication::translate(verbSpec(verb).context, verbSpec(verb).tip)
                               : m_reason);
        setButtonKind(button, primary == verb ? ButtonKind::Primary : ButtonKind::Normal);
    }
    fitButtons();
}

void VerbBar::fitButtons()
{
    if (!m_incident)
        return;
    int room = width();
    m_withoutRoom.clear();
    for (const Verb verb : buttonVerbs) {
        QPushButton *button = m_buttons[static_cast<size_t>(verb)];
        const bool possible = isPossible(verb, *m_incident);
        const bool fits = possible && m_withoutRoom.empty() && button->sizeHint().width() <= room;
        button->setVisible(fits);
        if (fits)
            room -= button->sizeHint().width() + layout()->spacing();
        else if (possible)
            m_withoutRoom.push_back(verb);
    }
}

void VerbBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitButtons();
}

void VerbBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void VerbBar::retranslate()
{
    for (const Verb verb : buttonVerbs) {
        m_buttons[static_cast<size_t>(verb)]->setText(verbText(verb));
    }
    m_more->setAccessibleName(tr("More commands"));
    m_more->setToolTip(m_more->accessibleName());
    showButtons();
}

} // namespace itsm
