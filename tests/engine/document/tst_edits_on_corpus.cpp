#include <QTest>

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "asl/rules.h"
#include "core/json.h"
#include "document/edits/edits.h"
#include "require_shared.h"
#include "source/text_edit.h"

using namespace statelight;
using asl::EdgeKind;
using asl::StateIndex;
using asl::StatePath;
using asl::StateType;
using document::Edit;
using document::Place;
using document::Snapshot;

namespace {

using Reading = std::shared_ptr<const Snapshot>;

constexpr std::size_t samples = 12;

Reading read(std::string text, source::Format format = source::Format::Json)
{
    return document::readSnapshot(std::make_shared<const std::string>(std::move(text)), format, 7);
}

core::Value valueAt(const Snapshot& snapshot, const std::string& pointer)
{
    return snapshot.tree.value(snapshot.tree.at(pointer));
}

struct File {
    QString name;
    Reading now;
};

QStringList pathsOf(const QString& pattern)
{
    QStringList paths;
    for (const char* const folder : {"definitions", "inline-yaml"}) {
        QDirIterator found(
            tests::sharedFolder() + "/corpus/" + folder, {pattern}, QDir::Files, QDirIterator::Subdirectories);
        while (found.hasNext())
            paths << found.next();
    }
    paths.sort();
    return paths;
}

std::string contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

std::string withCrlf(const std::string& text)
{
    return QString::fromStdString(text).remove('\r').replace("\n", "\r\n").toStdString();
}

/// The real ones, and now and then one of them on a single line or with other line ends.
std::vector<File> definitions()
{
    std::vector<File> files;
    for (const QString& path : pathsOf("*.asl.json")) {
        const QString name = QFileInfo(path).fileName();
        files.push_back({name, read(contents(path))});
        if (files.size() % 8 == 0)
            files.push_back({name + ", one line", read(core::toJson(valueAt(*files.back().now, "")))});
        if (files.size() % 8 == 4)
            files.push_back({name + ", CRLF", read(withCrlf(contents(path)))});
    }
    for (const QString& path : pathsOf("*.asl.yaml")) {
        const QString name = QFileInfo(path).fileName();
        files.push_back({name, read(contents(path), source::Format::Yaml)});
        if (files.size() % 8 == 4)
            files.push_back({name + ", CRLF", read(withCrlf(contents(path)), source::Format::Yaml)});
    }
    return files;
}

/// Real files hold what is no state among their states.
bool isObject(const Snapshot& snapshot, const asl::State& state)
{
    return snapshot.tree.nodes()[snapshot.tree.at(state.path.pointer())].kind == source::NodeKind::Object;
}

template <class T>
std::vector<T> sampled(std::size_t count)
{
    std::vector<T> chosen;
    const std::size_t step = std::max<std::size_t>(1, count / samples);
    for (std::size_t i = 0; i < count; i += step)
        chosen.push_back(static_cast<T>(i));
    return chosen;
}

std::vector<StateIndex> sampledStates(const Snapshot& now)
{
    auto chosen = sampled<StateIndex>(now.machine.states.size());
    std::erase_if(chosen, [&](StateIndex index) { return !isObject(now, now.machine.states[index]); });
    return chosen;
}

std::size_t faults(const Snapshot& snapshot)
{
    const auto isError = [](const core::Diagnostic& found) { return found.severity == core::Severity::Error; };
    return static_cast<std::size_t>(std::ranges::count_if(snapshot.tree.diagnostics(), isError));
}

/// The text of a state's Next or Default, or "" where it ends.
std::string nextOf(const Snapshot& snapshot, const StatePath& path)
{
    const asl::State* const state = snapshot.machine.find(path);
    const auto next = state == nullptr ? std::nullopt : state->fields.text("Next");
    return std::string(next.value_or(""));
}

bool endsIn(const Snapshot& snapshot, const StatePath& path)
{
    const asl::State* const state = snapshot.machine.find(path);
    return state != nullptr && state->fields.has("End") && !state->fields.has("Next");
}

bool isInside(const StatePath& path, const StatePath& outer)
{
    return path.pointer().starts_with(outer.pointer() + "/");
}

StatePath mapped(const StatePath& path, const Edit& edit)
{
    const auto moved = std::ranges::find(edit.moved, path, &document::Moved::from);
    return moved == edit.moved.end() ? path : moved->to;
}

/// Counts what was tried and tells the first that went wrong.
class Tally {
public:
    explicit Tally(std::string file)
        : m_file(std::move(file))
    {}

