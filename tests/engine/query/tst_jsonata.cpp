#include <QDir>
#include <QFile>
#include <QTest>

#include <random>

#include "evaluate.h"
#include "query/jsonata/expression.h"
#include "require_shared.h"

using namespace statelight;
using namespace statelight::query::jsonata;
using tests::json;

namespace {

using Answer = OrFault<std::optional<core::Value>>;

QString dataFolder()
{
    return QString(STATELIGHT_SOURCE_DIR) + "/tests/data/jsonata/";
}

core::Value readJson(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s", qPrintable(path));
    return json(file.readAll().toStdString());
}

Answer evaluateWith(std::string_view text, Dialect dialect, Environment environment)
{
    return Expression::compile(text, dialect).and_then([&](const Expression& expression) {
        return expression.evaluate(environment);
    });
}

/// "undefined", the code of a fault, or compact JSON.
QByteArray shownAnswer(const Answer& answer)
{
    if (!answer)
        return QByteArray::fromStdString(answer.error().code);
    return *answer ? QByteArray::fromStdString(core::toJson(**answer)) : QByteArray("undefined");
}

QByteArray expected(const core::Value& line)
{
    if (const core::Value* code = line.find("code"))
        return QByteArray::fromStdString(std::string(code->string()));
    const core::Value* result = line.find("result");
    return result ? QByteArray::fromStdString(core::toJson(*result)) : QByteArray("undefined");
}

/// Numbers may differ by a rounding of the last digits, members may have another order.
bool agrees(const core::Value& wanted, const core::Value& got)
{
    if (wanted.isNumber() && got.isNumber())
        return std::abs(wanted.number() - got.number()) <= 1e-12 * std::abs(wanted.number());
    if (wanted.kind() != got.kind() || wanted.size() != got.size())
        return false;
    for (std::size_t index = 0; index < wanted.items().size(); ++index) {
        if (!agrees(wanted.items()[index], got.items()[index]))
            return false;
    }
    for (const core::Member& member : wanted.members()) {
        const core::Value* other = got.find(member.key);
        if (!other || !agrees(member.value, *other))
            return false;
    }
    return wanted.size() > 0 || wanted == got;
}

} // namespace

class JsonataTest : public QObject {
    Q_OBJECT

    core::Value m_data = readJson(dataFolder() + "data.json");
    tests::CountingRandom m_random;

    Environment environment()
    {
        Environment environment;
        environment.input = &m_data;
        environment.random = &m_random;
        environment.now = 1'500'000'000'000;
        return environment;
    }

    Answer evaluate(std::string_view text, Dialect dialect = Dialect::Latest)
    {
        return evaluateWith(text, dialect, environment());
    }

    void compare(const core::Value& wanted, std::string_view text, Dialect dialect)
    {
        const auto answer = evaluate(text, dialect);
        const core::Value* result = wanted.find("result");
        if (result && answer && *answer && agrees(*result, **answer))
            return;
        QCOMPARE(shownAnswer(answer), expected(wanted));
    }

private slots:
    void cases_data()
    {
        QTest::addColumn<QByteArray>("line");
        for (const QString& name : QDir(dataFolder()).entryList({"*.jsonl"})) {
            QFile file(dataFolder() + name);
            QVERIFY(file.open(QIODevice::ReadOnly));
            for (const QByteArray& line : file.readAll().split('\n')) {
                if (!line.isEmpty())
                    QTest::newRow(line.left(120).constData()) << line;
            }
        }
    }
    void cases()
    {
        QFETCH(QByteArray, line);
        const core::Value wanted = json(line.toStdString());
        const auto text = wanted.find("expr")->string();

        if (wanted.find("dialect")) {
            compare(wanted, text, Dialect::Aws);
            return;
        }
        compare(wanted, text, Dialect::Latest);
        const core::Value* old = wanted.find("old");
        if (!old || old->isObject())
            compare(old ? *old : wanted, text, Dialect::Version206);
    }

