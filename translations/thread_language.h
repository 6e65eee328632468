#pragma once

#include <QTranslator>
#include <memory>
#include <vector>

namespace itsm {

/// While this lives, the thread that made it speaks this language, where a ThreadTranslator is installed that has it.
/// An empty code: the language of the program.
class ThreadLanguage
{
    Q_DISABLE_COPY_MOVE(ThreadLanguage)

public:
    explicit ThreadLanguage(QString code);
    ~ThreadLanguage();
    /// Of the calling thread.
    [[nodiscard]] static const QString &current();

private:
    QString m_before;
};

/// Gives each thread the texts of its ThreadLanguage, for a program that speaks with many people at once. It is
/// installed after the translator of the program's own language, because the last one is asked first. Afterwards it may
/// be used from any thread.
class ThreadTranslator : public QTranslator
{
public:
    /// With all of languageCodes().
    explicit ThreadTranslator(QObject *parent = nullptr);
    ~ThreadTranslator() override;

    [[nodiscard]] bool isEmpty() const override;
    [[nodiscard]] QString translate(const char *context, const char *source, const char *disambiguation,
                                    int n) const override;

private:
    struct Language
    {
        QString code;
        std::unique_ptr<QTranslator> texts;
    };
    std::vector<Language> m_languages;
};

/// The one of languageCodes() that an Accept-Language (RFC 9110, 12.5.4) wants most; empty if it wants none of them or
/// says `*` before them.
[[nodiscard]] QString acceptedLanguage(const QByteArray &field);

} // namespace itsm
