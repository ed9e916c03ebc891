#include <QTest>

#include <random>

#include "core/builder.h"
#include "core/json.h"
#include "core/value.h"

using namespace statelight::core;

namespace {

Value json(std::string_view text)
{
    const auto value = parseJson(text);
    if (!value)
        qFatal("%s", value.error().message.c_str());
    return *value;
}

/// Random values with repeated keys, long and short texts, and now and then many members.
class RandomValues {
public:
    explicit RandomValues(unsigned seed)
        : m_random(seed)
    {}

    std::size_t below(std::size_t limit) { return m_random() % limit; }
    std::string text() { return std::string(below(24), static_cast<char>('a' + below(26))); }
    std::string key() { return "k" + std::to_string(below(30)); }

    Value scalar()
    {
        switch (below(6)) {
        case 0:
            return nullptr;
        case 1:
            return below(2) == 0;
        case 2:
            return static_cast<std::int64_t>(m_random()) * (below(2) == 0 ? 1 : -2'000'000'000);
        case 3:
            return static_cast<double>(m_random()) / 1000;
        case 4:
            return std::bit_cast<double>((std::uint64_t{m_random()} << 32U | m_random()) & 0x7fdfffffffffffffU);
        default:
            return text();
        }
    }

    Value value(std::size_t depth)
    {
        const std::size_t kind = depth == 0 ? 0 : below(3);
        if (kind == 0)
            return scalar();
        const std::size_t count = below(4) == 0 ? 25 : below(5);
        ArrayBuilder array;
        ObjectBuilder object;
        for (std::size_t index = 0; index < count; ++index) {
            if (kind == 1)
                array.add(value(depth - 1));
            else
                object.add(key(), value(depth - 1));
        }
        return kind == 1 ? array.finish() : object.finish();
    }

private:
    std::mt19937 m_random;
};

} // namespace

class ValueTest : public QObject {
    Q_OBJECT

private slots:
    void scalarsKeepTheirKind()
    {
        QVERIFY(Value().isNull());
        QVERIFY(Value(nullptr).isNull());
        QVERIFY(Value(true).boolean());
        QVERIFY(!Value(false).boolean());
        QCOMPARE(Value(-7).integer(), -7);
        QCOMPARE(Value(1.5).number(), 1.5);
        QCOMPARE(Value(3).number(), 3.0);
        QVERIFY(Value(std::numeric_limits<std::uint64_t>::max()).isDouble());
        QCOMPARE(Value("").kind(), Value::Kind::String);
        QCOMPARE(Value::array().kind(), Value::Kind::Array);
        QCOMPARE(Value::object().kind(), Value::Kind::Object);
    }

    void textsOfEveryLengthComeBack()
    {
        for (std::size_t length = 0; length < 40; ++length) {
            const std::string text(length, 'x');
            const Value value(text);
            const Value copy = value;

            QCOMPARE(value.string(), std::string_view(text));
            QCOMPARE(copy.string(), std::string_view(text));
        }
    }

    void copyAndMoveKeepTheValue()
    {
        Value value = json(R"({"a":[1,"a text that is long enough to be shared",{"b":null}]})");
        Value copy = value;
        const Value moved = std::move(value);
        Value& self = copy;
        copy = self;

        QVERIFY(copy == moved);
        QVERIFY(copy.isSame(moved));
        copy = copy.find("a")->items()[2];
        QCOMPARE(toJson(copy), std::string(R"({"b":null})"));
    }

    void repeatedKeyKeepsFirstPlaceAndLastValue()
    {
        QCOMPARE(toJson(Value::object({{"a", 1}, {"b", 2}, {"a", 3}})), std::string(R"({"a":3,"b":2})"));
    }

    void repeatedKeysAmongManyAreMerged()
    {
        ObjectBuilder builder;
        for (int index = 0; index < 60; ++index)
            builder.add("key" + std::to_string(index % 20), index);
        const Value object = builder.finish();

        QCOMPARE(object.size(), std::size_t{20});
        for (int index = 0; index < 20; ++index) {
            QCOMPARE(object.members()[static_cast<std::size_t>(index)].key.string(), "key" + std::to_string(index));
            QCOMPARE(object.find("key" + std::to_string(index))->integer(), 40 + index);
        }
    }

    void manyRepeatsOfFewKeysLeaveASmallObject()
    {
        ObjectBuilder builder;
        for (int index = 0; index < 30; ++index)
            builder.add("key" + std::to_string(index % 3), index);
        const Value object = builder.finish();

        QCOMPARE(toJson(object), std::string(R"({"key0":27,"key1":28,"key2":29})"));
        QCOMPARE(object.find("key1")->integer(), 28);
        QVERIFY(!object.find("key3"));
    }

    void findWorksForFewAndMany()
    {
        for (int count = 0; count < 200; ++count) {
            ObjectBuilder builder(static_cast<std::size_t>(count));
            for (int index = 0; index < count; ++index)
                builder.add("k" + std::to_string(index), index);
            const Value object = builder.finish();

            for (int index = 0; index < count; ++index) {
                const std::string key = "k" + std::to_string(index);
                QCOMPARE(object.find(key)->integer(), index);
                QCOMPARE(object.findKey(key), object.find(key));
            }
            QVERIFY(!object.find("k" + std::to_string(count)));
            QVERIFY(!object.findKey(Key("other")));
        }
        QVERIFY(!Value(1).find("a"));
    }