    void evaluationsEndWhateverTheyAsk_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const QByteArray& text) { QTest::newRow(text.left(60).constData()) << text; };
        row("( $f := function(){ $f() }; $f() )");
        row("( $f := function(){ 1 + $f() }; $f() )");
        row("( $f := function($x){ $f($x & $x) }; $f('aaaaaaaaaa') )");
        row("( $m := function($f){$map([1],$f)}; $g := function(){$m($g)}; $g() )");
        row("( $f := function($x){ $x ~> $f }; $f(1) )");
        row("( $f := function(){ $f() & $f() }; $f() )");
        row("( $f := $reduce($append($string, [1..20000]), function($f, $i){$f ~> $string}); $f(1) )");
        row("( $f := $reduce($append($string, [1..20000]), function($f, $i){$f(?)}); $f(1) )");
        row("( $s := '$eval($s)'; $eval($s) & '' )");
        row("$pad('x', 1e9)");
        row("$pad('x', 1e300)");
        row("$contains('" + QByteArray(60, 'a') + "!', /^(a+)+$/)");
        row("$reduce([1..100000], function($a, $b){[[$a]]}).name");
        row("$reduce([1..100000], function($a, $b){[[$a]]}) ~> |$|{}|");
        row("( $a := [1..1000000]; [1..1000000].$sum($a) )");
        row("( $a := [1..1000000]; [1..1000].$a )");
        row("[1..10000000].[1..10000000]");
        row("$join([1..100000].$string(), $pad('x', 100000))");
        row(QByteArray(100000, '('));
        row(QByteArray(100000, '['));
        row(QByteArray(100000, '-') + "1");
        row("1" + QByteArray("+1").repeated(100000));
        row("a" + QByteArray(".a").repeated(100000));
        row("a" + QByteArray("[0]").repeated(100000));
        row("1" + QByteArray(" ? 1 : 1").repeated(100000));
        row("$formatInteger(1e15, 'I')");
    }
    void evaluationsEndWhateverTheyAsk()
    {
        QFETCH(QByteArray, text);
        Environment limited = environment();
        limited.limits.steps = 5'000'000;
        limited.limits.bytes = 64U << 20U;

        const auto answer = evaluateWith(text.toStdString(), Dialect::Latest, limited);

        if (answer && text.startsWith("( $s"))
            return; // $eval is given no text there in the end
        QVERIFY(!answer);
        QVERIFY2(answer.error().code == "U1001" || answer.error().code == "D3121", answer.error().code.c_str());
    }

    void deepValuesAreFine()
    {
        const auto length = evaluate("$length($string($reduce([1..50000], function($a, $b){[[$a]]}, 1)))");
        const auto same
            = evaluate("( $f := function(){$reduce([1..50000], function($a, $b){[[$a]]}, 1)}; $f() = $f() )");

        QCOMPARE(shownAnswer(length), QByteArray("100003"));
        QCOMPARE(shownAnswer(same), QByteArray("true"));
    }

    void limitsAreTheSameEachTime()
    {
        const auto expression = Expression::compile("$sum([1..1000].($ * 2))", Dialect::Aws);
        std::uint64_t least = 0;
        std::uint64_t most = 1'000'000;
        while (least + 1 < most) {
            Environment limited = environment();
            limited.limits.steps = (least + most) / 2;
            (expression->evaluate(limited) ? most : least) = limited.limits.steps;
        }
        Environment enough = environment();
        enough.limits.steps = most;
        Environment tooFew = environment();
        tooFew.limits.steps = least;

        QVERIFY(expression->evaluate(enough));
        QVERIFY(!expression->evaluate(tooFew));
    }

    void depthCountsEvaluations()
    {
        const char* text = "( $f := function($n){$n = 0 ? 1 : $n * $f($n - 1)}; $f(99) )";
        Environment enough = environment();
        enough.limits.depth = 302;
        Environment tooShallow = environment();
        tooShallow.limits.depth = 250;

        QVERIFY(evaluateWith(text, Dialect::Aws, enough));
        QCOMPARE(shownAnswer(evaluateWith(text, Dialect::Aws, tooShallow)), QByteArray("U1001"));
    }

    void valuesComeFromOutside()
    {
        const core::Value given = json(R"({"states":{"input":{"x":[1,2]}},"sum":7,"name":null})");
        const tests::MapVariables variables(given);
        Environment with = environment();
        with.variables = &variables;
        with.input = nullptr;

        QCOMPARE(shownAnswer(evaluateWith("$states.input.x[1]", Dialect::Aws, with)), QByteArray("2"));
        QCOMPARE(shownAnswer(evaluateWith("$sum", Dialect::Aws, with)), QByteArray("7"));
        QCOMPARE(shownAnswer(evaluateWith("$name", Dialect::Aws, with)), QByteArray("null"));
        QCOMPARE(shownAnswer(evaluateWith("$", Dialect::Aws, with)), QByteArray("undefined"));
        QCOMPARE(shownAnswer(evaluateWith("name", Dialect::Aws, with)), QByteArray("undefined"));
        QCOMPARE(shownAnswer(evaluateWith("$states.input.()#$i.$i", Dialect::Aws, with)), QByteArray("undefined"));
        QCOMPARE(shownAnswer(evaluateWith("{'a': 1/0, 'b': [-1/0, 0/0]}", Dialect::Aws, with)),
            QByteArray(R"({"a":"Infinity","b":["-Infinity","NaN"]})"));
        QCOMPARE(shownAnswer(evaluateWith("$now()", Dialect::Aws, with)), QByteArray("\"2017-07-14T02:40:00.000Z\""));
        with.random = nullptr;
        QCOMPARE(shownAnswer(evaluateWith("$random()", Dialect::Aws, with)), QByteArray("D3900"));
        QCOMPARE(shownAnswer(evaluateWith("$uuid()", Dialect::Aws, with)), QByteArray("D3900"));
        QCOMPARE(shownAnswer(evaluateWith("$shuffle([1,2])", Dialect::Aws, with)), QByteArray("D3900"));
    }

    void inputThatIsAnArrayIsOneValue()
    {
        const core::Value array = json("[1,[2,3]]");
        Environment with = environment();
        with.input = &array;

        QCOMPARE(shownAnswer(evaluateWith("$", Dialect::Latest, with)), QByteArray("[1,[2,3]]"));
        QCOMPARE(shownAnswer(evaluateWith("$[0]", Dialect::Latest, with)), QByteArray("1"));
        QCOMPARE(shownAnswer(evaluateWith("$count($)", Dialect::Latest, with)), QByteArray("2"));
        QCOMPARE(shownAnswer(evaluateWith("$string()", Dialect::Latest, with)), QByteArray("\"[1,[2,3]]\""));
        QCOMPARE(shownAnswer(evaluateWith("$$[1]", Dialect::Latest, with)), QByteArray("[2,3]"));
    }

    void referencesTellWhatIsReadFromOutside()
    {
        const auto names = [](std::string_view text) {
            QStringList list;
            const auto expression = Expression::compile(text);
            for (const Reference& reference : expression->references()) {
                static constexpr const char* kinds[] = {"$", "context:", "root:", "field:"};
                list << QString(kinds[static_cast<int>(reference.kind)]) + QString::fromStdString(reference.name);
            }
            return list.join(' ');
        };

        QCOMPARE(names("$states.input.x + $y"), QString("$states $y"));
        QCOMPARE(names("( $y := 1; $y + $z )"), QString("$z"));
        QCOMPARE(names("function($a){ $a + $b + c + $ }"), QString("$b"));
        QCOMPARE(names("phone.number"), QString("field:phone"));
        QCOMPARE(names("$sum(a)"), QString("field:a"));
        QCOMPARE(names("$states.input[x = $].($ & name)"), QString("$states"));
        QCOMPARE(names("{'a': $, 'b': $$}"), QString("context: root:"));
        QCOMPARE(names("$x.$$"), QString("$x root:"));
        QCOMPARE(names("*"), QString("field:*"));
    }

    void faultsTellTheirPlace()
    {
        const auto syntax = Expression::compile("1 + )");
        const auto evaluation = evaluate("1 + ('a' * 2)");
        const auto call = evaluate("[1, $length(5)]");

        QCOMPARE(syntax.error().code, std::string("S0211"));
        QVERIFY((syntax.error().range == core::SourceRange{4, 5}));
        QCOMPARE(evaluation.error().code, std::string("T2001"));
        QVERIFY((evaluation.error().range == core::SourceRange{5, 12}));
        QCOMPARE(call.error().token, std::string("length"));
        QVERIFY((call.error().range == core::SourceRange{4, 14}));
    }

    void textsThatAreNoUtf8AreRefused()
    {
        QCOMPARE(Expression::compile("$pad('a', 4, '\x83\x86')").error().code, std::string("S0201"));
        QCOMPARE(Expression::compile("/\xf2\xa9/").error().code, std::string("S0201"));
    }

    void observersSeeEachPart()
    {
        QByteArrayList seen;
        const std::string text = "shop.name & (1 + 2) & $x";
        const Observer observer = [&](core::SourceRange range, const core::Value* value) {
            seen << QByteArray::fromStdString(text.substr(range.begin, range.length())) + " = "
                    + (value ? QByteArray::fromStdString(core::toJson(*value)) : QByteArray("-"));
        };
        Environment observed = environment();
        observed.observer = &observer;

        const auto answer = evaluateWith(text, Dialect::Aws, observed);

        QCOMPARE(shownAnswer(answer), QByteArray("\"Tea & Co3\""));
        QVERIFY(seen.contains("shop.name = \"Tea & Co\""));
        QVERIFY(seen.contains("$x = -"));
        QVERIFY(seen.contains(QByteArray::fromStdString(text) + " = \"Tea & Co3\""));
    }

    /// What JSONata is made of, put together at random: it never fails but by a code, and always the same way.
    void anyTextGivesOneAnswer()
    {
        static constexpr const char* pieces[]
            = {"$", "$$", "a", "orders", ".", "[", "]", "(", ")", "{", "}", ",", ":", ";", "+", "-", "*", "/", "%", "=",
                "<", ">", "^", "~>", ":=", "..", "@", "#", "$x", "$f", "1", "0", "'t'", "|", "?", "and", "or", "in",
                "&", "**", "function($x)", "$sum", "$map", "$sort", "total", "lines", "id", "/a/", " "};
        std::minstd_rand random(7);
        for (int round = 0; round < 20000; ++round) {
            std::string text;
            for (unsigned count = random() % 14 + 1; count > 0; --count)
                text += pieces[random() % std::size(pieces)];
            Environment limited = environment();
            limited.limits.steps = 20'000;
            limited.limits.bytes = 1U << 20U;
            tests::CountingRandom first;
            tests::CountingRandom second;
            limited.random = &first;
            const auto answer = evaluateWith(text, Dialect::Latest, limited);
            limited.random = &second;
            QCOMPARE(shownAnswer(evaluateWith(text, Dialect::Latest, limited)), shownAnswer(answer));
            QVERIFY2(answer || !answer.error().code.empty(), text.c_str());
        }
    }

    void officialSuite()
    {
        requireShared();
        QFile file(tests::sharedFolder() + "/corpus/jsonata/cases-suite.jsonl");
        QVERIFY(file.open(QIODevice::ReadOnly));
        int failed = 0;
        for (const QByteArray& line : file.readAll().split('\n')) {
            const auto read = core::parseJson(line.toStdString());
            if (line.isEmpty() || !read || read->find("unordered") || read->find("depth"))
                continue;
            core::Value data;
            const core::Value* dataset = read->find("dataset");
            if (dataset)
                data = readJson(tests::sharedFolder() + "/corpus/jsonata/datasets/"
                    + QString::fromStdString(std::string(dataset->string())) + ".json");
            const tests::MapVariables variables(
                read->find("bindings") ? *read->find("bindings") : core::Value::object());
            Environment with = environment();
            with.variables = &variables;
            with.input = dataset ? &data : read->find("data");
            const auto answer = evaluateWith(read->find("expr")->string(), Dialect::Latest, with);
            const core::Value* result = read->find("result");
            const core::Value* error = read->find("error");
            const core::Value& wanted = error ? *error : *read;
            const bool isFine
                = result ? answer && *answer && agrees(*result, **answer) : shownAnswer(answer) == expected(wanted);
            if (!isFine)
                qWarning() << line << shownAnswer(answer);
            failed += isFine ? 0 : 1;
        }
        QCOMPARE(failed, 0);
    }
};

QTEST_GUILESS_MAIN(JsonataTest)
#include "tst_jsonata.moc"
