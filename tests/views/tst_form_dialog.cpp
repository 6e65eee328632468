#include "tests/support/test_program.h"
#include "views/widgets/form_dialog.h"
#include "views/widgets/form_field.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/theme_manager.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QTest>

using namespace itsm;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int fieldCount = 30;
constexpr int placeOfNumber = 3;
constexpr int choiceField = 4;

/// More fields than any screen has room for.
class LongForm : public FormDialog
{
public:
    LongForm()
        : FormDialog(nullptr)
    {
        for (int i = 0; i < fieldCount; ++i)
            addField({name(i)}, makeEditor(i));
    }
    static QString name(int i) { return u"field%1"_s.arg(i); }
    QHash<int, QString> wrong; ///< what validate() finds

private:
    QWidget *makeEditor(int i)
    {
        if (i == placeOfNumber) {
            auto *number = new QSpinBox(this);
            number->setValue(7);
            return number;
        }
        if (i != choiceField)
            return new QLineEdit(this);
        auto *choice = new QComboBox(this);
        choice->addItems({u"one"_s, u"two"_s, u"three"_s});
        choice->setCurrentIndex(1);
        return choice;
    }

protected:
    bool validate() override
    {
        for (int i = 0; i < fieldCount; ++i) {
            if (wrong.contains(i))
                setFieldError(name(i), wrong.value(i));
        }
        return wrong.isEmpty();
    }
    void retranslate() override
    {
        for (int i = 0; i < fieldCount; ++i)
            field(name(i))->setLabel(u"Field %1"_s.arg(i));
    }
};

/// Whose fields are made before their places.
class ShortForm : public FormDialog
{
public:
    ShortForm()
        : FormDialog(nullptr)
        , name(new QLineEdit(this))
        , choice(new QComboBox(this))
    {
        addField({u"name"_s}, name);
        addField({u"choice"_s}, choice);
    }
    QLineEdit *name;
    QComboBox *choice;

protected:
    void retranslate() override {}
};

} // namespace

class TestFormDialog : public QObject
{
    Q_OBJECT

    static bool isInSight(const LongForm &form, int i)
    {
        const QWidget *viewport = form.findChild<QScrollArea *>()->viewport();
        const FormField *field = form.field(LongForm::name(i));
        return viewport->rect().contains(QRect(field->mapTo(viewport, QPoint()), field->size()));
    }

    static void turnWheel(QWidget *over, int notches)
    {
        const QPointF middle = QRectF(over->rect()).center();
        QWheelEvent wheel(middle, over->mapToGlobal(middle), {}, {0, 120 * notches}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QSpontaneKeyEvent::setSpontaneous(&wheel); // others go to no widget but the one
        qApp->notify(over, &wheel);
    }

private Q_SLOTS:
    void initTestCase() { new ThemeManager(*qApp, ThemeMode::Light); }

    void theFieldWithTheErrorIsInSight()
    {
        LongForm form;
        form.show();
        QVERIFY(QTest::qWaitForWindowActive(&form));
        QVERIFY(form.height() <= form.screen()->availableGeometry().height());
        QVERIFY(isInSight(form, 0) && !isInSight(form, fieldCount - 1));
        QVERIFY(form.rect().contains(form.primaryButton()->geometry()));
        // One line below the field has its room; more lines move what is below them.
        form.wrong = {{fieldCount - 1, u"This is wrong. "_s.repeated(20)}};
        form.submit();
        QTRY_VERIFY(isInSight(form, fieldCount - 1));
        QVERIFY(form.field(LongForm::name(fieldCount - 1))->editor()->hasFocus());
        QTest::qWait(50); // all layouts have been made
        QVERIFY(isInSight(form, fieldCount - 1));
        form.wrong = {{1, u"Too short."_s}, {2, u"Too long. "_s.repeated(30)}, {20, u"Missing."_s}};
        form.submit();
        QTRY_VERIFY(isInSight(form, 1));
        QVERIFY(!isInSight(form, 20));
        // What the server finds is shown as well.
        form.showError(Error{Error::Code::Invalid, u"Nobody knows it."_s, LongForm::name(25), {}});
        QVERIFY(isInSight(form, 1)); // the first one has the keyboard
        form.clearErrors();
        form.showError(Error{Error::Code::Invalid, u"Nobody knows it."_s, LongForm::name(25), {}});
        QTRY_VERIFY(isInSight(form, 25));
    }

    void whatIsTypedAnswersTheError()
    {
        ShortForm form;
        form.show();
        QVERIFY(QTest::qWaitForWindowActive(&form));
        FormField *field = form.field(u"name"_s);
        field->setError(u"Give it a name."_s);
        QTest::keyClicks(form.name, u"x"_s);
        QVERIFY(!field->hasError());
    }

    void oneEscDoesNotThrowTypedTextAway()
    {
        ShortForm form;
        form.name->setText(u"filled"_s); // by the form, not by a person
        form.show();
        QVERIFY(QTest::qWaitForWindowActive(&form));
        QTest::keyClick(&form, Qt::Key_Escape);
        QVERIFY(!form.isVisible());
        form.show();
        QTest::keyClicks(form.name, u"x"_s);
        QTest::keyClick(form.name, Qt::Key_Escape);
        QVERIFY(form.isVisible());
        QVERIFY(!form.findChild<PlainLabel *>(u"formMessage"_s)->fullText().isEmpty());
        QTest::keyClicks(form.name, u"y"_s); // what was warned of is not what would be lost
        QTest::keyClick(form.name, Qt::Key_Escape);
        QVERIFY(form.isVisible());
        QTest::keyClick(form.name, Qt::Key_Escape);
        QVERIFY(!form.isVisible());
    }

    void tabReachesTheButtons()
    {
        ShortForm form;
        form.show();
        QVERIFY(QTest::qWaitForWindowActive(&form));
        const auto *cancel = form.findChild<QPushButton *>(u"cancel"_s);
        for (const QWidget *each :
             std::initializer_list<const QWidget *>{form.name, form.choice, cancel, form.primaryButton()}) {
            QCOMPARE(form.focusWidget(), each);
            QTest::keyClick(form.focusWidget(), Qt::Key_Tab);
        }
        QCOMPARE(form.focusWidget(), form.name);
    }

    void theWheelScrollsTheFormAndNotItsFields()
    {
        LongForm form;
        form.show();
        QVERIFY(QTest::qWaitForWindowActive(&form));
        auto *number = qobject_cast<QSpinBox *>(form.field(LongForm::name(placeOfNumber))->editor());
        auto *choice = qobject_cast<QComboBox *>(form.field(LongForm::name(choiceField))->editor());
        const QScrollBar *bar = form.findChild<QScrollArea *>()->verticalScrollBar();
        for (QWidget *field : std::initializer_list<QWidget *>{number, number->findChild<QLineEdit *>(), choice}) {
            const int before = bar->value();
            turnWheel(field, -1);
            QVERIFY(bar->value() > before);
            turnWheel(field, 1);
            QCOMPARE(bar->value(), before);
        }
        QCOMPARE(number->value(), 7);
        QCOMPARE(choice->currentIndex(), 1);
        QVERIFY(!(number->focusPolicy() & ~Qt::StrongFocus) && !(choice->focusPolicy() & ~Qt::StrongFocus));
        // Who has chosen the field means it.
        number->setFocus();
        turnWheel(number, 1);
        QCOMPARE(number->value(), 8);
        choice->setFocus();
        turnWheel(choice, -1);
        QCOMPARE(choice->currentIndex(), 1);
    }
};

ITSM_TEST_IN(QApplication, TestFormDialog)
#include "tst_form_dialog.moc"
