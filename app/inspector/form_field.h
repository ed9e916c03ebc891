// app/inspector turns the selected state into a form and what is typed there into edits. It must never know a canvas, a
// code view or a running machine.
#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>
#include <cstdint>
#include <string>
#include <vector>

#include "core/result.h"
#include "document/snapshot.h"

namespace statelight::app {

/// The tab of the inspector that a field stands in.
enum class FormTab : std::uint8_t { Configuration, Data, Errors };

/// How a field is shown and what its text means.
enum class FieldKind : std::uint8_t {
    Group, ///< a heading: `label` and, at its right, `text`; removable where `pointer` is a list's entry
    Add, ///< a button that adds an entry to the list at `pointer`
    Text, ///< a string
    Number, ///< a number, or an expression in JSONata
    Json, ///< any JSON value, or an expression in JSONata
    Choice, ///< one of `options`
    Target, ///< the name of a state, one of `options`; "" is End where that is possible
    Errors, ///< names of errors, separated by commas
};

/// One row of the form. A field that the state doesn't have is shown empty.
struct FormField {
    FormTab tab = FormTab::Configuration;
    FieldKind kind = FieldKind::Text;
    QString pointer; ///< JSON pointer of the value
    QString label;
    QString text;
    QString placeholder;
    QString help;
    QStringList options;
    bool isHalf = false; ///< stands beside the next one
    bool operator==(const FormField&) const = default;
};

/// The form of one state in reading order.
[[nodiscard]] std::vector<FormField> formOf(const document::Snapshot& snapshot, const asl::State& state);

/// The JSON value that a text stands for in a field of that kind, or why it is none ("form.…").
[[nodiscard]] core::Result<core::Value> parseField(FieldKind kind, asl::QueryLanguage language, const QString& text);

} // namespace statelight::app
