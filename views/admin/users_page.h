#pragma once

#include "models/user_list_model.h"
#include "services/backend/backend.h"
#include "views/records/record_page.h"

class QPushButton;

namespace itsm {

class PlainLabel;

/// The people of the tenant. Administrators edit them; others see the list.
class UsersPage : public RecordPage
{
    Q_OBJECT
public:
    /// All must outlive it. Registers its commands.
    UsersPage(Backend &backend, const Clock &clock, ActionRegistry &actions, ViewState &state,
              QWidget *parent = nullptr);

    [[nodiscard]] UserFeed *feed() const { return m_feed; }
    [[nodiscard]] UserListModel *model() const { return m_model; }

    // The commands.
    void makeUser();
    void editUser();
    /// Asks first; whoever is deactivated is activated again without a question.
    void switchUser();
    /// Asks for the list of open incidents that are assigned to the person.
    void showIncidents();

protected:
    void startReading() override { m_feed->begin(); }
    void retranslate() override;
    void showRecords() override;
    void applyFilter(const std::vector<AnyFilterTerm> &terms) override { m_model->setFilter(terms); }
    [[nodiscard]] QStringList completions(int field) const override;
    [[nodiscard]] qsizetype total() const override { return m_model->total(); }
    void setTimeFormat(const TimeFormat &format) override { m_model->setTimeFormat(format); }
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
    [[nodiscard]] const UserLoad *current() const;
    void setActive(const User &user, bool isActive);
    [[nodiscard]] QString refusal() const;

    UserFeed *m_feed;
    UserListModel *m_model;
    QPushButton *m_new;
    QPushButton *m_edit;
    QPushButton *m_switch;
    PlainLabel *m_reason; ///< why the list can only be read
    UserId m_wanted;      ///< made a moment ago: becomes the current one as soon as it is read
};

} // namespace itsm
