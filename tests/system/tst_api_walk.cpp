#include "tests/contract/contract_proxy.h"
#include "tests/contract/openapi.h"
#include "tests/support/monitoring_stack.h"
#include "tests/support/result_check.h"
#include "tests/support/test_program.h"
#include "tests/system/itsmd_folder.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;

/// The examples of docs/API.md, run as they are printed there by somebody who has just installed the server.
class TestApiWalk : public QObject, private ItsmdFolder
{
    Q_OBJECT

    /// What stands in the document between ```sh and ```, one piece after the other.
    static QString printedExamples()
    {
        QFile file(qEnvironmentVariable("ITSM_SOURCE_DIR") + u"/docs/API.md"_s);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        const QString text = QString::fromUtf8(file.readAll());
        static const QRegularExpression piece(u"^```sh\\n(.*?)^```$"_s,
                                              QRegularExpression::MultilineOption |
                                                  QRegularExpression::DotMatchesEverythingOption);
        QString all;
        for (const QRegularExpressionMatch &match : piece.globalMatch(text))
            all += match.captured(1);
        return all;
    }
    /// As a person copies it from the terminal.
    QString printedPassword()
    {
        static const QRegularExpression form(u"one-time password: (\\S+)"_s);
        QFile file(m_folder.filePath(u"serve.log"_s));
        return file.open(QIODevice::ReadOnly) ? form.match(QString::fromUtf8(file.readAll())).captured(1) : QString();
    }

private Q_SLOTS:
    /// Each request is answered with success and as described, and none of the description's is missing.
    void everyRouteByCurl()
    {
        QString script = printedExamples();
        QVERIFY(script.contains(u"http://127.0.0.1:8090/"_s) && script.contains(u"ONE-TIME"_s));
        const quint16 port = freePort();
        ServerProcess server;
        ITSM_VERIFY(server.start(program(),
                                 {u"--database"_s, u"sqlite:"_s + m_folder.filePath(u"itsm.db"_s), u"serve"_s,
                                  u"--listen"_s, u"127.0.0.1:%1"_s.arg(port)},
                                 port, m_folder.filePath(u"serve.log"_s), environment()));
        ContractProxy proxy;
        ITSM_VERIFY(proxy.start(port));
        QTRY_VERIFY(!printedPassword().isEmpty());
        script.replace(u"127.0.0.1:8090"_s, u"127.0.0.1:%1"_s.arg(proxy.port()));
        script.replace(u"ONE-TIME"_s, printedPassword());

        QProcess shell;
        QProcessEnvironment variables = environment();
        variables.insert(u"PATH"_s, qEnvironmentVariable("ITSM_BIN_DIR") + u':' + variables.value(u"PATH"_s));
        shell.setProcessEnvironment(variables);
        shell.setWorkingDirectory(m_folder.path());
        shell.start(u"bash"_s, {u"-u"_s, write(u"examples.sh"_s, "token=\n" + script.toUtf8())});
        QVERIFY(shell.waitForFinished(120'000));
        const QString errors = QString::fromUtf8(shell.readAllStandardError());
        QVERIFY2(errors.isEmpty() || errors.startsWith(u"The secret of"_s), qPrintable(errors));

        const QStringList lines = QString::fromUtf8(shell.readAllStandardOutput()).split(u'\n');
        static const QRegularExpression refusal(u"\"code\":[1-9]"_s);
        QCOMPARE(lines.filter(refusal), QStringList());
        ITSM_UNWRAP(const OpenApi api, OpenApi::ours());
        QSet<QString> described;
        for (const ApiOperation &operation : api.operations())
            described.insert(operation.name());
        QTRY_COMPARE(described - proxy.done(), QSet<QString>());
        QCOMPARE(proxy.issues(), QStringList());
        proxy.stop();
    }
};

ITSM_TEST(TestApiWalk)
#include "tst_api_walk.moc"