    bool check(bool good, const std::string& what)
    {
        if (!good && m_fault.empty())
            m_fault = m_file + ": " + what;
        return good;
    }
    /// Applies the edit, reads again, undoes; gives the snapshot after.
    Reading apply(const Snapshot& now, const Edit& edit, const std::string& what)
    {
        ++m_edits;
        const auto text = source::applyEdits(now.tree.text(), edit.edits);
        if (!check(text.has_value(), what + ": the edits can't be applied"))
            return nullptr;
        const auto inverse = source::inverseEdits(now.tree.text(), edit.edits);
        const auto back = source::applyEdits(*text, inverse);
        check(back && *back == now.tree.text(), what + ": undo gives other bytes");
        check(edit.version == now.version, what + ": the edit names another version");
        auto after = read(*text, now.tree.format());
        check(faults(*after) <= faults(now), what + ": the text got worse");
        const bool selects = edit.select.isEmpty() || after->machine.find(edit.select) != nullptr;
        check(selects, what + ": selects what doesn't exist");
        return after;
    }
    /// Every other state is what it was.
    void checkOthers(const Snapshot& now, const Snapshot& after, const Edit& edit, const std::set<StatePath>& touched,
        const std::string& what)
    {
        for (const asl::State& state : now.machine.states) {
            const std::string inside = state.path.pointer() + "/";
            const bool gone = after.machine.find(mapped(state.path, edit)) == nullptr;
            const bool concerned = std::ranges::any_of(touched, [&](const StatePath& path) {
                return path == state.path || path.pointer().starts_with(inside) || (gone && isInside(state.path, path));
            });
            if (concerned)
                continue;
            const bool same = valueAt(now, state.path.pointer()) == valueAt(after, mapped(state.path, edit).pointer());
            check(same, what + ": changes " + state.path.pointer() + " too");
        }
    }
    [[nodiscard]] const std::string& fault() const { return m_fault; }
    [[nodiscard]] std::size_t edits() const { return m_edits; }

private:
    std::string m_file;
    std::string m_fault;
    std::size_t m_edits = 0;
};

using Check = void (*)(const Snapshot&, Tally&);

core::Value renamedText(const core::Value& object, const char* field, const std::string& from, const std::string& to)
{
    const core::Value* const target = object.find(field);
    return target != nullptr && *target == core::Value(from) ? object.with(field, to) : object;
}

core::Value renamedList(const core::Value& state, const char* list, const std::string& from, const std::string& to)
{
    const core::Value* const found = state.find(list);
    if (found == nullptr || !found->isArray())
        return state;
    core::Value changed = *found;
    for (std::size_t i = 0; i < found->size(); ++i)
        changed = changed.withItem(i, renamedText(found->items()[i], "Next", from, to));
    return state.with(list, changed);
}

/// What a scope's value must be after a rename, worked out on values.
core::Value renamedScope(const core::Value& scope, const std::string& from, const std::string& to)
{
    std::vector<core::Member> states;
    for (const core::Member& member : scope.find("States")->members()) {
        core::Value state = renamedText(renamedText(member.value, "Next", from, to), "Default", from, to);
        state = renamedList(renamedList(state, "Catch", from, to), "Choices", from, to);
        states.push_back({member.key == from ? core::Key(to) : member.key, state});
    }
    return renamedText(scope.with("States", core::Value::object(states)), "StartAt", from, to);
}

bool linesHold(const Snapshot& now, const Edit& edit, const std::string& name)
{
    const std::string_view text = now.tree.text();
    return std::ranges::all_of(edit.edits, [&](const source::TextEdit& change) {
        const std::size_t begin = text.rfind('\n', change.range.begin) + 1;
        const std::size_t end = std::min(text.find('\n', change.range.begin), text.size());
        const std::string written = now.tree.format() == source::Format::Yaml ? name : core::toJson(core::Value(name));
        return text.substr(begin, end - begin).find(written) != std::string_view::npos && change.range.end <= end;
    });
}

void renames(const Snapshot& now, Tally& tally)
{
    for (const auto index : sampled<StateIndex>(now.machine.states.size())) {
        const asl::State& state = now.machine.states[index];
        const std::string name = "Neu \"bénannt\" ~/" + std::to_string(index);
        const std::string what = "rename " + state.path.pointer();
        const auto edit = document::renameState(now, state.path, name);
        if (!tally.check(edit.has_value(), what))
            continue;
        const auto after = tally.apply(now, *edit, what);
        const std::string& scope = now.machine.scopes[state.scope].pointer;
        tally.check(
            valueAt(*after, scope) == renamedScope(valueAt(now, scope), state.name, name), what + ": the scope");
        tally.check(linesHold(now, *edit, state.name), what + ": touches a line without the name");
        tally.check(edit->select == StatePath::inScope(scope, name), what + ": selection");
        for (const document::Moved& moved : edit->moved)
            tally.check(after->machine.find(moved.to) != nullptr, what + ": moved " + moved.from.pointer());
        tally.checkOthers(
            now, *after, *edit,
            [&] {
                std::set<StatePath> scopeStates;
                for (const StateIndex sibling : now.machine.scopes[state.scope].states)
                    scopeStates.insert(now.machine.states[sibling].path);
                return scopeStates;
            }(),
            what);
    }
}

void deletes(const Snapshot& now, Tally& tally)
{
    for (const auto index : sampled<StateIndex>(now.machine.states.size())) {
        const asl::State& state = now.machine.states[index];
        const std::string what = "delete " + state.path.pointer();
        const auto edit = document::deleteState(now, state.path, false);
        if (!edit) {
            tally.check(asl::canDelete(now.machine, index).has_value(), what + ": refused");
            continue;
        }
        const auto after = tally.apply(now, *edit, what);
        const std::string states = now.machine.scopes[state.scope].pointer + "/States";
        tally.check(valueAt(*after, states) == valueAt(now, states).without(state.name), what + ": the scope");
        tally.checkOthers(now, *after, *edit, {state.path}, what);
    }
}

void heals(const Snapshot& now, Tally& tally)
{
    for (const auto index : sampledStates(now)) {
        const asl::State& state = now.machine.states[index];
        const std::string what = "heal " + state.path.pointer();
        const auto edit = document::deleteState(now, state.path, true);
        if (!edit) {
            tally.check(edit.error().code == "edit.heal" || edit.error().code == "edit.delete", what + ": refused");
            continue;
        }
        const auto after = tally.apply(now, *edit, what);
        tally.check(after->machine.find(state.path) == nullptr, what + ": still there");
        for (const asl::Edge& edge : after->graph.edges)
            if (after->machine.states[edge.from].scope < now.machine.scopes.size())
                tally.check(
                    edge.to.has_value() || edge.target != state.name || !now.machine.indexOf(state.scope, edge.target),
                    what + ": a transition dangles");
    }
}

void splices(const Snapshot& now, Tally& tally)
{
    constexpr std::array types = {StateType::Task, StateType::Pass, StateType::Choice, StateType::Wait,
        StateType::Parallel, StateType::Map, StateType::Fail, StateType::Succeed};
    for (const auto index : sampled<std::uint32_t>(now.graph.edges.size())) {
        const asl::Edge& edge = now.graph.edges[index];
        const StateType type = types[index % types.size()];
        const std::string what = "splice a " + std::string(asl::toString(type)) + " into " + std::to_string(index);
        Place place;
        place.edge = index;
        const auto edit = document::addState(now, type, place);
        if (!tally.check(edit.has_value(), what))
            continue;
        const auto after = tally.apply(now, *edit, what);
        const asl::State* const added = after->machine.find(edit->select);
        if (!tally.check(added != nullptr && added->type == type, what + ": not added"))
            continue;
        const StatePath from = now.machine.states[edge.from].path;
        const auto source = after->machine.indexOf(from);
        const bool led = std::any_of(after->graph.edges.begin() + after->graph.firstEdge[*source],
            after->graph.edges.begin() + after->graph.firstEdge[*source + 1], [&](const asl::Edge& other) {
                return other.kind == edge.kind && other.index == edge.index && other.target == added->name;
            });
        tally.check(led, what + ": nothing leads to it");
        const std::string chain = type == StateType::Choice ? std::string(added->fields.text("Default").value_or(""))
                                                            : nextOf(*after, edit->select);
        const bool ends = type == StateType::Fail || type == StateType::Succeed;
        tally.check(chain == (ends ? "" : edge.target), what + ": the chain is cut");
        tally.checkOthers(now, *after, *edit, {from}, what);
    }
}

void addsBehind(const Snapshot& now, Tally& tally)
{
    for (const auto index : sampledStates(now)) {
        const asl::State& state = now.machine.states[index];
        const std::string what = "add behind " + state.path.pointer();
        Place place;
        place.after = state.path;
        const auto edit = document::addState(now, StateType::Wait, place, state.name);
        if (!edit) {
            tally.check(asl::canInsertAfter(now.machine, index).has_value(), what + ": refused");
            continue;
        }
        const auto after = tally.apply(now, *edit, what);
        const bool choice = state.type == StateType::Choice;
        const auto before = state.fields.text(choice ? "Default" : "Next");
        tally.check(nextOf(*after, edit->select) == before.value_or(""), what + ": the chain is cut");
        tally.check(after->machine.find(state.path)->fields.text(choice ? "Default" : "Next") == edit->select.name(),
            what + ": nothing leads to it");
        tally.checkOthers(now, *after, *edit, {state.path}, what);
    }
}

void transitions(const Snapshot& now, Tally& tally)
{
    for (const auto index : sampledStates(now)) {
        const asl::State& from = now.machine.states[index];
        const auto& siblings = now.machine.scopes[from.scope].states;
        const StateIndex target = siblings[(index * 7 + 3) % siblings.size()];
        const asl::State& to = now.machine.states[target];
        const std::string what = "connect " + from.path.pointer() + " to " + to.name;
        const auto edit = document::connect(now, from.path, to.path);
        if (!edit) {
            tally.check(asl::canConnect(now.machine, now.graph, index, target).has_value(), what + ": refused");
        } else {
            const auto after = tally.apply(now, *edit, what);
            const auto source = *after->machine.indexOf(from.path);
            const auto edges = after->graph.firstEdge[source + 1] - after->graph.firstEdge[source];
            const auto earlier = now.graph.firstEdge[index + 1] - now.graph.firstEdge[index];
            tally.check(from.type == StateType::Choice ? edges == earlier + 1 : nextOf(*after, from.path) == to.name,
                what + ": not connected");
            tally.checkOthers(now, *after, *edit, {from.path}, what);
        }
        const auto ending = document::makeEnd(now, from.path);
        if (ending) {
            const auto after = tally.apply(now, *ending, "end " + from.path.pointer());
            tally.check(endsIn(*after, from.path), "end " + from.path.pointer());
            tally.checkOthers(now, *after, *ending, {from.path}, "end " + from.path.pointer());
        }
        const auto starting = document::setStart(now, from.path);
        if (starting) {
            const auto after = tally.apply(now, *starting, "start " + from.path.pointer());
            tally.check(after->machine.scopes[from.scope].fields.text("StartAt") == from.name, "start " + from.name);
        }
    }
}

void edges(const Snapshot& now, Tally& tally)
{
    for (const auto index : sampled<std::uint32_t>(now.graph.edges.size())) {
        const asl::Edge& edge = now.graph.edges[index];
        const StatePath from = now.machine.states[edge.from].path;
        const std::string what = "edge " + std::to_string(index);
        const auto gone = document::disconnect(now, index);
        if (tally.check(gone.has_value(), what + ": disconnect")) {
            const auto after = tally.apply(now, *gone, what + ": disconnect");
            tally.check(after->graph.edges.size() + 1 == now.graph.edges.size(), what + ": still there");
            tally.checkOthers(now, *after, *gone, {from}, what);
        }
        const auto& siblings = now.machine.scopes[now.machine.states[edge.from].scope].states;
        const asl::State& to = now.machine.states[siblings[index % siblings.size()]];
        const auto led = document::reconnect(now, index, to.path);
        if (tally.check(led.has_value(), what + ": reconnect")) {
            const auto after = tally.apply(now, *led, what + ": reconnect");
            tally.check(after->graph.edges[index].target == to.name && after->graph.edges[index].kind == edge.kind,
                what + ": leads elsewhere");
            tally.checkOthers(now, *after, *led, {from}, what);
        }
    }
}

void types(const Snapshot& now, Tally& tally)
{
    for (const auto index : sampledStates(now)) {
        const asl::State& state = now.machine.states[index];
        const auto type = static_cast<StateType>((index + 1) % 8);
        const std::string what = "make " + state.path.pointer() + " a " + std::string(asl::toString(type));
        const auto edit = document::changeType(now, state.path, type);
        if (!tally.check(edit.has_value(), what))
            continue;
        const auto after = tally.apply(now, *edit, what);
        const asl::State* const changed = after->machine.find(state.path);
        if (!tally.check(changed != nullptr && changed->type == type, what + ": not done"))
            continue;
        const bool chained = type != StateType::Choice && type != StateType::Succeed && type != StateType::Fail;
        const int ends = static_cast<int>(changed->fields.has("Next")) + static_cast<int>(changed->fields.has("End"));
        tally.check(ends == (chained ? 1 : 0), what + ": Next and End");
        tally.check(changed->fields.has("Comment") == state.fields.has("Comment"), what + ": the comment");
        tally.checkOthers(now, *after, *edit, {state.path}, what);
    }
}

void moves(const Snapshot& now, Tally& tally)
{
    const auto& edgeList = now.graph.edges;
    for (const auto index : sampledStates(now)) {
        if (edgeList.empty())
            continue;
        const asl::State& state = now.machine.states[index];
        const auto edge = static_cast<std::uint32_t>((index * 5 + 2) % edgeList.size());
        const std::string what = "move " + state.path.pointer() + " onto " + std::to_string(edge);
        Place place;
        place.edge = edge;
        const auto edit = document::moveState(now, state.path, place);
        if (!edit) {
            tally.check(asl::canDropOnEdge(now.machine, now.graph, index, edge).has_value(), what + ": refused");
            continue;
        }
        const auto after = tally.apply(now, *edit, what);
        const asl::State* const moved = after->machine.find(edit->select);
        if (!tally.check(moved != nullptr && moved->name == state.name, what + ": lost"))
            continue;
        tally.check(after->machine.states.size() == now.machine.states.size(), what + ": states are lost");
        const asl::Edge& target = edgeList[edge];
        const bool choice = state.type == StateType::Choice;
        tally.check(moved->fields.text(choice ? "Default" : "Next") == target.target, what + ": the chain is cut");
        const auto from = mapped(now.machine.states[target.from].path, *edit);
        const auto source = after->machine.indexOf(from);
        const bool led = source
            && std::any_of(after->graph.edges.begin() + after->graph.firstEdge[*source],
                after->graph.edges.begin() + after->graph.firstEdge[*source + 1],
                [&](const asl::Edge& other) { return other.kind == target.kind && other.target == state.name; });
        tally.check(led, what + ": nothing leads to it");
    }
}

void duplicates(const Snapshot& now, Tally& tally)
{
    for (const auto index : sampled<StateIndex>(now.machine.states.size())) {
        const asl::State& state = now.machine.states[index];
        const std::string what = "duplicate " + state.path.pointer();
        const auto edit = document::duplicateState(now, state.path);
        if (!tally.check(edit.has_value(), what))
            continue;
        const auto after = tally.apply(now, *edit, what);
        const asl::State* const copy = after->machine.find(edit->select);
        if (!tally.check(copy != nullptr && copy->type == state.type, what + ": no copy"))
            continue;
        if (state.type != StateType::Map && state.type != StateType::Parallel)
            tally.check(
                valueAt(*after, copy->path.pointer()) == valueAt(now, state.path.pointer()), what + ": differs");
        tally.checkOthers(now, *after, *edit, {copy->path}, what);
        std::set<std::string> before;
        std::set<std::string> names;
        for (const asl::State& old : now.machine.states)
            before.insert(old.name);
        for (const asl::State& other : after->machine.states)
            names.insert(other.name);
        tally.check(now.machine.states.size() - before.size() == after->machine.states.size() - names.size(),
            what + ": names are not unique");
    }
}

void values(const Snapshot& now, Tally& tally)
{
    const core::Value fresh
        = core::Value::object({{"a", core::Value::array({1, "zwei", 3.5})}, {"b.$", "$.x"}, {"c", nullptr}});
    for (const auto index : sampledStates(now)) {
        const asl::State& state = now.machine.states[index];
        for (const std::string field : {"Comment", "Parameters", "InputPath"}) {
            const std::string pointer = state.path.pointer() + "/" + field;
            const core::Value value = field == "Parameters" ? fresh : core::Value("$.ü\n");
            const auto edit = document::setValue(now, pointer, value);
            if (!tally.check(edit.has_value(), "set " + pointer))
                continue;
            const auto after = tally.apply(now, *edit, "set " + pointer);
            tally.check(valueAt(*after, state.path.pointer()) == valueAt(now, state.path.pointer()).with(field, value),
                "set " + pointer + ": the state");
            tally.checkOthers(now, *after, *edit, {state.path}, "set " + pointer);
        }
        for (const asl::Field& field : state.fields) {
            const std::string pointer = state.path.pointer() + "/" + field.name;
            const auto edit = document::removeValue(now, pointer);
            if (!tally.check(edit.has_value() || now.tree.at(pointer) == source::noNode, "remove " + pointer) || !edit)
                continue;
            const auto after = tally.apply(now, *edit, "remove " + pointer);
            tally.check(valueAt(*after, state.path.pointer()) == valueAt(now, state.path.pointer()).without(field.name),
                "remove " + pointer + ": the state");
        }
    }
}

} // namespace

