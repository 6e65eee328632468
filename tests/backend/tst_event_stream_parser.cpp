#include "services/backend/event_stream_parser.h"
#include "tests/support/result_check.h"
#include "tests/support/test_program.h"

#include <QRandomGenerator>

using namespace itsm;

class TestEventStreamParser : public QObject
{
    Q_OBJECT

private:
    /// Type, data and id of each event, in one text.
    static QByteArray events(const QByteArray &text, QRandomGenerator *pieces = nullptr)
    {
        EventStreamParser parser;
        QByteArray found;
        qsizetype at = 0;
        while (at < text.size()) {
            const qsizetype size = pieces ? 1 + pieces->bounded(7) : text.size();
            const auto some = parser.feed(text.mid(at, size));
            if (!some)
                return "error";
            for (const auto &event : *some)
                found += '[' + event.type + '|' + event.data + '|' + event.id + ']';
            at += size;
        }
        return found;
    }

private Q_SLOTS:
    void events_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const char *text, const char *expected) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(expected);
        };
        row("one", "id: 7\nevent: changes\ndata: {}\n\n", "[changes|{}|7]");
        row("without a space", "data:x\n\n", "[message|x|]");
        row("one space only", "data:  x\n\n", "[message| x|]");
        row("lines", "data: a\ndata: b\ndata:\n\n", "[message|a\nb\n|]");
        row("comments", ": heartbeat\n\n:\n\ndata: x\n: y\n\n", "[message|x|]");
        row("without data", "event: changes\nid: 1\n\ndata: x\n\n", "[message|x|1]");
        row("the id stays", "id: 1\ndata: a\n\ndata: b\n\n", "[message|a|1][message|b|1]");
        row("carriage returns", "data: a\r\n\r\ndata: b\r\r", "[message|a|][message|b|]");
        row("unknown fields", "retry: 10\nfoo: bar\nfoo\ndata: x\n\n", "[message|x|]");
        row("byte order mark",
            "\xef\xbb\xbf"
            "data: x\n\n",
            "[message|x|]");
        row("unfinished", "data: x\n", "");
    }
    void events()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        QCOMPARE(events(text), expected);
        QRandomGenerator random(1);
        for (int i = 0; i < 50; ++i)
            QCOMPARE(events(text, &random), expected);
    }

    void endlessEventsAreRefused()
    {
        EventStreamParser parser;
        const QByteArray piece(1 << 20, 'x');
        ITSM_VERIFY(parser.feed("data: "));
        for (int i = 0; i < 16; ++i) {
            if (!parser.feed(piece))
                return;
        }
        ITSM_VERIFY_ERROR(parser.feed(piece), Error::Code::Corrupt);
    }
};

ITSM_TEST(TestEventStreamParser)
#include "tst_event_stream_parser.moc"
