#pragma once

#include "models/relation_list_model.h"

#include <QWidget>

class QPushButton;

namespace itsm {

class ActionRegistry;
class RecordTable;
class SectionHeader;
class StateOverlay;

/// The relations of the configuration item that is chosen above it.
class RelationsPane : public QWidget
{
    Q_OBJECT
public:
    /// All must outlive it. Its buttons trigger "item.relate" and "item.unrelate".
    RelationsPane(const Clock &clock, ActionRegistry &actions, QWidget *parent = nullptr);

    void setItem(const std::optional<ConfigurationItem> &item, const ItemFeed &feed);
    /// The relation of the current row; nothing without one.
    [[nodiscard]] std::optional<RelationRow> chosen() const;
    [[nodiscard]] RecordTable *table() const { return m_table; }
    [[nodiscard]] RelationListModel *model() const { return m_model; }
    /// The buttons follow what the commands can do.
    void followActions();
    void focusRows();

Q_SIGNALS:
    /// Enter: the item at the other end.
    void itemWanted(itsm::CiId id);
    void choiceChanged();
    /// Escape: back to the items.
    void left();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showWords();

    ActionRegistry &m_actions;
    RelationListModel *m_model;
    SectionHeader *m_header;
    QPushButton *m_add;
    QPushButton *m_remove;
    RecordTable *m_table;
    StateOverlay *m_overlay;
    std::optional<ConfigurationItem> m_item;
};

} // namespace itsm