    void withAndWithoutObeyTheirLaws()
    {
        RandomValues random(1);
        for (int round = 0; round < 3000; ++round) {
            const Value before = random.value(2);
            if (!before.isObject())
                continue;
            const std::string text = toJson(before);
            const std::string key = random.key();
            const Value added = random.scalar();
            const Value after = before.with(key, added);

            QVERIFY(*after.find(key) == added);
            QVERIFY(after.with(key, added) == after);
            QCOMPARE(after.size(), before.size() + (before.find(key) ? 0 : 1));
            QVERIFY(!after.without(key).find(key));
            QVERIFY(after.without(key) == before.without(key));
            QVERIFY(Value(before).with(key, added) == after);
            Value own = json(text);
            QVERIFY(std::move(own).with(key, added) == after);
            QCOMPARE(toJson(before), text);
        }
    }

    void withItemChangesOneItemOfTheCopyOnly()
    {
        const Value before = json("[1,[2],3]");
        const Value after = before.withItem(1, "x");
        Value own = json("[1,2,3]");

        QCOMPARE(toJson(after), std::string(R"([1,"x",3])"));
        QCOMPARE(toJson(before), std::string("[1,[2],3]"));
        QCOMPARE(toJson(std::move(own).withItem(0, 9)), std::string("[9,2,3]"));
    }

    void changingASharedValueInPlaceLeavesTheOthersAlone()
    {
        Value first = json(R"({"a":1})");
        const Value second = first;
        const Value changed = std::move(first).with("a", 2);

        QCOMPARE(toJson(second), std::string(R"({"a":1})"));
        QCOMPARE(toJson(changed), std::string(R"({"a":2})"));
    }

    void equality_data()
    {
        QTest::addColumn<QByteArray>("left");
        QTest::addColumn<QByteArray>("right");
        QTest::addColumn<bool>("equal");
        const auto row = [](const char* left, const char* right, bool equal) {
            QTest::newRow((QByteArray(left) + " / " + right).constData())
                << QByteArray(left) << QByteArray(right) << equal;
        };
        row("1", "1.0", true);
        row("1", "1.5", false);
        row("9007199254740993", "9007199254740992.0", false);
        row("9223372036854775807", "9223372036854775808.0", false);
        row("0", "-0.0", true);
        row("1", "true", false);
        row("null", "false", false);
        row(R"("a")", R"("a")", true);
        row(R"("a")", R"("b")", false);
        row("[1,2]", "[2,1]", false);
        row("[1,2]", "[1,2.0]", true);
        row("[]", "{}", false);
        row(R"({"a":1,"b":[{"c":2}]})", R"({"b":[{"c":2.0}],"a":1})", true);
        row(R"({"a":1,"b":2})", R"({"a":1,"c":2})", false);
        row(R"({"a":1})", R"({"a":1,"b":2})", false);
        row(R"([[[1]]])", R"([[[2]]])", false);
    }

    void equality()
    {
        QFETCH(QByteArray, left);
        QFETCH(QByteArray, right);
        QFETCH(bool, equal);

        QCOMPARE(json(left.toStdString()) == json(right.toStdString()), equal);
        QCOMPARE(json(right.toStdString()) == json(left.toStdString()), equal);
    }

    void printThenParseGivesTheSameValue()
    {
        RandomValues random(2);
        for (int round = 0; round < 2000; ++round) {
            const Value value = random.value(4);
            const std::string text = toJson(value);

            QVERIFY2(json(text) == value, text.c_str());
            QCOMPARE(toJson(json(text)), text);
            QVERIFY(json(toJson(value, 2)) == value);
            QCOMPARE(jsonSize(value), text.size());
        }
    }

    void depthCostsNoHostStack()
    {
        const auto deep = [](std::size_t depth) {
            Value value = 1;
            for (std::size_t level = 0; level < depth; ++level)
                value = level % 2 == 0 ? Value::array({std::move(value)}) : Value::object({{"a", std::move(value)}});
            return value;
        };
        const Value one = deep(1'000'000);
        const Value other = deep(1'000'000);

        QVERIFY(one == other);
        QCOMPARE(jsonSize(one), toJson(other).size());
    }

    void unfinishedBuildersFreeWhatTheyHold()
    {
        ArrayBuilder array(3);
        array.add("a text that is long enough to be shared");
        ObjectBuilder object;
        for (int index = 0; index < 12; ++index)
            object.add("key", Value::array({"a text that is long enough to be shared"}));
        QCOMPARE(object.size(), std::size_t{12});
    }

    void aFinishedBuilderIsEmptyAgain()
    {
        ArrayBuilder array;
        array.add(1);
        QCOMPARE(toJson(array.finish()), std::string("[1]"));
        QCOMPARE(toJson(array.finish()), std::string("[]"));
        ObjectBuilder object;
        object.add("a", 1);
        QCOMPARE(toJson(object.finish()), std::string(R"({"a":1})"));
        object.add("b", 2);
        QCOMPARE(toJson(object.finish()), std::string(R"({"b":2})"));
    }
};

QTEST_APPLESS_MAIN(ValueTest)
#include "tst_value.moc"
