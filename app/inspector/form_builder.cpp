#include "app/inspector/form_field.h"

#include <QtCore/QCoreApplication>
#include <array>
#include <span>

#include "app/document/qt_text.h"
#include "core/json.h"

namespace statelight::app {

namespace {

using asl::QueryLanguage;
using asl::StateType;

QString tr(const char* text)
{
    return QCoreApplication::translate("Inspector", text);
}

constexpr unsigned bit(StateType type)
{
    return 1U << static_cast<unsigned>(type);
}
constexpr unsigned withPaths = bit(StateType::Task) | bit(StateType::Pass) | bit(StateType::Wait)
    | bit(StateType::Choice) | bit(StateType::Succeed) | bit(StateType::Parallel) | bit(StateType::Map);
constexpr unsigned withResult = bit(StateType::Task) | bit(StateType::Parallel) | bit(StateType::Map);

enum class In : std::uint8_t { Both, JsonPath, Jsonata };

/// A plain field of a state: who has it (asl.md, section 2) and how it is shown.
struct FieldRow {
    const char* name;
    unsigned types;
    In language;
    FormTab tab;
    FieldKind kind;
    const char* placeholder;
    const char* help;
    bool isHalf = false;
};

constexpr auto config = FormTab::Configuration;
constexpr auto data = FormTab::Data;
constexpr auto errors = FormTab::Errors;

constexpr std::array fieldRows{
    FieldRow{"Resource", bit(StateType::Task), In::Both, config, FieldKind::Text, "arn:aws:states:::lambda:invoke",
        QT_TRANSLATE_NOOP("Inspector", "What the task calls: an integration's ARN, a function or an activity.")},
    FieldRow{"Arguments", bit(StateType::Task) | bit(StateType::Parallel), In::Jsonata, config, FieldKind::Json,
        QT_TRANSLATE_NOOP("Inspector", "the state's input"),
        QT_TRANSLATE_NOOP("Inspector", "What the task or the branches receive; expressions stand in {% %}.")},
    FieldRow{"Parameters", bit(StateType::Task) | bit(StateType::Parallel), In::JsonPath, config, FieldKind::Json,
        QT_TRANSLATE_NOOP("Inspector", "the state's input"),
        QT_TRANSLATE_NOOP("Inspector",
            "What the task or the branches receive; keys that end in .$ are paths or intrinsic functions.")},
    FieldRow{"Credentials", bit(StateType::Task), In::Both, config, FieldKind::Json,
        QT_TRANSLATE_NOOP("Inspector", "the machine's role"),
        QT_TRANSLATE_NOOP("Inspector", "The role that the task takes on: {\"RoleArn\": …}.")},
    FieldRow{"Result", bit(StateType::Pass), In::JsonPath, config, FieldKind::Json,
        QT_TRANSLATE_NOOP("Inspector", "the input"),
        QT_TRANSLATE_NOOP("Inspector", "A fixed value; paths in it are not evaluated.")},
    FieldRow{"Parameters", bit(StateType::Pass), In::JsonPath, config, FieldKind::Json,
        QT_TRANSLATE_NOOP("Inspector", "none"),
        QT_TRANSLATE_NOOP(
            "Inspector", "The result where there is no Result; keys that end in .$ are paths or intrinsic functions.")},
    FieldRow{"Seconds", bit(StateType::Wait), In::Both, config, FieldKind::Number,
        QT_TRANSLATE_NOOP("Inspector", "none"),
        QT_TRANSLATE_NOOP("Inspector", "How long to wait. A Wait has exactly one of its four fields."), true},
    FieldRow{"SecondsPath", bit(StateType::Wait), In::JsonPath, config, FieldKind::Text, "$.seconds",
        QT_TRANSLATE_NOOP("Inspector", "Where the number of seconds stands in the input.")},
    FieldRow{"Timestamp", bit(StateType::Wait), In::Both, config, FieldKind::Text, "2026-01-31T12:00:00Z",
        QT_TRANSLATE_NOOP("Inspector", "Until when to wait, as RFC 3339."), true},
    FieldRow{"TimestampPath", bit(StateType::Wait), In::JsonPath, config, FieldKind::Text, "$.until",
        QT_TRANSLATE_NOOP("Inspector", "Where the time stands in the input.")},
    FieldRow{"Error", bit(StateType::Fail), In::Both, config, FieldKind::Text, QT_TRANSLATE_NOOP("Inspector", "none"),
        QT_TRANSLATE_NOOP("Inspector", "The name of the error that ends the execution.")},
    FieldRow{"ErrorPath", bit(StateType::Fail), In::JsonPath, config, FieldKind::Text,
        QT_TRANSLATE_NOOP("Inspector", "none"),
        QT_TRANSLATE_NOOP("Inspector", "Where the error's name stands in the input; excludes Error.")},
    FieldRow{"Cause", bit(StateType::Fail), In::Both, config, FieldKind::Text, QT_TRANSLATE_NOOP("Inspector", "none"),
        QT_TRANSLATE_NOOP("Inspector", "What a person should know about it.")},
    FieldRow{"CausePath", bit(StateType::Fail), In::JsonPath, config, FieldKind::Text,
        QT_TRANSLATE_NOOP("Inspector", "none"),
        QT_TRANSLATE_NOOP("Inspector", "Where the cause stands in the input; excludes Cause.")},
    FieldRow{"ItemsPath", bit(StateType::Map), In::JsonPath, config, FieldKind::Text, "$",
        QT_TRANSLATE_NOOP("Inspector", "Where the array of items stands in the input.")},
    FieldRow{"Items", bit(StateType::Map), In::Jsonata, config, FieldKind::Json,
        QT_TRANSLATE_NOOP("Inspector", "the state's input"),
        QT_TRANSLATE_NOOP("Inspector", "The array of items, or an expression that gives it.")},
    FieldRow{"ItemSelector", bit(StateType::Map), In::Both, config, FieldKind::Json,
        QT_TRANSLATE_NOOP("Inspector", "the item"), QT_TRANSLATE_NOOP("Inspector", "The input of each iteration.")},
    FieldRow{"MaxConcurrency", bit(StateType::Map), In::Both, config, FieldKind::Number,
        QT_TRANSLATE_NOOP("Inspector", "no limit"),
        QT_TRANSLATE_NOOP("Inspector", "How many iterations run at once; 1 is one after the other."), true},
    FieldRow{"MaxConcurrencyPath", bit(StateType::Map), In::JsonPath, config, FieldKind::Text,
        QT_TRANSLATE_NOOP("Inspector", "none"),
        QT_TRANSLATE_NOOP("Inspector", "Where that number stands in the input.")},
    FieldRow{"ToleratedFailureCount", bit(StateType::Map), In::Both, errors, FieldKind::Number, "0",
        QT_TRANSLATE_NOOP("Inspector", "How many failed items a distributed Map survives."), true},
    FieldRow{"ToleratedFailurePercentage", bit(StateType::Map), In::Both, errors, FieldKind::Number, "0",
        QT_TRANSLATE_NOOP("Inspector", "Which share of failed items a distributed Map survives.")},
    FieldRow{"InputPath", withPaths, In::JsonPath, data, FieldKind::Text, "$",
        QT_TRANSLATE_NOOP("Inspector", "The part of the input that the state sees.")},
    FieldRow{"ResultSelector", withResult, In::JsonPath, data, FieldKind::Json,
        QT_TRANSLATE_NOOP("Inspector", "the whole result"),
        QT_TRANSLATE_NOOP("Inspector", "What is kept of the result; $ is the result.")},
    FieldRow{"ResultPath", withResult | bit(StateType::Pass), In::JsonPath, data, FieldKind::Text, "$",
        QT_TRANSLATE_NOOP("Inspector", "Where the result goes in the state's input; null keeps the input alone.")},
    FieldRow{"OutputPath", withPaths, In::JsonPath, data, FieldKind::Text, "$",
        QT_TRANSLATE_NOOP("Inspector", "The part that the next state gets.")},
    FieldRow{"Output", withPaths, In::Jsonata, data, FieldKind::Json, QT_TRANSLATE_NOOP("Inspector", "the result"),
        QT_TRANSLATE_NOOP("Inspector", "What the next state gets.")},
    FieldRow{"Assign", withPaths & ~bit(StateType::Succeed), In::Both, data, FieldKind::Json,
        QT_TRANSLATE_NOOP("Inspector", "no variables"),
        QT_TRANSLATE_NOOP("Inspector", "Variables that later states read as $name.")},
    FieldRow{"TimeoutSeconds", bit(StateType::Task), In::Both, errors, FieldKind::Number,
        QT_TRANSLATE_NOOP("Inspector", "none"),
        QT_TRANSLATE_NOOP("Inspector", "After how many seconds the task fails with States.Timeout."), true},
    FieldRow{"HeartbeatSeconds", bit(StateType::Task), In::Both, errors, FieldKind::Number,
        QT_TRANSLATE_NOOP("Inspector", "none"),
        QT_TRANSLATE_NOOP("Inspector", "The longest time between two heartbeats.")},
};

bool suits(In language, QueryLanguage actual)
{
    return language == In::Both || (language == In::Jsonata) == (actual == QueryLanguage::Jsonata);
}

QString shown(const core::Value& value, FieldKind kind)
{
    if (value.isString() && (kind != FieldKind::Json || value.string().starts_with("{%"))) {
        return fromUtf8(value.string());
    }
    if (kind == FieldKind::Errors && value.isArray()) {
        QStringList names;
        for (const core::Value& item : value.items()) {
            names += item.isString() ? fromUtf8(item.string()) : fromUtf8(core::toJson(item));
        }
        return names.join(QStringLiteral(", "));
    }
    return fromUtf8(kind == FieldKind::Json ? core::toJson(value, 2) : core::toJson(value));
}

class FormBuilder {
public:
    FormBuilder(const document::Snapshot& snapshot, const asl::State& state)
        : m_snapshot(snapshot)
        , m_state(state)
        , m_pointer(fromUtf8(state.path.pointer()))
    {
        for (const asl::StateIndex sibling : snapshot.machine.scopes[state.scope].states) {
            m_siblings += fromUtf8(snapshot.machine.states[sibling].name);
        }
    }