class EditsOnCorpusTest : public QObject {
    Q_OBJECT

private slots:
    void everyEditChangesWhatItShouldAndUndoes_data();
    void everyEditChangesWhatItShouldAndUndoes();
    void everyYamlStateIsRenamed();

private:
    std::vector<File> m_files;
};

Q_DECLARE_METATYPE(Check)

void EditsOnCorpusTest::everyEditChangesWhatItShouldAndUndoes_data()
{
    requireShared();
    m_files = definitions();
    QTest::addColumn<Check>("check");
    QTest::newRow("rename") << Check(renames);
    QTest::newRow("delete") << Check(deletes);
    QTest::newRow("delete and heal") << Check(heals);
    QTest::newRow("splice into an edge") << Check(splices);
    QTest::newRow("add behind") << Check(addsBehind);
    QTest::newRow("connect, end, start") << Check(transitions);
    QTest::newRow("disconnect, reconnect") << Check(edges);
    QTest::newRow("change the type") << Check(types);
    QTest::newRow("move onto an edge") << Check(moves);
    QTest::newRow("duplicate") << Check(duplicates);
    QTest::newRow("set and remove fields") << Check(values);
}

void EditsOnCorpusTest::everyEditChangesWhatItShouldAndUndoes()
{
    QFETCH(Check, check);

    std::size_t good = 0;
    std::size_t edits = 0;
    QStringList broken;
    for (const File& file : m_files) {
        Tally tally(file.name.toStdString());
        check(*file.now, tally);
        edits += tally.edits();
        good += tally.fault().empty() ? 1 : 0;
        if (!tally.fault().empty())
            broken << QString::fromStdString(tally.fault());
    }
    qInfo("%s: %zu/%zu files, %zu edits", QTest::currentDataTag(), good, m_files.size(), edits);

    QVERIFY2(broken.isEmpty(), qPrintable(broken.mid(0, 12).join("\n")));
    QVERIFY(m_files.size() > 100 && edits > 100);
}

