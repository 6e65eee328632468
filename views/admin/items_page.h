#pragma once

#include "models/item_list_model.h"
#include "services/backend/backend.h"
#include "views/records/record_page.h"

class QPushButton;
class QSplitter;

namespace itsm {

class RelationsPane;

/// Configuration items and how they hang together: the table above, the relations of the chosen one below.
class ItemsPage : public RecordPage
{
    Q_OBJECT
public:
    /// All must outlive it. Registers its commands.
    ItemsPage(Backend &backend, const Clock &clock, ActionRegistry &actions, ViewState &state,
              QWidget *parent = nullptr);

    [[nodiscard]] ItemFeed *feed() const { return m_feed; }
    [[nodiscard]] ItemListModel *model() const { return m_model; }
    [[nodiscard]] RelationsPane *relations() const { return m_relations; }

    // The commands.
    void makeItem();
    void editItem();
    void deleteItem();
    void addRelation();
    void removeRelation();
    void focusRelations();
    /// Asks for the list of incidents that name the item.
    void showIncidents();

protected:
    void startReading() override { m_feed->begin(); }
    void retranslate() override;
    void showRecords() override;
    void applyFilter(const std::vector<AnyFilterTerm> &terms) override;
    [[nodiscard]] QStringList completions(int field) const override;
    [[nodiscard]] qsizetype total() const override { return m_model->total(); }
    void setTimeFormat(const TimeFormat &format) override;
    void refreshTimes() override {}
    [[nodiscard]] QString countSentence(int shown, qsizetype all) const override;
    [[nodiscard]] QString copiedSentence(int rows) const override;
    [[nodiscard]] EmptyWords emptyWords() const override;
    void updateActions() override;
    void open(int row) override;
    [[nodiscard]] std::vector<const char *> menuCommands() const override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    [[nodiscard]] const ItemRow *current() const;
    void goTo(CiId id);
    void showRelations();
    void reallyDelete(const ConfigurationItem &item);
    [[nodiscard]] QString refusal() const;

    ItemFeed *m_feed;
    ItemListModel *m_model;
    RelationsPane *m_relations;
    QSplitter *m_splitter;
    QPushButton *m_new;
    QPushButton *m_edit;
    QPushButton *m_incidents;
    CiId m_wanted; ///< made a moment ago: becomes the current one as soon as it is read
};

} // namespace itsm
