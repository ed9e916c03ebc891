#include "app/document/document.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QFileInfo>
#include <algorithm>
#include <utility>

#include "app/document/edit_command.h"
#include "app/document/let_go.h"
#include "app/document/snapshot_worker.h"
#include "document/edits/edits.h"
#include "document/merge.h"
#include "source/line_diff.h"
#include "storage/read_file.h"
#include "storage/sidecar.h"

namespace statelight::app {

namespace {

// A sidecar that can't be read switches nothing off: advice too much does no harm.
asl::lint::RuleSet rulesFor(const QString& path)
{
    asl::lint::RuleSet rules = asl::lint::RuleSet::all();
    if (const auto sidecar = storage::readSidecar(path.toStdString())) {
        for (const std::string& name : sidecar->disabledRules) {
            if (const auto rule = asl::lint::ruleNamed(name))
                rules.remove(*rule);
        }
    }
    return rules;
}

QString titleOf(const DefinitionPlace& place)
{
    const QString file = QFileInfo(place.path).fileName();
    return place.machine.isEmpty() ? file : Document::tr("%1 in %2").arg(place.machine, file);
}

core::Error stale()
{
    return {"edit.stale", "The text has changed meanwhile; do it again."};
}

QString indentOf(std::string_view text)
{
    const auto line = text.find('\n');
    const auto begin = line == std::string_view::npos ? text.size() : line + 1;
    const auto end = std::min(text.find_first_not_of(" \t", begin), text.size());
    if (end <= begin)
        return {};
    return text[begin] == '\t' ? Document::tr("tabs")
                               : Document::tr("%n space(s)", nullptr, static_cast<int>(end - begin));
}

std::function<std::int64_t()> growingClock()
{
    QElapsedTimer timer;
    timer.start();
    return [timer] { return static_cast<std::int64_t>(timer.elapsed()); };
}

} // namespace

Document::Document(QString title, std::string text, source::Format format, QObject* parent, asl::lint::RuleSet rules,
    bool isInTemplate)
    : QObject(parent)
    , m_title(std::move(title))
    , m_text(std::make_shared<const std::string>(std::move(text)))
    , m_format(format)
    , m_rules(rules)
    , m_isInTemplate(isInTemplate)
    , m_snapshot(read(readingRequest(), m_rules).snapshot)
    , m_clock(growingClock())
{
    if (!m_snapshot->isBroken)
        m_lastSound = m_text;
    m_problems.show(m_snapshot);
    connect(&m_undo, &QUndoStack::cleanChanged, this, &Document::dirtyChanged);
    connect(&m_undo, &QUndoStack::indexChanged, this, &Document::undoChanged);
    m_worker = std::make_unique<SnapshotWorker>(m_rules, [this](Reading reading) {
        QMetaObject::invokeMethod(
            this, [this, reading = std::move(reading)] { publish(reading); }, Qt::QueuedConnection);
    });
}

Document::~Document()
{
    // The stack tells of its end; whoever listens to the document would look at one that is half gone.
    m_undo.disconnect(this);
}

core::Result<std::unique_ptr<Document>> Document::open(const DefinitionPlace& place)
{
    auto read = readDefinition(place);
    if (!read)
        return tl::unexpected(read.error());
    const QFileInfo file(place.path);
    auto opened = std::make_unique<Document>(titleOf(place), std::move(read->text), read->format, nullptr,
        rulesFor(file.absoluteFilePath()), !place.machine.isEmpty());
    opened->m_place = {file.absoluteFilePath(), place.machine};
    opened->m_isReadOnly = !file.isWritable();
    opened->m_onDisk = opened->m_text;
    return opened;
}

core::Result<std::unique_ptr<Document>> Document::open(const QString& path)
{
    const DefinitionPlace place = DefinitionPlace::fromText(path);
    if (!place.machine.isEmpty())
        return open(place);
    return definitionIn(place.path).and_then([](const DefinitionPlace& found) { return open(found); });
}

const Document::SnapshotPointer& Document::waitForSnapshot()
{
    if (m_snapshot->version != m_version)
        publish(read(readingRequest(), m_rules));
    return m_snapshot;
}

const Document::SnapshotPointer& Document::soundSnapshot() const
{
    return m_sound ? m_sound->snapshot : m_snapshot;
}

const Document::SnapshotPointer& Document::waitForSoundSnapshot()
{
    waitForSnapshot();
    return soundSnapshot();
}

std::vector<asl::StatePath> Document::brokenStates() const
{
    return m_sound ? m_sound->states : std::vector<asl::StatePath>();
}

int Document::brokenLine() const
{
    if (m_sound && !m_sound->broken.empty())
        return static_cast<int>(m_sound->broken.front().newBegin) + 1;
    const std::string_view text = m_snapshot->tree.text();
    const core::Diagnostics& found = m_snapshot->tree.diagnostics();
    const auto error = std::ranges::find(found, core::Severity::Error, &core::Diagnostic::severity);
    const std::size_t place = error == found.end() ? 0 : error->range.begin;
    return static_cast<int>(std::ranges::count(text.substr(0, place), '\n')) + 1;
}

ReadingRequest Document::readingRequest() const
{
    return {m_text, m_format, m_version, m_lastSound, m_isInTemplate};
}

core::Result<void> Document::apply(const document::Edit& edit)
{
    if (edit.version != m_version)
        return tl::unexpected(stale());
    return push(edit, {});
}

core::Result<document::Edit> Document::carriedOver(const document::Edit& edit) const
{
    if (edit.version != m_version)
        return tl::unexpected(stale());
    return m_sound ? m_sound->carryOver(*m_snapshot, edit) : core::Result<document::Edit>(edit);
}

core::Result<void> Document::pushCarried(
    const document::Edit& edit, const document::Edit& carried, const QString& mergeKey)
{
    const Text before = m_lastSound;
    // The sound text takes the edit as it is: the next reading begins there.
    if (m_sound)
        if (auto text = source::applyEdits(m_sound->snapshot->tree.text(), edit.edits))
            m_lastSound = std::make_shared<const std::string>(*std::move(text));
    auto done = push(carried, mergeKey);
    if (!done)
        m_lastSound = before;
    return done;
}

core::Result<void> Document::tryTo(const Intention& intention)
{
    return intention(*waitForSoundSnapshot()).and_then([this](const document::Edit& edit) {
        return applyTypedToSound(edit, {});
    });
}

bool Document::perform(const Intention& intention)
{
    const auto done = tryTo(intention);
    if (!done)
        report(done.error());
    return done.has_value();
}

void Document::performTogether(const QString& label, const std::vector<Intention>& intentions)
{
    bool hasBegun = false;
    for (const Intention& intention : intentions) {
        const auto edit = intention(*waitForSoundSnapshot());
        const auto carried = edit.and_then([this](const document::Edit& made) { return carriedOver(made); });
        if (!carried) {
            report(carried.error());
            continue;
        }
        // The stack would keep a step that holds nothing.
        if (!std::exchange(hasBegun, true))
            m_undo.beginMacro(label);
        if (const auto done = pushCarried(*edit, *carried, {}); !done)
            report(done.error());
    }
    if (hasBegun)
        m_undo.endMacro();
}

core::Result<void> Document::applyTyped(const source::TextEdits& edits, const QString& label, const QString& mergeKey)
{
    document::Edit edit;
    edit.version = m_version;
    edit.label = label.toStdString();
    edit.edits = edits;
    return push(edit, mergeKey);
}

core::Result<void> Document::applyTypedToSound(const document::Edit& edit, const QString& mergeKey)
{
    return carriedOver(edit).and_then(
        [&](const document::Edit& carried) { return pushCarried(edit, carried, mergeKey); });
}

core::Result<void> Document::push(const document::Edit& edit, const QString& mergeKey)
{
    if (const auto fits = source::checkEdits(m_text->size(), edit.edits); !fits)
        return tl::unexpected(fits.error());
    const QString key = mergeKey.isEmpty() ? QString() : mergeKey + QChar(u'#') + QString::number(m_typing);
    if (!edit.edits.empty())
        m_undo.push(new EditCommand(*this, edit, key));
    return {};
}

void Document::report(const core::Error& error)
{
    emit noticeRaised(QString::fromStdString(error.message));
}

void Document::changeText(const source::TextEdits& edits)
{
    auto changed = source::applyEdits(*m_text, edits);
    Q_ASSERT(changed);
    m_text = std::make_shared<const std::string>(std::move(*changed));
    ++m_version;
    emit textEdited(edits, m_version);
    m_worker->request(readingRequest());
}

void Document::publish(Reading reading)
{
    if (reading.snapshot->version <= m_snapshot->version)
        return;
    letGoElsewhere(std::exchange(m_snapshot, std::move(reading.snapshot)));
    letGoElsewhere(std::exchange(m_sound, std::move(reading.sound)));
    if (!m_snapshot->isBroken || m_sound)
        m_lastSound = soundSnapshot()->tree.sharedText();
    m_problems.show(m_snapshot);
    emit snapshotChanged();
}

QString Document::title() const
{
    return m_title;
}

bool Document::isDirty() const
{
    return !m_undo.isClean();
}

int Document::stateCount() const
{
    return static_cast<int>(m_snapshot->machine.states.size());
}

QString Document::languageName() const
{
    return m_snapshot->machine.language == asl::QueryLanguage::Jsonata ? QStringLiteral("JSONata")
                                                                       : QStringLiteral("JSONPath");
}

QString Document::formatName() const
{
    if (m_format == source::Format::Yaml)
        return QStringLiteral("YAML");
    const QString indent = indentOf(*m_text);
    return indent.isEmpty() ? QStringLiteral("JSON") : tr("JSON, %1").arg(indent);
}

QString Document::machineName() const
{
    return m_place.machine.isEmpty() ? QFileInfo(m_place.path).fileName().section(u'.', 0, 0) : m_place.machine;
}

QString Document::suggestedFileName() const
{
    if (m_place.machine.isEmpty())
        return m_title;
    return m_place.machine + QStringLiteral(".asl.") + fileEnding();
}

QString Document::fileEnding() const
{
    return m_format == source::Format::Yaml ? QStringLiteral("yaml") : QStringLiteral("json");
}

core::Result<void> Document::save()
{
    if (m_place.path.isEmpty())
        return core::failure("file.unnamed", "This definition has no file yet. Use Save as.");
    return writeTo(m_place);
}

core::Result<void> Document::saveOver()
{
    if (auto onDisk = readFromDisk())
        m_onDisk = std::make_shared<const std::string>(std::move(*onDisk));
    return save();
}

core::Result<void> Document::saveAs(const QString& path)
{
    // Other programs would take it for JSON. The other way round nothing is wrong: JSON is YAML too.
    if (m_format == source::Format::Yaml && path.endsWith(QLatin1String(".json"), Qt::CaseInsensitive))
        return core::failure("file.ending",
            "This definition is YAML, and a file that ends in .json should hold JSON. Convert it first (menu File), or "
            "let the name end in .yaml.");
    const DefinitionPlace place{QFileInfo(path).absoluteFilePath(), {}};
    if (place != m_place && !machinesIn(place.path).isEmpty())
        return core::failure("file.template",
            "That file is a template with state machines and more in it, which this text would replace. Choose another "
            "name.");
    return writeTo(place);
}

core::Result<void> Document::writeTo(const DefinitionPlace& place)
{
    // Another file that this text replaces can be had back from the earlier versions.
    Text replaced;
    if (auto there = storage::readFile(place.path.toStdString()); there && place != m_place)
        replaced = std::make_shared<const std::string>(std::move(*there));
    auto written = writeDefinition(place, *m_text);
    if (!written)
        return written;
    if (place != m_place) {
        m_place = place;
        m_title = titleOf(place);
        m_isInTemplate = !place.machine.isEmpty();
        m_isReadOnly = false;
        m_onDisk = replaced;
        emit fileChanged();
    }
    const Text before = std::exchange(m_onDisk, m_text);
    m_undo.setClean();
    emit saved(before);
    return {};
}

core::Result<std::string> Document::readFromDisk() const
{
    return readDefinition(m_place).and_then([this](DefinitionText read) -> core::Result<std::string> {
        if (!m_place.machine.isEmpty() && read.format != m_format)
            return core::failure("file.format",
                "The template holds the state machine in another notation now. Close it and open it again.");
        return std::move(read.text);
    });
}

Document::DiskState Document::diskState() const
{
    if (m_place.path.isEmpty())
        return DiskState::Same;
    const auto onDisk = readFromDisk();
    if (!onDisk)
        return DiskState::Gone;
    return m_onDisk && *onDisk == *m_onDisk ? DiskState::Same : DiskState::Changed;
}

core::Result<void> Document::reload()
{
    auto onDisk = readFromDisk();
    if (!onDisk)
        return tl::unexpected(onDisk.error());
    auto done = setText(*onDisk, tr("Take the file from disk"));
    m_onDisk = m_text;
    m_undo.setClean();
    return done;
}

core::Result<void> Document::mergeFromDisk()
{
    auto onDisk = readFromDisk();
    if (!onDisk)
        return tl::unexpected(onDisk.error());
    const auto theirs = std::make_shared<const std::string>(std::move(*onDisk));
    const Text base = m_onDisk ? m_onDisk : theirs;
    auto taken = takeOver(base, theirs, tr("Take over changes of the file"));
    if (taken)
        m_onDisk = theirs;
    return taken;
}

core::Result<void> Document::restore(const std::string& base, const std::string& text)
{
    const QString label = tr("Restore unsaved changes");
    if (*m_text == base)
        return setText(text, label);
    return takeOver(std::make_shared<const std::string>(base), std::make_shared<const std::string>(text), label);
}

core::Result<void> Document::takeOver(const Text& base, const Text& theirs, const QString& label)
{
    const auto read = [this](const Text& text) { return document::readSnapshot(text, m_format, 0); };
    auto edits = document::mergeTheirs(*read(base), *waitForSnapshot(), *read(theirs));
    if (!edits)
        return tl::unexpected(edits.error());
    document::Edit edit;
    edit.version = m_version;
    edit.label = label.toStdString();
    edit.edits = *std::move(edits);
    return push(edit, {});
}

core::Result<void> Document::setText(std::string_view text, const QString& label)
{
    document::Edit edit;
    edit.version = m_version;
    edit.label = label.toStdString();
    edit.edits = source::textDifference(*m_text, text);
    return push(edit, {});
}

void Document::endTyping()
{
    ++m_typing;
}

void Document::mend(int row)
{
    const core::Fixes fixes = m_problems.diagnosticOf(row).fixes;
    if (!fixes.empty())
        perform([&](const document::Snapshot& now) { return document::applyFixes(now, {&fixes.front(), 1}); });
}

void Document::undo()
{
    m_undo.undo();
}

void Document::redo()
{
    m_undo.redo();
}

} // namespace statelight::app
