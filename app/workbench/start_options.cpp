#include "app/workbench/start_options.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QRegularExpression>
#include <algorithm>
#include <array>
#include <span>
#include <string_view>

namespace statelight::app {

namespace {

constexpr std::array<std::string_view, 5> displayless{"--screenshot", "--help", "-h", "--version", "-v"};

bool needsNoDisplay(std::string_view argument)
{
    return std::ranges::any_of(displayless, [argument](std::string_view option) {
        return argument == option || (argument.starts_with(option) && argument.substr(option.size()).starts_with('='));
    });
}

tl::unexpected<core::Error> wrongUsage(const QString& message)
{
    return core::failure("usage", message.toStdString());
}

core::Result<QSize> sizeFrom(const QString& text)
{
    if (text.isEmpty())
        return QSize();
    const auto match = QRegularExpression(QStringLiteral("^([0-9]{2,5})x([0-9]{2,5})$")).match(text);
    if (!match.hasMatch())
        return wrongUsage(QStringLiteral("--size takes WIDTHxHEIGHT, such as 1600x1000, not '%1'.").arg(text));
    return QSize(match.captured(1).toInt(), match.captured(2).toInt());
}

core::Result<QString> oneOf(const QString& option, const QString& value, const QStringList& allowed)
{
    if (value.isEmpty() || allowed.contains(value))
        return value;
    return wrongUsage(
        QStringLiteral("--%1 takes %2, not '%3'.").arg(option, allowed.join(QStringLiteral(" or ")), value));
}

core::Result<QString> zoomFrom(const QString& text)
{
    bool isNumber = false;
    const double zoom = text.toDouble(&isNumber);
    if (text.isEmpty() || text == QStringLiteral("fit") || (isNumber && zoom >= 0.1 && zoom <= 4))
        return text;
    return wrongUsage(QStringLiteral("--zoom takes fit or a factor from 0.1 to 4, not '%1'.").arg(text));
}

core::Result<int> stepsFrom(const QString& text)
{
    bool isNumber = true;
    const int steps = text.isEmpty() ? 0 : text.toInt(&isNumber);
    if (isNumber && steps >= 0)
        return steps;
    return wrongUsage(QStringLiteral("--steps takes a number, not '%1'.").arg(text));
}

void describe(QCommandLineParser& parser)
{
    parser.setApplicationDescription(QStringLiteral("Desktop editor for Amazon States Language.\n\n"
                                                    "Example: statelight orders.asl.json"));
    parser.addPositionalArgument(QStringLiteral("FILE"),
        QStringLiteral("Definition to open, JSON or YAML; or a template, or one machine in it: template.yaml#Orders."),
        QStringLiteral("[FILE…]"));
    parser.addOptions({{"screenshot", QStringLiteral("Draw the window without a display into a PNG file and exit."),
                           "OUT.png"},
        {"size", QStringLiteral("Size of the window, such as 1600x1000."), "WxH"},
        {"theme", QStringLiteral("light or dark."), "THEME"},
        {"select", QStringLiteral("Select this state, by name or JSON pointer."), "STATE"},
        {"view", QStringLiteral("graph, split or code."), "VIEW"},
        {"zoom", QStringLiteral("fit, or a factor from 0.1 to 4."), "ZOOM"},
        {"input", QStringLiteral("File with the input of a run."), "FILE"},
        {"mocks", QStringLiteral("File that answers the tasks, as MockConfigFile.json."), "FILE"},
        {"test-case", QStringLiteral("Test case of the mocks file."), "NAME"},
        {"run", QStringLiteral("Run to the end, or to a task that nobody answers.")},
        {"steps", QStringLiteral("Run this many steps and pause."), "N"},
        {{"h", "help"}, QStringLiteral("Show this help.")}, {{"v", "version"}, QStringLiteral("Show the version.")}});
}

} // namespace

void chooseStartPlatform(int argc, char** argv)
{
    const std::span arguments(argv, static_cast<std::size_t>(argc));
    if (std::ranges::any_of(arguments, needsNoDisplay))
        qputenv("QT_QPA_PLATFORM", "offscreen");
}

core::Result<StartOptions> parseStartOptions(const QStringList& arguments)
{
    QCommandLineParser parser;
    describe(parser);
    if (!parser.parse(arguments))
        return wrongUsage(parser.errorText() + QStringLiteral(" See statelight --help."));
    StartOptions options;
    if (parser.isSet("help"))
        options.answer = parser.helpText();
    else if (parser.isSet("version"))
        options.answer = QStringLiteral("statelight %1\n").arg(QCoreApplication::applicationVersion());
    options.files = parser.positionalArguments();
    options.screenshot = parser.value("screenshot");
    options.select = parser.value("select");
    const auto size = sizeFrom(parser.value("size"));
    const auto theme = oneOf("theme", parser.value("theme"), {"light", "dark"});
    const auto view = oneOf("view", parser.value("view"), {"graph", "split", "code"});
    const auto zoom = zoomFrom(parser.value("zoom"));
    const auto steps = stepsFrom(parser.value("steps"));
    if (!size)
        return tl::unexpected(size.error());
    if (!steps)
        return tl::unexpected(steps.error());
    for (const auto* value : {&theme, &view, &zoom}) {
        if (!*value)
            return tl::unexpected(value->error());
    }
    options.input = parser.value("input");
    options.mocks = parser.value("mocks");
    options.testCase = parser.value("test-case");
    options.runs = parser.isSet("run");
    options.steps = *steps;
    options.size = *size;
    options.theme = *theme;
    options.view = *view;
    options.zoom = *zoom;
    return options;
}

} // namespace statelight::app
