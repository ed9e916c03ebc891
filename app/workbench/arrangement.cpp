#include "app/workbench/arrangement.h"

#include <algorithm>

#include "app/scene/canvas_item.h"
#include "app/workbench/workbench.h"

namespace statelight::app {

namespace {

tl::unexpected<core::Error> wrongUsage(const QString& message)
{
    return core::failure("usage", message.toStdString());
}

core::Result<void> select(Tab& tab, const QString& wanted)
{
    const auto& states = tab.document()->waitForSnapshot()->machine.states;
    const std::string text = wanted.toStdString();
    const auto found = std::ranges::find_if(
        states, [&text](const asl::State& state) { return state.name == text || state.path.pointer() == text; });
    if (found == states.end())
        return wrongUsage(QStringLiteral("There is no state %1 to select.").arg(wanted));
    tab.scene()->selectPath(QString::fromStdString(found->path.pointer()));
    return {};
}

core::Result<void> prepareRun(Simulator& simulator, const StartOptions& options)
{
    if (!options.input.isEmpty())
        simulator.loadInput(options.input);
    if (!options.mocks.isEmpty())
        simulator.mocks()->open(options.mocks);
    if (const QString problem = simulator.mocks()->problem(); !problem.isEmpty())
        return wrongUsage(problem);
    if (!options.testCase.isEmpty() && !simulator.mocks()->testCases().contains(options.testCase))
        return wrongUsage(QStringLiteral("There is no test case %1 in the mocks.").arg(options.testCase));
    if (!options.testCase.isEmpty())
        simulator.mocks()->setTestCase(options.testCase);
    return {};
}

void run(Simulator& simulator, const StartOptions& options)
{
    for (int step = 0; step < options.steps; ++step)
        simulator.stepInto();
    if (options.runs)
        simulator.runToEnd();
}

void zoom(CanvasItem& canvas, const QString& zoom)
{
    if (zoom == QStringLiteral("fit"))
        canvas.fit();
    else if (!zoom.isEmpty())
        canvas.zoomTo(zoom.toDouble());
}

Tab::View viewFrom(const QString& name)
{
    return name == QStringLiteral("code") ? Tab::Code : name == QStringLiteral("split") ? Tab::Split : Tab::Graph;
}

} // namespace

void arrangeFiles(Workbench& workbench, const StartOptions& options)
{
    if (!options.theme.isEmpty())
        workbench.layout()->setTheme(
            options.theme == QStringLiteral("dark") ? WindowLayout::Dark : WindowLayout::Light);
    for (const QString& file : options.files) {
        if (workbench.openFile(file))
            workbench.current()->setView(viewFrom(options.view));
    }
}

core::Result<void> arrangeWindow(Workbench& workbench, const StartOptions& options)
{
    Tab* tab = workbench.current();
    const bool wantsRun = options.runs || options.steps > 0;
    if (!tab)
        return wantsRun || !options.select.isEmpty() ? wrongUsage(QStringLiteral("Give a FILE to run or to select in."))
                                                     : core::Result<void>();
    tab->scene()->waitForPicture();
    if (auto prepared = prepareRun(*tab->simulator(), options); !prepared)
        return prepared;
    run(*tab->simulator(), options);
    if (CanvasItem* canvas = tab->scene()->canvas())
        zoom(*canvas, options.zoom);
    return options.select.isEmpty() ? core::Result<void>() : select(*tab, options.select);
}

} // namespace statelight::app
