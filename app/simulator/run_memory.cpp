#include "app/simulator/run_memory.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

#include "app/document/qt_text.h"
#include "app/document/remembered.h"
#include "app/simulator/simulator.h"

namespace statelight::app {

namespace {

QDir folderOf(const Document& document)
{
    return QFileInfo(document.path()).dir();
}

std::string relativePath(const QDir& folder, const QString& path)
{
    return path.isEmpty() ? std::string() : folder.relativeFilePath(path).toStdString();
}

/// Empty where nothing is remembered or it is gone.
QString pathIn(const QDir& folder, const std::string& remembered)
{
    const QString path = folder.filePath(fromUtf8(remembered));
    return remembered.empty() || !QFileInfo::exists(path) ? QString() : QDir::cleanPath(path);
}

} // namespace

void takeUpLastRun(const Document& document, Simulator& simulator)
{
    // One that can't be read is told when a run needs it.
    const storage::Sidecar last = rememberedOf(document).value_or(storage::Sidecar());
    const QDir folder = folderOf(document);
    if (!last.input.empty())
        simulator.setInputText(fromUtf8(last.input));
    simulator.objects()->open(pathIn(folder, last.objects));
    const QString mocks = pathIn(folder, last.mocks);
    if (mocks.isEmpty())
        return;
    simulator.mocks()->open(mocks);
    if (simulator.mocks()->testCases().contains(fromUtf8(last.testCase)))
        simulator.mocks()->setTestCase(fromUtf8(last.testCase));
}

core::Result<void> rememberRun(const Document& document, Simulator& simulator)
{
    if (!document.place().machine.isEmpty())
        return {};
    const QDir folder = folderOf(document);
    return remember(document, [&](storage::Sidecar& sidecar) {
        sidecar.input
            = simulator.inputText() == Simulator::emptyInput ? std::string() : simulator.inputText().toStdString();
        sidecar.mocks = relativePath(folder, simulator.mocks()->path());
        sidecar.objects = relativePath(folder, simulator.objects()->path());
        sidecar.testCase = simulator.mocks()->testCase().toStdString();
    });
}

} // namespace statelight::app
