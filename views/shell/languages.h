#pragma once

#include <QObject>
#include <QTranslator>
#include <memory>
#include <vector>

namespace itsm {

/// The languages of the program, switchable while it runs: our texts and Qt's own. Lives in the UI thread.
class LanguageManager : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// The name of a language in itself: "English", "简体中文".
    [[nodiscard]] static QString nativeName(const QString &code);

    /// Loads the translators and makes every widget retranslate itself; QLocale's default follows. Unknown codes select
    /// English.
    void setLanguage(const QString &code);
    [[nodiscard]] const QString &language() const { return m_language; }

Q_SIGNALS:
    void languageChanged(const QString &code);

private:
    QString m_language;
    std::vector<std::unique_ptr<QTranslator>> m_translators;
};

} // namespace itsm