    std::vector<FormField> build();

private:
    void common();
    void rows(FormTab tab);
    void rules();
    void transition();
    void retriers();
    void catchers();
    FormField& field(
        FormTab tab, FieldKind kind, const QString& pointer, const QString& label, const asl::Field* value);
    void group(FormTab tab, const QString& pointer, const QString& label, const QString& summary);

    const document::Snapshot& m_snapshot;
    const asl::State& m_state;
    QString m_pointer;
    QStringList m_siblings;
    std::vector<FormField> m_fields;
};

FormField& FormBuilder::field(
    FormTab tab, FieldKind kind, const QString& pointer, const QString& label, const asl::Field* value)
{
    FormField field;
    field.tab = tab;
    field.kind = kind;
    field.pointer = pointer;
    field.label = label;
    field.text = value == nullptr ? QString() : shown(value->value, kind);
    m_fields.push_back(std::move(field));
    return m_fields.back();
}

void FormBuilder::group(FormTab tab, const QString& pointer, const QString& label, const QString& summary)
{
    field(tab, FieldKind::Group, pointer, label, nullptr).text = summary;
}

void FormBuilder::common()
{
    FormField& type = field(FormTab::Configuration, FieldKind::Choice, m_pointer + QStringLiteral("/Type"), tr("Type"),
        m_state.fields.find("Type"));
    for (const StateType choice : {StateType::Task, StateType::Pass, StateType::Choice, StateType::Wait,
             StateType::Succeed, StateType::Fail, StateType::Parallel, StateType::Map}) {
        type.options += fromUtf8(asl::toString(choice));
    }
    type.help = tr("What the state does. Fields that the new type doesn't have are removed.");
}

void FormBuilder::rows(FormTab tab)
{
    for (const FieldRow& row : fieldRows) {
        if (row.tab != tab || (row.types & bit(m_state.type)) == 0 || !suits(row.language, m_state.language)) {
            continue;
        }
        FormField& added = field(tab, row.kind, m_pointer + u'/' + QLatin1String(row.name), QLatin1String(row.name),
            m_state.fields.find(row.name));
        added.placeholder = tr(row.placeholder);
        added.help = tr(row.help);
        added.isHalf = row.isHalf;
    }
}

void FormBuilder::rules()
{
    const auto* choice = std::get_if<asl::Choice>(&m_state.kind);
    if (choice == nullptr) {
        return;
    }
    const QString list = m_pointer + QStringLiteral("/Choices");
    for (std::size_t index = 0; index < choice->rules.size(); ++index) {
        const asl::ChoiceRule& rule = choice->rules[index];
        const QString pointer = list + u'/' + QString::number(index);
        group(FormTab::Configuration, pointer, tr("Rule %1").arg(index + 1), fromUtf8(asl::phrase(rule)));
        if (m_state.language == QueryLanguage::Jsonata) {
            field(FormTab::Configuration, FieldKind::Text, pointer + QStringLiteral("/Condition"), tr("Condition"),
                rule.fields.find("Condition"));
        } else {
            const source::NodeIndex node = m_snapshot.tree.at(pointer.toStdString());
            FormField& whole = field(FormTab::Configuration, FieldKind::Json, pointer, tr("Rule as ASL"), nullptr);
            whole.text = node == source::noNode ? QString() : shown(m_snapshot.tree.value(node), FieldKind::Json);
            whole.help = tr("Variable with one operator, or And, Or, Not; and Next.");
        }
        field(FormTab::Configuration, FieldKind::Target, pointer + QStringLiteral("/Next"), tr("Go to"),
            rule.fields.find("Next"))
            .options
            = m_siblings;
    }
    field(FormTab::Configuration, FieldKind::Add, list, tr("Add a rule"), nullptr);
    FormField& otherwise = field(FormTab::Configuration, FieldKind::Target, m_pointer + QStringLiteral("/Default"),
        tr("Default"), m_state.fields.find("Default"));
    otherwise.options = m_siblings;
    otherwise.placeholder = tr("none");
    otherwise.help = tr("Where the execution goes when no rule holds.");
}

void FormBuilder::transition()
{
    if (m_state.type == StateType::Choice || m_state.type == StateType::Succeed || m_state.type == StateType::Fail
        || m_state.type == StateType::Unknown) {
        return;
    }
    FormField& next = field(FormTab::Configuration, FieldKind::Target, m_pointer + QStringLiteral("/Next"), tr("Next"),
        m_state.fields.find("Next"));
    next.options = QStringList(QString()) + m_siblings;
    next.placeholder = tr("End");
    next.help = tr("The state that follows, or the end.");
}

void FormBuilder::retriers()
{
    const QString list = m_pointer + QStringLiteral("/Retry");
    group(FormTab::Errors, {}, tr("Retry"), {});
    for (std::size_t index = 0; index < m_state.retriers.size(); ++index) {
        const asl::Fields& fields = m_state.retriers[index].fields;
        const QString pointer = list + u'/' + QString::number(index);
        const auto number = [&](const char* name, const QString& label, const char* placeholder) -> FormField& {
            FormField& added = field(
                FormTab::Errors, FieldKind::Number, pointer + u'/' + QLatin1String(name), label, fields.find(name));
            added.placeholder = QLatin1String(placeholder);
            return added;
        };
        group(FormTab::Errors, pointer, tr("Retrier %1").arg(index + 1), {});
        field(FormTab::Errors, FieldKind::Errors, pointer + QStringLiteral("/ErrorEquals"), tr("Errors"),
            fields.find("ErrorEquals"))
            .help
            = tr("Names of errors, separated by commas; States.ALL stands for any.");
        number("IntervalSeconds", tr("Interval, s"), "1").isHalf = true;
        number("MaxAttempts", tr("Attempts"), "3");
        number("BackoffRate", tr("Rate"), "2.0").isHalf = true;
        number("MaxDelaySeconds", tr("Longest wait, s"), "none");
        FormField& jitter = field(FormTab::Errors, FieldKind::Choice, pointer + QStringLiteral("/JitterStrategy"),
            tr("Jitter"), fields.find("JitterStrategy"));
        jitter.options = {QStringLiteral("NONE"), QStringLiteral("FULL")};
        jitter.placeholder = QStringLiteral("NONE");
    }
    field(FormTab::Errors, FieldKind::Add, list, tr("Add a retrier"), nullptr);
}

void FormBuilder::catchers()
{
    const QString list = m_pointer + QStringLiteral("/Catch");
    group(FormTab::Errors, {}, tr("Catch"), {});
    for (std::size_t index = 0; index < m_state.catchers.size(); ++index) {
        const asl::Fields& fields = m_state.catchers[index].fields;
        const QString pointer = list + u'/' + QString::number(index);
        group(FormTab::Errors, pointer, tr("Catcher %1").arg(index + 1), {});
        field(FormTab::Errors, FieldKind::Errors, pointer + QStringLiteral("/ErrorEquals"), tr("Errors"),
            fields.find("ErrorEquals"))
            .help
            = tr("Names of errors, separated by commas; States.ALL stands for any.");
        field(FormTab::Errors, FieldKind::Target, pointer + QStringLiteral("/Next"), tr("Go to"), fields.find("Next"))
            .options
            = m_siblings;
        if (m_state.language == QueryLanguage::Jsonata) {
            field(FormTab::Errors, FieldKind::Json, pointer + QStringLiteral("/Output"), tr("Output"),
                fields.find("Output"))
                .placeholder
                = tr("the Error Output");
        } else {
            field(FormTab::Errors, FieldKind::Text, pointer + QStringLiteral("/ResultPath"), tr("ResultPath"),
                fields.find("ResultPath"))
                .placeholder
                = QStringLiteral("$");
        }
    }
    field(FormTab::Errors, FieldKind::Add, list, tr("Add a catcher"), nullptr);
}

std::vector<FormField> FormBuilder::build()
{
    common();
    rows(FormTab::Configuration);
    rules();
    transition();
    FormField& comment = field(FormTab::Configuration, FieldKind::Text, m_pointer + QStringLiteral("/Comment"),
        tr("Comment"), m_state.fields.find("Comment"));
    comment.placeholder = tr("none");
    rows(FormTab::Data);
    if ((bit(m_state.type) & withResult) != 0) {
        retriers();
        catchers();
    }
    rows(FormTab::Errors);
    return std::move(m_fields);
}

core::Result<core::Value> parseNumber(asl::QueryLanguage language, const QString& text)
{
    if (language == QueryLanguage::Jsonata && text.startsWith(QStringLiteral("{%"))) {
        return core::Value(text.toStdString());
    }
    const auto value = core::parseJson(text.toStdString());
    if (!value || !value->isNumber()) {
        return core::failure("form.number", tr("A number is needed here.").toStdString());
    }
    return *value;
}

core::Result<core::Value> parseErrors(const QString& text)
{
    std::vector<core::Value> names;
    for (const QString& name : text.split(u',', Qt::SkipEmptyParts)) {
        if (!name.trimmed().isEmpty()) {
            names.emplace_back(name.trimmed().toStdString());
        }
    }
    if (names.empty()) {
        return core::failure(
            "form.errors", tr("At least one error name is needed; States.ALL stands for any.").toStdString());
    }
    return core::Value::array(std::move(names));
}

core::Result<core::Value> parseAny(asl::QueryLanguage language, const QString& text)
{
    const QString trimmed = text.trimmed();
    if (language == QueryLanguage::Jsonata && trimmed.startsWith(QStringLiteral("{%"))) {
        return core::Value(trimmed.toStdString());
    }
    return core::parseJson(text.toStdString());
}

} // namespace

std::vector<FormField> formOf(const document::Snapshot& snapshot, const asl::State& state)
{
    return FormBuilder(snapshot, state).build();
}

core::Result<core::Value> parseField(FieldKind kind, asl::QueryLanguage language, const QString& text)
{
    switch (kind) {
    case FieldKind::Number:
        return parseNumber(language, text.trimmed());
    case FieldKind::Json:
        return parseAny(language, text);
    case FieldKind::Errors:
        return parseErrors(text);
    default:
        return text == u"null" ? core::Value() : core::Value(text.toStdString());
    }
}

} // namespace statelight::app
