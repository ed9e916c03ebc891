#include <QTest>

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/json.h"
#include "document/edits/edits.h"
#include "require_shared.h"
#include "source/line_space.h"
#include "source/unified_diff.h"
#include "source/yaml_places.h"

using namespace statelight;
using asl::StatePath;
using document::Edit;
using document::Place;
using document::Snapshot;
using Reading = std::shared_ptr<const Snapshot>;

namespace {

/// The old lines that an edit may change.
class MayChange {
public:
    explicit MayChange(const Snapshot& now)
        : m_now(now)
        , m_lines(source::splitLines(now.tree.text()))
    {}

    void range(std::uint32_t begin, std::uint32_t end)
    {
        for (std::size_t line = lineOf(begin); line <= lineOf(end); ++line)
            m_allowed.insert(line);
    }
    /// A member with its key, and in YAML with its comments.
    void node(source::NodeIndex index)
    {
        if (index == source::noNode)
            return;
        const source::Node& node = m_now.tree.nodes()[index];
        const source::YamlPlaces places(m_now.tree);
        const bool block = m_now.tree.format() == source::Format::Yaml && !node.derived && node.parent != source::noNode
            && places.isBlock(node.parent);
        if (block)
            range(places.leadBegin(index), places.tailEnd(index));
        else
            range(source::beginOf(node), node.range.end);
    }
    void at(const std::string& pointer) { node(m_now.tree.at(pointer)); }
    /// Of an object that is left empty, or stands on one line, the lines with its brackets.
    void brackets(const std::string& pointer)
    {
        const source::NodeIndex index = m_now.tree.at(pointer);
        const source::Node& object = m_now.tree.nodes()[index];
        const std::string_view text = m_now.tree.text().substr(object.range.begin, object.range.length());
        if (object.childCount > 1 && source::hasLineEnd(text))
            return;
        range(source::beginOf(object), object.range.begin);
        range(object.range.end, object.range.end);
    }
    void transitionsTo(const StatePath& path)
    {
        const asl::State& target = *m_now.machine.find(path);
        const std::string& scope = m_now.machine.scopes[target.scope].pointer;
        at(scope + "/StartAt");
        for (const asl::Edge& edge : m_now.graph.edges)
            if (edge.to && m_now.machine.states[*edge.to].path == path)
                transition(edge);
    }
    void transition(const asl::Edge& edge)
    {
        const std::string from = m_now.machine.states[edge.from].path.pointer();
        if (edge.kind == asl::EdgeKind::Next || edge.kind == asl::EdgeKind::Default)
            return at(from + (edge.kind == asl::EdgeKind::Next ? "/Next" : "/Default"));
        at(from + (edge.kind == asl::EdgeKind::Rule ? "/Choices/" : "/Catch/") + std::to_string(edge.index) + "/Next");
    }
    void transitionOf(const StatePath& path)
    {
        for (const char* const field : {"/Next", "/End", "/Default"})
            at(path.pointer() + field);
    }

    /// What the edits touch beyond; a comma more or less at a line's end and blank lines are no harm.
    [[nodiscard]] std::string firstOther(const source::TextEdits& edits) const
    {
        const std::string after = source::applyEdits(m_now.tree.text(), edits).value();
        const auto newLines = source::splitLines(after);
        for (const source::ChangedLines& change : source::changedLines(m_now.tree.text(), edits))
            for (std::size_t line = change.oldBegin; line < change.oldEnd; ++line) {
                // Equal lines at the end count as unchanged, also those that were another line's end before.
                const std::size_t behind = std::min(change.newEnd + 1, newLines.size());
                const bool inNew = std::any_of(newLines.begin() + static_cast<std::ptrdiff_t>(change.newBegin),
                    newLines.begin() + static_cast<std::ptrdiff_t>(behind),
                    [&](std::string_view fresh) { return bare(fresh) == bare(m_lines[line]); });
                if (!m_allowed.contains(line) && !inNew && !bare(m_lines[line]).empty())
                    return "line " + std::to_string(line + 1) + ": " + std::string(m_lines[line]);
            }
        return {};
    }

private:
    [[nodiscard]] static std::string_view bare(std::string_view line)
    {
        const std::size_t end = line.find_last_not_of(", \t\r\n");
        return end == std::string_view::npos ? std::string_view() : line.substr(0, end + 1);
    }
    [[nodiscard]] std::size_t lineOf(std::uint32_t offset) const
    {
        const std::string_view text = m_now.tree.text();
        return static_cast<std::size_t>(std::count(text.begin(), text.begin() + offset, '\n'));
    }

