#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/result.h"
#include "core/value.h"
#include "query/failure.h"
#include "query/scope.h"

namespace statelight::query {

struct TemplateNode;

/// A fault in a payload template. `pointer` is the JSON pointer, within the template, of the object that holds the
/// field; `field` is its key ("x.$").
struct TemplateFault {
    core::Error error;
    std::string pointer;
    std::string field;

    bool operator==(const TemplateFault&) const = default;
};

/// A compiled payload template (Parameters, ResultSelector, ItemSelector, Assign …): members whose key ends in ".$",
/// at every depth of objects and arrays, are evaluated and lose the ending. What holds none is shared, not copied.
class Template {
public:
    /// The template `null`.
    Template();

    /// Fails with "query.syntax", or "query.template" for two keys that become equal or a value that is no text. The
    /// message is AWS's: "The value for the field 'x.$' must be a valid JSONPath or a valid intrinsic function call".
    [[nodiscard]] static core::Result<Template> compile(const core::Value& payload);

    /// Nothing in it is evaluated.
    [[nodiscard]] bool isConstant() const;
    /// A Failure names the field whose expression failed and, where a path found nothing, the path.
    [[nodiscard]] Evaluated<core::Value> evaluate(const Scope& scope) const;
    /// The names of the variables it reads, each once.
    [[nodiscard]] std::vector<std::string> variables() const;

private:
    std::shared_ptr<const TemplateNode> m_root;
};

/// All faults of a payload template; empty for a sound one.
[[nodiscard]] std::vector<TemplateFault> checkTemplate(const core::Value& payload);

} // namespace statelight::query
