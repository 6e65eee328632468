#pragma once

#include <QWidget>

class QHBoxLayout;

namespace itsm {

class PlainLabel;

/// The heading of a part of a view: title, a quiet count beside it, actions at the right end, a line below.
class SectionHeader : public QWidget
{
    Q_OBJECT
public:
    explicit SectionHeader(const QString &title = {}, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    /// "12", "1–44 of 1,000,000"; empty hides it.
    void setCount(const QString &count);
    /// Puts a button or chip at the right end; the header takes it over.
    void addAction(QWidget *widget);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    PlainLabel *m_title;
    PlainLabel *m_count;
    QHBoxLayout *m_row;
};

} // namespace itsm