    const Snapshot& m_now;
    std::vector<std::string_view> m_lines;
    std::set<std::size_t> m_allowed;
};

struct Try {
    core::Result<Edit> edit;
    MayChange mayChange;
    std::size_t mostNewLines = 1'000'000;
};

using Command = std::function<Try(const Snapshot&, const asl::State&)>;

Try renamed(const Snapshot& now, const asl::State& state)
{
    MayChange may(now);
    may.range(state.nameRange.begin, state.nameRange.end);
    may.transitionsTo(state.path);
    return {document::renameState(now, state.path, "Neuer: 'Name'"), may};
}

Try deleted(const Snapshot& now, const asl::State& state, bool heal)
{
    MayChange may(now);
    may.at(state.path.pointer());
    may.brackets(now.machine.scopes[state.scope].pointer + "/States");
    if (heal)
        may.transitionsTo(state.path);
    return {document::deleteState(now, state.path, heal), may};
}

Try added(const Snapshot& now, const asl::State& state)
{
    MayChange may(now);
    may.transitionOf(state.path);
    Place place;
    place.after = state.path;
    return {document::addState(now, asl::StateType::Wait, place, "Warten"), may};
}

Try connected(const Snapshot& now, const asl::State& state)
{
    MayChange may(now);
    may.transitionOf(state.path);
    may.brackets(state.path.pointer());
    if (state.type == asl::StateType::Choice)
        may.at(state.path.pointer() + "/Choices");
    const auto& siblings = now.machine.scopes[state.scope].states;
    const bool choice = state.type == asl::StateType::Choice;
    return {document::connect(now, state.path, now.machine.states[siblings.back()].path), may, choice ? 12U : 2U};
}

Try moved(const Snapshot& now, const asl::State& state)
{
    MayChange may(now);
    may.at(state.path.pointer());
    may.transitionsTo(state.path);
    may.brackets(now.machine.scopes[state.scope].pointer + "/States");
    Place place;
    for (const asl::Scope& scope : now.machine.scopes)
        if (scope.pointer != now.machine.scopes[state.scope].pointer)
            place.scope = scope.pointer;
    return {document::moveState(now, state.path, place), may};
}

Try set(const Snapshot& now, const asl::State& state)
{
    MayChange may(now);
    may.at(state.path.pointer() + "/Comment");
    may.brackets(state.path.pointer());
    return {document::setValue(now, state.path.pointer() + "/Comment", "Ein #Satz: \"mit\" Zeichen"), may, 2};
}

Try removed(const Snapshot& now, const asl::State& state)
{
    MayChange may(now);
    const std::string field
        = state.fields.begin() == state.fields.end() ? "Type" : std::string(state.fields.begin()->name);
    may.at(state.path.pointer() + "/" + field);
    may.brackets(state.path.pointer());
    return {document::removeValue(now, state.path.pointer() + "/" + field), may, 1};
}

Try duplicated(const Snapshot& now, const asl::State& state)
{
    MayChange may(now);
    may.brackets(now.machine.scopes[state.scope].pointer + "/States");
    may.brackets(state.path.pointer());
    return {document::duplicateState(now, state.path), may};
}

Try retyped(const Snapshot& now, const asl::State& state)
{
    MayChange may(now);
    may.at(state.path.pointer());
    return {document::changeType(now, state.path, static_cast<asl::StateType>((int(state.type) + 1) % 8)), may};
}

std::vector<std::pair<QString, Reading>> corpus(source::Format format)
{
    std::vector<std::pair<QString, Reading>> files;
    const QString ending = format == source::Format::Json ? "*.json" : "*.yaml";
    for (const char* const folder : {"definitions", "inline-yaml", "yaml"}) {
        QDirIterator found(
            tests::sharedFolder() + "/corpus/" + folder, {ending}, QDir::Files, QDirIterator::Subdirectories);
        while (found.hasNext()) {
            const QString path = found.next();
            QFile file(path);
            if (!path.endsWith("index.json") && file.open(QIODevice::ReadOnly))
                files.emplace_back(QFileInfo(path).fileName(),
                    document::readSnapshot(
                        std::make_shared<const std::string>(file.readAll().toStdString()), format, 1));
        }
    }
    return files;
}

std::size_t errors(const source::SourceTree& tree)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        tree.diagnostics(), [](const auto& found) { return found.severity == core::Severity::Error; }));
}

} // namespace

