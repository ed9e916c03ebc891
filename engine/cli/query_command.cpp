#include <fstream>
#include <iostream>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/input_files.h"
#include "cli/jsonata_query.h"
#include "core/builder.h"
#include "core/json.h"
#include "query/expression.h"

namespace statelight::cli {

namespace {

struct QueryOptions {
    std::string expression;
    std::string language = "jsonpath";
    std::string input;
    std::vector<std::string> bindings;
    std::string batch;

    std::string dialect = "aws";

    [[nodiscard]] bool isJsonata() const { return language == "jsonata"; }
};

class DeviceRandom final : public query::RandomSource {
public:
    [[nodiscard]] std::uint64_t next() override { return std::uint64_t{m_device()} << 32U | m_device(); }

private:
    std::random_device m_device;
};

std::optional<VariableTable> readBindings(const std::vector<std::string>& texts)
{
    VariableTable bindings;
    for (const std::string& text : texts) {
        const std::size_t equals = text.find('=');
        const std::string name = text.substr(0, equals);
        if (equals == std::string::npos || !query::isVariableName(name)) {
            printError("--bind takes NAME=JSON, not '" + text + "'");
            return std::nullopt;
        }
        auto value = core::parseJson(std::string_view(text).substr(equals + 1));
        if (!value) {
            printError("--bind " + name + ": " + value.error().message);
            return std::nullopt;
        }
        bindings.set(name, std::move(*value));
    }
    return bindings;
}

int evaluateOne(const QueryOptions& options)
{
    const auto bindings = readBindings(options.bindings);
    if (options.isJsonata()) {
        auto input = options.input.empty() ? std::optional(core::Value()) : readJsonFile(options.input);
        if (!bindings || !input) {
            return exitUsage;
        }
        DeviceRandom random;
        return evaluateJsonata(options.expression, *jsonataDialect(options.dialect),
            options.input.empty() ? nullptr : &*input, *bindings, random);
    }
    auto input = options.input.empty() ? std::optional(core::Value::object()) : readJsonFile(options.input);
    if (!bindings || !input) {
        return exitUsage;
    }
    const auto expression = query::Expression::parse(options.expression);
    if (!expression) {
        return printError(expression.error());
    }
    const core::Value context = core::Value::object();
    DeviceRandom random;
    const auto value = expression->evaluate({&*input, &context, &*bindings, &random});
    if (!value) {
        printError(value.error().error.message);
        return exitFailure;
    }
    std::cout << core::toJson(*value, 2) << '\n';
    return exitSuccess;
}

/// The codes are Jayway's exceptions, so that answers can be compared with its own.
core::Value errorOf(const core::Error& error)
{
    const bool isMissing = error.code == query::code::missing;
    const char* exception = isMissing ? "PathNotFoundException" : "InvalidPathException";
    return core::Value::object({{"code", exception}, {"message", error.message}});
}

core::Result<core::Value> answerRequest(const core::Value& request)
{
    const core::Value* text = request.find("expr");
    const core::Value* data = request.find("data");
    if (!text || !text->isString()) {
        return core::failure(query::code::syntax, "The request has no text \"expr\".");
    }
    const core::Value nothing;
    return query::Path::parse(text->string()).and_then([&](const query::Path& path) {
        return path.evaluate(data ? *data : nothing);
    });
}

std::string answerLine(const std::string& line)
{
    const auto request = core::parseJson(line);
    core::ObjectBuilder answer;
    if (request && request->find("id")) {
        answer.add("id", *request->find("id"));
    }
    auto result = request ? answerRequest(*request) : core::Result<core::Value>(request);
    if (result) {
        answer.add("result", std::move(*result));
    } else {
        answer.add("error", errorOf(result.error()));
    }
    return core::toJson(answer.finish());
}

int answerAll(const QueryOptions& options)
{
    std::ifstream file;
    if (options.batch != "-") {
        file.open(options.batch);
        if (!file) {
            printError("'" + options.batch + "' can't be read");
            return exitUsage;
        }
    }
    std::istream& requests = options.batch == "-" ? std::cin : file;
    DeviceRandom random;
    for (std::string line; std::getline(requests, line);) {
        if (line.find_first_not_of(" \t\r") != std::string::npos) {
            const std::string answer = options.isJsonata()
                ? answerJsonata(line, *jsonataDialect(options.dialect), random)
                : answerLine(line);
            std::cout << answer << std::endl; // flushed: the asker waits for each answer
        }
    }
    return exitSuccess;
}

} // namespace

void addQueryCommand(CLI::App& app, int& status)
{
    auto options = std::make_shared<QueryOptions>();
    auto* command = app.add_subcommand("query", "Evaluate a JSONPath, an intrinsic function or a JSONata expression");
    auto* expression = command->add_option("EXPRESSION", options->expression,
        "A path ($.a, $$.b, $name.c), a call (States.Format('{}', $.a)) or JSONata; behind -- if it begins with a "
        "dash");
    command->add_option("--language", options->language, "jsonpath or jsonata")
        ->check(CLI::IsMember({"jsonpath", "jsonata"}))
        ->capture_default_str();
    command
        ->add_option("--dialect", options->dialect,
            "Of JSONata: aws (2.0.6 with the functions of Step Functions, without $eval), 2.0.6 or latest")
        ->check(CLI::IsMember({"aws", "2.0.6", "latest"}))
        ->capture_default_str();
    command->add_option("--input", options->input,
        "JSON that $ stands for; - for standard input; default {} for a path, and nothing for JSONata");
    command->add_option("--bind", options->bindings, "NAME=JSON: the value of the variable $NAME")
        ->expected(1)
        ->take_all();
    auto* batch = command->add_option("--batch", options->batch,
        "Answer JSON lines {\"id\", \"expr\", \"data\"} of this file or of standard input (-) with "
        "{\"id\", \"result\"} or {\"id\", \"error\"}; JSONata takes \"bindings\", \"timelimit\" and \"depth\" too");
    batch->excludes(expression);
    command->footer(
        "Exit: 0 a value, 1 the expression finds nothing or fails, 2 wrong usage or syntax.\n\n"
        "Example:\n"
        "  echo '{\"items\":[{\"n\":1},{\"n\":2}]}' | statelight-cli query '$.items[?(@.n > 1)]' --input -\n"
        "  echo '{\"items\":[{\"n\":1},{\"n\":2}]}' | statelight-cli query '$sum(items.n)' --language jsonata --input "
        "-");
    command->callback([options, command, &status] {
        if (command->count("--batch") == 0 && command->count("EXPRESSION") == 0) {
            throw CLI::RequiredError("EXPRESSION or --batch");
        }
        status = command->count("--batch") > 0 ? answerAll(*options) : evaluateOne(*options);
    });
}

} // namespace statelight::cli