void EditsOnCorpusTest::everyYamlStateIsRenamed()
{
    requireShared();

    std::size_t states = 0;
    std::size_t renamed = 0;
    for (const QString& path : pathsOf("*.asl.yaml")) {
        const Reading now = read(contents(path), source::Format::Yaml);
        for (const asl::State& state : now->machine.states) {
            ++states;
            const auto edit = document::renameState(*now, state.path, "Neu: it's");
            if (!edit)
                continue;
            const std::string text = source::applyEdits(now->tree.text(), edit->edits).value();
            const std::string& scope = now->machine.scopes[state.scope].pointer;
            const Reading after = read(text, source::Format::Yaml);
            const bool good = valueAt(*after, scope) == renamedScope(valueAt(*now, scope), state.name, "Neu: it's");
            QVERIFY2(good, qPrintable(path + ": " + QString::fromStdString(state.path.pointer())));
            QCOMPARE(source::applyEdits(text, source::inverseEdits(now->tree.text(), edit->edits)).value(),
                std::string(now->tree.text()));
            ++renamed;
        }
    }

    qInfo("YAML states renamed: %zu/%zu", renamed, states);
    QCOMPARE(renamed, states);
    QVERIFY(states > 50);
}

QTEST_MAIN(EditsOnCorpusTest)
#include "tst_edits_on_corpus.moc"
