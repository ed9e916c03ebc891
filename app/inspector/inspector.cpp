#include "app/inspector/inspector.h"

#include <QtCore/QRegularExpression>
#include <utility>

#include "app/document/qt_text.h"
#include "core/json.h"
#include "document/edits/edits.h"

namespace statelight::app {

namespace {

using core::Value;

Value names(std::string_view name)
{
    return Value::array({Value(name)});
}

// The least entry of each list that the language takes; `target` is a state of the same scope.
Value newEntry(const QString& list, asl::QueryLanguage language, std::string_view target)
{
    if (list.endsWith(QStringLiteral("/Retry"))) {
        return Value::object({{"ErrorEquals", names("States.ALL")}});
    }
    if (list.endsWith(QStringLiteral("/Catch"))) {
        return Value::object({{"ErrorEquals", names("States.ALL")}, {"Next", Value(target)}});
    }
    if (language == asl::QueryLanguage::Jsonata) {
        return Value::object({{"Condition", Value("{% true %}")}, {"Next", Value(target)}});
    }
    return Value::object({{"Variable", Value("$.value")}, {"IsPresent", Value(true)}, {"Next", Value(target)}});
}

} // namespace

Inspector::Inspector(Document* document, QObject* parent)
    : QObject(parent)
    , m_document(document)
{
    connect(document, &Document::snapshotChanged, this, &Inspector::refresh);
    connect(document, &Document::textEdited, this, [this] { m_isReset = m_isReset || !m_isWriting; });
    connect(document, &Document::pathsMoved, this, [this](const std::vector<document::Moved>& moved) {
        for (const document::Moved& move : moved) {
            if (move.from == m_state) {
                m_state = move.to;
                return;
            }
        }
    });
}

const asl::State* Inspector::current() const
{
    return m_document->soundSnapshot()->machine.find(m_state);
}

void Inspector::select(const asl::StatePath& state)
{
    if (std::exchange(m_state, state) != state) {
        m_document->endTyping();
        setNameProblem({});
        m_isReset = true;
    }
    refresh();
}

void Inspector::refresh()
{
    const asl::State* state = current();
    const std::vector<FormField> fields
        = state == nullptr ? std::vector<FormField>{} : formOf(*m_document->soundSnapshot(), *state);
    m_name = state == nullptr ? QString() : fromUtf8(state->name);
    m_typeName = state == nullptr ? QString() : fromUtf8(asl::toString(state->type));
    m_errorHandlers = state == nullptr ? 0 : static_cast<int>(state->retriers.size() + state->catchers.size());
    m_summary.clear();
    if (state != nullptr) {
        const auto& machine = m_document->soundSnapshot()->machine;
        const QString subtitle = fromUtf8(asl::subtitle(machine, *machine.indexOf(m_state)));
        const QString language
            = state->language == asl::QueryLanguage::Jsonata ? QStringLiteral("JSONata") : QStringLiteral("JSONPath");
        m_summary = QStringList{m_typeName, subtitle, language}
                        .filter(QRegularExpression(QStringLiteral(".")))
                        .join(QStringLiteral(" · "));
    }
    m_configuration.show(fields);
    m_data.show(fields);
    m_errors.show(fields);
    emit stateChanged();
    if (std::exchange(m_isReset, false)) {
        emit fieldsReset();
    }
}

void Inspector::setNameProblem(const QString& problem)
{
    if (std::exchange(m_nameProblem, problem) != problem) {
        emit nameProblemChanged();
    }
}

bool Inspector::rename(const QString& name)
{
    if (name == m_name) {
        setNameProblem({});
        return true;
    }
    const auto renamed = m_document->tryTo(
        [&](const document::Snapshot& now) { return document::renameState(now, m_state, name.toStdString()); });
    setNameProblem(renamed ? QString() : fromUtf8(renamed.error().message));
    return renamed.has_value();
}

core::Result<document::Edit> Inspector::targetEdit(const FormField& field, const QString& text)
{
    const document::Snapshot& now = *m_document->soundSnapshot();
    const bool isNext = field.pointer == QString::fromStdString(m_state.pointer()) + QStringLiteral("/Next");
    if (isNext && text.isEmpty()) {
        return document::makeEnd(now, m_state);
    }
    if (isNext) {
        return document::connect(now, m_state, asl::StatePath::inScope(m_state.scope(), text.toStdString()));
    }
    return document::setValue(now, field.pointer.toStdString(), Value(text.toStdString()));
}

core::Result<document::Edit> Inspector::editFor(const FormField& field, const QString& text)
{
    const document::Snapshot& now = *m_document->waitForSoundSnapshot();
    const asl::State* state = current();
    if (state == nullptr) {
        return core::failure("edit.state", tr("The state is no longer there.").toStdString());
    }
    if (field.kind == FieldKind::Target) {
        return targetEdit(field, text);
    }
    if (field.pointer == QString::fromStdString(m_state.pointer()) + QStringLiteral("/Type")) {
        return document::changeType(now, m_state, asl::stateTypeFromString(text.toStdString()));
    }
    if (text.isEmpty()) {
        return document::removeValue(now, field.pointer.toStdString());
    }
    return parseField(field.kind, state->language, text).and_then([&](const Value& value) {
        return document::setValue(now, field.pointer.toStdString(), value);
    });
}

void Inspector::write(FormModel* form, int row, const QString& text)
{
    const FormField field = form->field(row);
    if (field.text == text) {
        form->setProblem(row, {});
        return;
    }
    const auto edit = editFor(field, text);
    if (!edit) {
        form->setProblem(row, fromUtf8(edit.error().message));
        return;
    }
    m_isWriting = true;
    const auto applied = m_document->applyTypedToSound(*edit, field.pointer);
    m_isWriting = false;
    form->setProblem(row, applied ? QString() : fromUtf8(applied.error().message));
}

void Inspector::addEntry(const QString& listPointer)
{
    m_document->perform([&](const document::Snapshot& now) -> core::Result<document::Edit> {
        const asl::State* state = now.machine.find(m_state);
        if (state == nullptr) {
            return core::failure("edit.state", tr("The state is no longer there.").toStdString());
        }
        const std::string pointer = listPointer.toStdString();
        const source::NodeIndex list = now.tree.at(pointer);
        const auto& siblings = now.machine.scopes[state->scope].states;
        const Value entry = newEntry(listPointer, state->language, now.machine.states[siblings.back()].name);
        if (list == source::noNode) {
            return document::setValue(now, pointer, Value::array({entry}));
        }
        return document::setValue(now, pointer + "/" + std::to_string(now.tree.nodes()[list].childCount), entry);
    });
}

void Inspector::remove(const QString& pointer)
{
    m_document->perform([&](const document::Snapshot& now) -> core::Result<document::Edit> {
        const std::string entry = pointer.toStdString();
        const std::string list = entry.substr(0, entry.rfind('/'));
        const source::NodeIndex node = now.tree.at(list);
        const bool isOptional = list.ends_with("/Retry") || list.ends_with("/Catch");
        const bool isLast = node != source::noNode && now.tree.nodes()[node].childCount == 1;
        return document::removeValue(now, isLast && isOptional ? list : entry);
    });
}

} // namespace statelight::app
