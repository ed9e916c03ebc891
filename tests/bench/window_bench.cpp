// Opens a definition in the real window and measures what a person feels: one JSON object a line.
//     window_bench FILE
// With STATELIGHT_PICTURES=FOLDER it writes what was in view: a blank canvas measures best.
#include <QtCore/QElapsedTimer>
#include <QtCore/QEventLoop>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QTimer>
#include <QtGui/QGuiApplication>
#include <QtGui/QImage>
#include <QtQuick/QQuickItem>
#include <QtQuick/QQuickWindow>
#include <algorithm>
#include <clocale>
#include <cstdio>
#include <ctime>
#include <vector>

#include "app/scene/canvas_item.h"
#include "app/workbench/main_window.h"
#include "app/workbench/workbench.h"

using namespace statelight;

namespace {

double cpuMs()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double memoryMb(const QByteArray& field)
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly)) {
        return 0;
    }
    for (const QByteArray& line : status.readAll().split('\n')) {
        if (line.startsWith(field)) {
            return line.mid(field.size() + 1).trimmed().split(' ').front().toDouble() / 1024;
        }
    }
    return 0;
}

void nextFrame(QQuickWindow& window)
{
    QEventLoop loop;
    QObject::connect(&window, &QQuickWindow::frameSwapped, &loop, &QEventLoop::quit);
    QTimer::singleShot(2000, &loop, &QEventLoop::quit);
    window.update();
    loop.exec();
}

app::CanvasItem* canvasOf(const QQuickItem& item)
{
    for (QQuickItem* child : item.childItems()) {
        if (auto* canvas = qobject_cast<app::CanvasItem*>(child)) {
            return canvas;
        }
        if (auto* canvas = canvasOf(*child)) {
            return canvas;
        }
    }
    return nullptr;
}

/// Figures of a picture that doesn't move, or that shows nothing, would be lies.
bool showsMovement(const QImage& before, const QImage& after)
{
    int moved = 0;
    for (int y = 0; y < before.height(); y += 4) {
        for (int x = 0; x < before.width(); x += 4) {
            moved += before.pixel(x, y) != after.pixel(x, y) ? 1 : 0;
        }
    }
    return moved > 500;
}

bool measurePanning(QQuickWindow& window, app::CanvasItem& canvas, double zoom)
{
    canvas.zoomTo(zoom);
    canvas.settle();
    for (int frame = 0; frame < 10; ++frame) {
        nextFrame(window);
    }
    const QImage still = window.grabWindow();
    QImage moved;
    std::vector<double> costs;
    for (int frame = 0; frame < 150; ++frame) {
        if (frame == 75) {
            moved = window.grabWindow();
        }
        const double before = cpuMs();
        const double sign = frame < 75 ? -1 : 1;
        canvas.panBy({sign * 5, sign * 11});
        nextFrame(window);
        costs.push_back(cpuMs() - before);
    }
    std::ranges::sort(costs);
    if (const QString folder = qEnvironmentVariable("STATELIGHT_PICTURES"); !folder.isEmpty()) {
        window.grabWindow().save(QStringLiteral("%1/pan-%2.png").arg(folder).arg(zoom));
    }
    if (!showsMovement(still, moved)) {
        std::fprintf(stderr, "window_bench: panning at zoom %.1f moved nothing in the window\n", zoom);
        return false;
    }
    std::printf("{\"measure\":\"pan\",\"zoom\":%.1f,\"median_ms\":%.2f,\"p95_ms\":%.2f}\n", zoom,
        costs[costs.size() / 2], costs[costs.size() * 95 / 100]);
    return true;
}

int measure(const QString& file, const QElapsedTimer& clock)
{
    app::Workbench workbench(nullptr);
    workbench.openFile(file);
    const app::MainWindow main(workbench, nullptr);
    QQuickWindow* window = main.window();
    if (window == nullptr) {
        return 1;
    }
    window->resize(1280, 800);
    window->show();
    nextFrame(*window);
    const auto firstFrame = clock.elapsed();
    workbench.current()->scene()->waitForPicture();
    app::CanvasItem* canvas = canvasOf(*window->contentItem());
    if (canvas == nullptr) {
        return 1;
    }
    canvas->settle();
    nextFrame(*window);
    std::printf("{\"measure\":\"open\",\"file\":\"%s\",\"first_frame_ms\":%lld,\"graph_ms\":%lld}\n",
        qPrintable(QFileInfo(file).fileName()), static_cast<long long>(firstFrame),
        static_cast<long long>(clock.elapsed()));
    for (const double zoom : {1.0, 0.3, 0.1}) {
        if (!measurePanning(*window, *canvas, zoom)) {
            return 1;
        }
    }
    std::printf("{\"measure\":\"memory\",\"rss_mb\":%.0f,\"peak_mb\":%.0f}\n", memoryMb("VmRSS"), memoryMb("VmHWM"));
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    QElapsedTimer clock;
    clock.start();
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    std::setlocale(LC_NUMERIC, "C");
    const QStringList files = QGuiApplication::arguments().mid(1);
    if (files.size() != 1) {
        std::fprintf(stderr, "usage: window_bench FILE\n");
        return 2;
    }
    return measure(files.front(), clock);
}
