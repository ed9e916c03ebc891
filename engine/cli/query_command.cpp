#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/input_files.h"
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

    [[nodiscard]] query::Language queryLanguage() const
    {
        return language == "jsonata" ? query::Language::Jsonata : query::Language::JsonPath;
    }
};

class Bindings final : public query::VariableSource {
public:
    [[nodiscard]] const core::Value* find(std::string_view name) const override
    {
        const auto found = m_values.find(name);
        return found == m_values.end() ? nullptr : &found->second;
    }

    void set(std::string name, core::Value value) { m_values.insert_or_assign(std::move(name), std::move(value)); }

private:
    std::map<std::string, core::Value, std::less<>> m_values;
};

class DeviceRandom final : public query::RandomSource {
public:
    [[nodiscard]] std::uint64_t next() override { return std::uint64_t{m_device()} << 32U | m_device(); }

private:
    std::random_device m_device;
};

std::optional<Bindings> readBindings(const std::vector<std::string>& texts)
{
    Bindings bindings;
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
    auto input = options.input.empty() ? std::optional(core::Value::object()) : readJsonFile(options.input);
    if (!bindings || !input) {
        return exitUsage;
    }
    const auto expression = query::Expression::compile(options.expression, options.queryLanguage());
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
    const bool isJsonata = error.code == query::code::unsupported;
    const char* exception = isMissing ? "PathNotFoundException" : "InvalidPathException";
    return core::Value::object(
        {{"code", isJsonata ? core::Value(error.code) : core::Value(exception)}, {"message", error.message}});
}

core::Result<core::Value> answerRequest(const core::Value& request, query::Language language)
{
    const core::Value* text = request.find("expr");
    const core::Value* data = request.find("data");
    if (!text || !text->isString()) {
        return core::failure(query::code::syntax, "The request has no text \"expr\".");
    }
    if (language == query::Language::Jsonata) {
        return tl::unexpected(query::Expression::compile(text->string(), language).error());
    }
    const core::Value nothing;
    return query::Path::parse(text->string()).and_then([&](const query::Path& path) {
        return path.evaluate(data ? *data : nothing);
    });
}

void answerLine(const std::string& line, query::Language language)
{
    const auto request = core::parseJson(line);
    core::ObjectBuilder answer;
    if (request && request->find("id")) {
        answer.add("id", *request->find("id"));
    }
    auto result = request ? answerRequest(*request, language) : core::Result<core::Value>(request);
    if (result) {
        answer.add("result", std::move(*result));
    } else {
        answer.add("error", errorOf(result.error()));
    }
    std::cout << core::toJson(answer.finish()) << std::endl; // flushed: the asker waits for each answer
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
    for (std::string line; std::getline(requests, line);) {
        if (line.find_first_not_of(" \t\r") != std::string::npos) {
            answerLine(line, options.queryLanguage());
        }
    }
    return exitSuccess;
}

} // namespace

void addQueryCommand(CLI::App& app, int& status)
{
    auto options = std::make_shared<QueryOptions>();
    auto* command = app.add_subcommand("query", "Evaluate a JSONPath or an intrinsic function");
    auto* expression = command->add_option("EXPRESSION", options->expression,
        "A path ($.a, $$.b, $name.c) or a call (States.Format('{}', $.a)); behind -- if it begins with a dash");
    command->add_option("--language", options->language, "jsonpath, or jsonata (which can't be evaluated yet)")
        ->check(CLI::IsMember({"jsonpath", "jsonata"}))
        ->capture_default_str();
    command->add_option("--input", options->input, "JSON that $ stands for; - for standard input; default {}");
    command->add_option("--bind", options->bindings, "NAME=JSON: the value of the variable $NAME")
        ->expected(1)
        ->take_all();
    auto* batch = command->add_option("--batch", options->batch,
        "Answer JSON lines {\"id\", \"expr\", \"data\"} of this file or of standard input (-) with "
        "{\"id\", \"result\"} or {\"id\", \"error\"}");
    batch->excludes(expression);
    command->footer(
        "Exit: 0 a value, 1 the path finds nothing or the function fails, 2 wrong usage or syntax.\n\n"
        "Example:\n"
        "  echo '{\"items\":[{\"n\":1},{\"n\":2}]}' | statelight-cli query '$.items[?(@.n > 1)]' --input -");
    command->callback([options, command, &status] {
        if (command->count("--batch") == 0 && command->count("EXPRESSION") == 0) {
            throw CLI::RequiredError("EXPRESSION or --batch");
        }
        status = command->count("--batch") > 0 ? answerAll(*options) : evaluateOne(*options);
    });
}

} // namespace statelight::cli