class EditDiffsTest : public QObject {
    Q_OBJECT

private slots:
    void everyCommandTouchesOnlyWhatItMust_data();
    void everyCommandTouchesOnlyWhatItMust();
};

Q_DECLARE_METATYPE(Command)

void EditDiffsTest::everyCommandTouchesOnlyWhatItMust_data()
{
    requireShared();
    const std::vector<std::pair<const char*, Command>> commands = {{"rename", renamed}, {"add", added},
        {"delete", [](const auto& now, const auto& state) { return deleted(now, state, false); }},
        {"delete --heal", [](const auto& now, const auto& state) { return deleted(now, state, true); }},
        {"connect", connected}, {"set", set}, {"remove", removed}, {"move", moved}, {"duplicate", duplicated},
        {"type", retyped}};
    QTest::addColumn<Command>("command");
    QTest::addColumn<int>("format");
    for (const auto& [name, command] : commands) {
        QTest::newRow((QByteArray(name) + ", JSON").constData()) << command << int(source::Format::Json);
        QTest::newRow((QByteArray(name) + ", YAML").constData()) << command << int(source::Format::Yaml);
    }
}

void EditDiffsTest::everyCommandTouchesOnlyWhatItMust()
{
    QFETCH(Command, command);
    QFETCH(int, format);

    const auto files = corpus(static_cast<source::Format>(format));
    std::size_t good = 0;
    std::size_t edits = 0;
    std::map<std::string, int> refused;
    QStringList faults;
    for (const auto& [name, now] : files) {
        const auto faultsBefore = faults.size();
        for (const asl::State& state : now->machine.states) {
            const Try tried = command(*now, state);
            if (!tried.edit) {
                ++refused[tried.edit.error().code];
                if (tried.edit.error().code == "edit.yaml")
                    faults << name + " " + QString::fromStdString(state.path.pointer()) + ": refused";
                continue;
            }
            ++edits;
            const QString what = name + " " + QString::fromStdString(state.path.pointer()) + ": ";
            const std::string_view text = now->tree.text();
            const auto after = source::applyEdits(text, tried.edit->edits);
            if (!after
                || source::applyEdits(*after, source::inverseEdits(text, tried.edit->edits)) != std::string(text)) {
                faults << what + "undo";
                continue;
            }
            const auto tree = source::parse(std::make_shared<const std::string>(*after), now->tree.format());
            if (errors(tree) > errors(now->tree))
                faults << what + "doesn't parse";
            const auto changes = source::changedLines(text, tried.edit->edits);
            std::size_t fresh = 0;
            for (const auto& change : changes)
                fresh += change.newEnd - change.newBegin;
            const std::string other = tried.mayChange.firstOther(tried.edit->edits);
            if (!other.empty())
                faults << what + "touches " + QString::fromStdString(other);
            if (fresh > tried.mostNewLines)
                faults << what + QString::number(fresh) + " new lines";
        }
        good += faults.size() == faultsBefore ? 1 : 0;
    }
    QString told;
    for (const auto& [code, count] : refused)
        told += QString(", %1 refused as %2").arg(count).arg(QString::fromStdString(code));
    qInfo("%s: %zu/%zu files, %zu edits%s", QTest::currentDataTag(), good, files.size(), edits, qPrintable(told));

    QVERIFY2(faults.isEmpty(), qPrintable(QString::number(faults.size()) + "\n" + faults.mid(0, 15).join("\n")));
    QVERIFY(files.size() > 25 && edits > 25);
}

QTEST_MAIN(EditDiffsTest)
#include "tst_edit_diffs.moc"
