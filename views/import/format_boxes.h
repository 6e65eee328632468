#pragma once

#include "services/transfer/csv_format.h"

#include <QObject>

class QComboBox;

namespace itsm {

/// The two boxes that say how a CSV file is written.
class FormatBoxes : public QObject
{
    Q_OBJECT
public:
    /// The boxes are children of `parent`, which places them.
    explicit FormatBoxes(QWidget *parent);

    [[nodiscard]] QComboBox *encoding() const { return m_encoding; }
    [[nodiscard]] QComboBox *delimiter() const { return m_delimiter; }
    [[nodiscard]] CsvFormat format() const;
    /// Shows a format; tells nobody.
    void setFormat(const CsvFormat &format);
    void setEnabled(bool enabled);
    /// Sets all texts in the language in force.
    void retranslate();

Q_SIGNALS:
    /// A person chose another format.
    void chosen(const itsm::CsvFormat &format);

private:
    QComboBox *m_encoding;
    QComboBox *m_delimiter;
};

} // namespace itsm
