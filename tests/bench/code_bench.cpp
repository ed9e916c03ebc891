// Types into definitions of several sizes in the real window and measures what a key costs the UI thread, its picture
// included: one JSON object a line. Each size is measured with lines as people write them, and with one line of about
// 1,900 characters in each state.
//     code_bench [KILOBYTES…]
#include <QtCore/QEventLoop>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTimer>
#include <QtGui/QGuiApplication>
#include <QtGui/QKeyEvent>
#include <QtQuick/QQuickItem>
#include <QtQuick/QQuickWindow>
#include <algorithm>
#include <clocale>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

#include "app/workbench/main_window.h"
#include "app/workbench/workbench.h"

using namespace statelight;

namespace {

constexpr int keysAtAPlace = 40;
constexpr std::size_t wideFiller = 1850;

double threadMs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

/// A chain of tasks of just under that many bytes; `filler` characters make one line of each wide.
std::string definition(std::size_t bytes, std::size_t filler)
{
    std::string text = "{\n  \"StartAt\": \"State 1\",\n  \"States\": {\n";
    for (int number = 1; text.size() + 700 + filler < bytes; ++number) {
        text += "    \"State " + std::to_string(number) + "\": {\n      \"Type\": \"Task\",\n"
            + "      \"Comment\": \"Takes what came before and hands it on" + std::string(filler, 'w') + "\",\n"
            + "      \"Resource\": \"arn:aws:states:::lambda:invoke\",\n      \"Parameters\": {\n"
            + "        \"FunctionName\": \"step-" + std::to_string(number) + "\",\n"
            + "        \"Payload.$\": \"$.payload\"\n      },\n      \"Retry\": [\n        {\n"
            + "          \"ErrorEquals\": [\"States.TaskFailed\"],\n          \"IntervalSeconds\": 2,\n"
            + "          \"MaxAttempts\": 3\n        }\n      ],\n      \"Next\": \"State " + std::to_string(number + 1)
            + "\"\n    },\n";
    }
    return text + "    \"Done\": {\n      \"Type\": \"Succeed\"\n    }\n  }\n}\n";
}

void nextFrame(QQuickWindow& window)
{
    QEventLoop loop;
    QObject::connect(&window, &QQuickWindow::frameSwapped, &loop, &QEventLoop::quit);
    QTimer::singleShot(2000, &loop, &QEventLoop::quit);
    window.update();
    loop.exec();
}

void settle(app::Document& document)
{
    while (document.snapshot()->version != document.version())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 20);
}

QQuickItem* textOf(QQuickItem& item)
{
    if (item.inherits("QQuickTextEdit"))
        return &item;
    for (QQuickItem* child : item.childItems())
        if (QQuickItem* found = textOf(*child))
            return found;
    return nullptr;
}

void press(QQuickWindow& window, int key, const QString& text)
{
    QKeyEvent down(QEvent::KeyPress, key, Qt::NoModifier, text);
    QKeyEvent up(QEvent::KeyRelease, key, Qt::NoModifier, text);
    QCoreApplication::sendEvent(&window, &down);
    QCoreApplication::sendEvent(&window, &up);
}

std::vector<double> keyCosts(QQuickWindow& window, app::Tab& tab)
{
    std::vector<double> costs;
    for (int key = 0; key < keysAtAPlace; ++key) {
        const double before = threadMs();
        press(window, Qt::Key_X, QStringLiteral("x"));
        nextFrame(window);
        costs.push_back(threadMs() - before);
        settle(*tab.document());
        nextFrame(window);
    }
    std::ranges::sort(costs);
    return costs;
}

bool measure(std::size_t kilobytes, bool isWide)
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("bench.asl.json"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)
        || file.write(QByteArray::fromStdString(definition(kilobytes * 1024, isWide ? wideFiller : 0))) < 0)
        return false;
    file.close();
    app::Workbench workbench(nullptr);
    workbench.openFile(path);
    app::Tab* tab = workbench.current();
    if (tab == nullptr)
        return false;
    tab->setView(app::Tab::Code);
    const app::MainWindow main(workbench, nullptr);
    QQuickWindow* window = main.window();
    if (window == nullptr)
        return false;
    window->resize(1280, 800);
    window->show();
    nextFrame(*window);
    QQuickItem* text = textOf(*window->contentItem());
    if (text == nullptr || tab->code()->isReadOnly())
        return false;
    text->forceActiveFocus();
    const auto length = static_cast<double>(tab->code()->shownText().size());
    for (const auto& [name, share] : {std::pair("start", 0.0), std::pair("middle", 0.5), std::pair("end", 0.97)}) {
        const auto from = static_cast<qsizetype>(length * share);
        const auto at = tab->code()->shownText().indexOf(QStringLiteral("Takes"), from);
        tab->code()->showRange(static_cast<int>(at), static_cast<int>(at));
        nextFrame(*window);
        const std::uint64_t before = tab->document()->version();
        const std::vector<double> costs = keyCosts(*window, *tab);
        if (tab->document()->version() < before + keysAtAPlace) {
            std::fprintf(stderr, "code_bench: the keys did not reach the text\n");
            return false;
        }
        std::printf("{\"measure\":\"key\",\"kilobytes\":%zu,\"lines\":\"%s\",\"place\":\"%s\","
                    "\"median_ms\":%.2f,\"p95_ms\":%.2f}\n",
            kilobytes, isWide ? "wide" : "usual", name, costs[costs.size() / 2], costs[costs.size() * 95 / 100]);
        std::fflush(stdout);
    }
    return true;
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    std::setlocale(LC_NUMERIC, "C");
    std::vector<std::size_t> sizes;
    for (const QString& size : QGuiApplication::arguments().mid(1))
        sizes.push_back(size.toUInt());
    if (sizes.empty())
        sizes = {60, 500, 1000};
    const auto measureBoth = [](std::size_t size) { return measure(size, false) && measure(size, true); };
    return std::ranges::all_of(sizes, measureBoth) ? 0 : 1;
}
