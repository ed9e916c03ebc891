#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/result.h"
#include "core/value.h"
#include "execution/compiled_path.h"

namespace statelight::execution::compiled {

struct Expression {
    std::string field;
    Path path;
};

struct Template {
    struct Node {
        bool isConstant = true;
        bool isArray = false;
        core::Value constant;
        std::vector<std::pair<core::Key, Node>> members;
        std::shared_ptr<Expression> expression;
    };
    Node root;
};

[[nodiscard]] core::Result<Template> compileTemplate(const core::Value& value);
[[nodiscard]] core::Result<Expression> compileExpression(const std::string& field, std::string_view text);

} // namespace statelight::execution::compiled
