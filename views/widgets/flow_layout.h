#pragma once

#include <QLayout>
#include <vector>

namespace itsm {

/// Items in rows, as many as fit: cards, chips, action buttons. With `stretch` the items of a row share its width
/// evenly.
class FlowLayout : public QLayout
{
    Q_OBJECT
public:
    enum class Fill : quint8 { Natural, Stretch };
    explicit FlowLayout(QWidget *parent = nullptr, Fill fill = Fill::Natural);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override;
    [[nodiscard]] int count() const override { return static_cast<int>(m_items.size()); }
    [[nodiscard]] QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    /// Lays out in `rect` and returns the height used; with `apply` false it only measures.
    int layOut(const QRect &rect, bool apply) const;

    std::vector<QLayoutItem *> m_items;
    Fill m_fill;
};

} // namespace itsm
