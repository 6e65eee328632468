#pragma once

#include "services/domain/json_place.h"

#include <QPlainTextEdit>
#include <vector>

namespace itsm {

/// JSON to read or to write: keys, texts and numbers in their colours, mistakes underlined at their places and told
/// under the pointer. Tab leaves it; Enter keeps the indentation.
class JsonEdit : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit JsonEdit(QWidget *parent = nullptr);

    struct Mistake
    {
        TextPlace place;
        QString message;
    };
    void setMistakes(std::vector<Mistake> mistakes);
    [[nodiscard]] const std::vector<Mistake> &mistakes() const { return m_mistakes; }
    /// Marks the lines that the other text does not have at their place, and no others; returns how many they are.
    int markDifferences(const QString &other);
    void clearDifferences();
    void showFirstDifference();
    /// Puts the cursor at a place and shows it.
    void goTo(const TextPlace &place);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    class Highlighter;
    void applyLook();
    void underline();

    Highlighter *m_highlighter;
    std::vector<Mistake> m_mistakes;
    QList<TextPlace> m_differences;
};

} // namespace itsm
