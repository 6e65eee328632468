#include "views/widgets/plain_message.h"

#include "views/widgets/console_style.h"
#include "views/widgets/plain_text.h"
#include "views/widgets/theme.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QDesktopServices>
#include <QLabel>
#include <QLayout>
#include <algorithm>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {
struct PlainMessageText
{
    Q_DECLARE_TR_FUNCTIONS(PlainMessage)
};
} // namespace

QMessageBox *showPlainMessage(QWidget *parent, const PlainMessage &message,
                              std::function<void(QMessageBox::StandardButton)> done)
{
    auto *box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(message.icon);
    box->setWindowTitle(visibleControls(message.title));
    box->setStandardButtons(message.buttons);
    box->setDefaultButton(message.destructive ? QMessageBox::Cancel : message.acceptButton);
    showFocusRing(*box); // what Enter does is seen
    box->setText(visibleControls(message.text, LineBreaks::Keep));
    if (!message.detail.isEmpty())
        box->setInformativeText(visibleControls(message.detail, LineBreaks::Keep));
    // As wide as those of the forms; only now, each part makes the layout anew.
    const Theme &t = theme();
    box->layout()->setContentsMargins(t.space(5), t.space(5), t.space(5), t.space(4));
    // setTextFormat() reaches the main text only.
    const QList<QLabel *> labels = box->findChildren<QLabel *>();
    for (QLabel *label : labels) {
        label->setTextFormat(Qt::PlainText);
        if (label->objectName() == "qt_msgbox_label"_L1) {
            label->setFont(theme().font(FontRole::Section));
            // The box wraps what makes it wide, but never narrower than this: a least width below that of the text
            // would cut the text off.
            const int natural = QFontMetrics(label->font()).boundingRect(QRect(), 0, label->text()).width();
            label->setMinimumWidth(std::clamp(natural + 1, theme().px(320), theme().px(480)));
            label->setWordWrap(true);
        }
    }
    if (QAbstractButton *button = box->button(message.acceptButton)) {
        if (!message.acceptText.isEmpty())
            button->setText(message.acceptText);
        if (message.destructive)
            setButtonKind(button, ButtonKind::Danger);
    }
    if (done) {
        QObject::connect(box, &QDialog::finished, box, [done = std::move(done)](int result) {
            done(static_cast<QMessageBox::StandardButton>(result));
        });
    }
    box->open();
    return box;
}

QMessageBox *confirmAndOpenLink(QWidget *parent, const QUrl &url)
{
    const QString target = url.toString(QUrl::FullyEncoded);
    const QString scheme = url.scheme();
    if (!url.isValid() || (scheme != "https"_L1 && scheme != "http"_L1)) {
        return showPlainMessage(parent, {.icon = QMessageBox::Warning,
                                         .title = PlainMessageText::tr("Link not opened"),
                                         .text = PlainMessageText::tr("Only web links (http, https) are opened."),
                                         .detail = target});
    }
    return showPlainMessage(parent,
                            {.icon = QMessageBox::Question,
                             .title = PlainMessageText::tr("Open link"),
                             .text = PlainMessageText::tr("Open this address in the web browser?"),
                             .detail = target,
                             .buttons = QMessageBox::Open | QMessageBox::Cancel,
                             .acceptButton = QMessageBox::Open},
                            [url](QMessageBox::StandardButton button) {
                                if (button == QMessageBox::Open)
                                    QDesktopServices::openUrl(url);
                            });
}

} // namespace itsm
