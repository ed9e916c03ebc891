#include "sheet.h"

#include <QtGui/QPainter>
#include <array>

#include "app/scene/container_painter.h"
#include "app/scene/edge_painter.h"
#include "app/scene/node_painter.h"
#include "app/scene/overview_painter.h"

namespace statelight::tests {

namespace {

using app::EdgeLook;
using app::EdgeView;
using app::NodeLook;
using app::NodeView;
using app::PaintStyle;
using app::RunStatus;

constexpr int pitchX = 190;
constexpr int pitchY = 78;
constexpr int left = 130;
constexpr int top = 40;

NodeLook inRun(RunStatus status, std::int64_t duration = 2000)
{
    NodeLook look;
    look.isInRun = true;
    look.run.status = status;
    look.run.durationMs = status == RunStatus::NotVisited ? -1 : duration;
    return look;
}

void paintWhole(QPainter& painter, const PaintStyle& style, const NodeView& node, const NodeLook& look)
{
    painter.setRenderHint(QPainter::Antialiasing);
    if (node.isOpen)
        app::paintContainer(painter, style, node, look);
    app::paintUnderlay(painter, style, node, look);
    if (node.isOpen)
        app::paintHeader(painter, style, node, look);
    else
        app::paintNode(painter, style, node, look);
}

NodeView container(theme::Type type, const QString& name, const QRectF& rect, std::uint32_t depth)
{
    NodeView node = sampleNode(type);
    node.name = name;
    node.subtitle = QStringLiteral("2 branches");
    node.footer = QStringLiteral("each of $.parcels · 3 at a time");
    node.rect = rect;
    node.depth = depth;
    node.isOpen = true;
    node.isFolded = false;
    if (type == theme::Type::Parallel)
        node.branches = {QRectF(rect.left() + 24, rect.top() + 56, 190, rect.height() - 76),
            QRectF(rect.left() + 246, rect.top() + 56, rect.width() - 270, rect.height() - 76)};
    return node;
}

void paintContainers(QPainter& painter, const PaintStyle& style)
{
    const NodeLook idle;
    paintWhole(painter, style, container(theme::Type::Parallel, "Fulfil order", {0, 0, 490, 214}, 0), idle);
    NodeView task = sampleNode(theme::Type::Task);
    task.name = "Create invoice";
    task.subtitle = "lambda · invoice";
    task.chips = {{"retry", "4"}, {"catch", "2"}, {"timeout", "30 s"}};
    task.rect = QRectF(24, 56, 200, 80);
    paintWhole(painter, style, task, idle);
    paintWhole(painter, style, container(theme::Type::Map, "Ship each parcel", {246, 56, 224, 136}, 1), idle);
    task.chips.clear();
    task.rect = QRectF(268, 106, 180, 40);
    paintWhole(painter, style, task, idle);

    NodeLook running = inRun(RunStatus::Running, 13200);
    using enum RunStatus;
    running.run.iterations = {Succeeded, Succeeded, Succeeded, Succeeded, Succeeded, Succeeded, Running, Running,
        Failed, NotVisited, NotVisited, NotVisited};
    running.run.shownIteration = 6;
    paintWhole(painter, style, container(theme::Type::Map, "Ship each parcel", {530, 0, 260, 150}, 0), running);
    NodeLook retrying = inRun(RunStatus::Retrying);
    retrying.run.attempt = 2;
    retrying.run.maxAttempts = 4;
    task.chips = {{"retry", "4"}};
    task.rect = QRectF(830, 0, 200, 80);
    paintWhole(painter, style, task, retrying);
    task.errors = 1;
    task.assignsVariables = true;
    task.languageBadge = "J";
    task.rect.translate(240, 0);
    paintWhole(painter, style, task, idle);
    task.errors = 0;
    task.warnings = 2;
    task.rect.translate(240, 0);
    paintWhole(painter, style, task, inRun(RunStatus::Succeeded));
}

EdgeView straightEdge(asl::EdgeKind kind, double x, double y)
{
    EdgeView edge;
    edge.key.kind = kind;
    edge.graphIndex = 0;
    edge.points = QPolygonF({{x, y}, {x + 60, y}, {x + 60, y + 24}, {x + 220, y + 24}});
    return edge;
}

void paintEdges(QPainter& painter, const PaintStyle& style)
{
    const auto paint = [&](EdgeView edge, const EdgeLook& look, const QString& number, const QString& text) {
        if (!text.isEmpty())
            edge.label = QRectF(edge.points[2].x() + 20, edge.points[2].y() - 10, 110, 20);
        edge.number = number;
        edge.text = text;
        app::paintEdge(painter, style, edge, look);
        app::paintEdgeLabel(painter, style, edge, look);
        if (look.isSelected)
            app::paintEdgeHandles(painter, style, edge);
    };
    using asl::EdgeKind;
    paint(straightEdge(EdgeKind::Next, 0, 0), {}, {}, {});
    paint(straightEdge(EdgeKind::Rule, 260, 0), {}, "1", "total ≥ 1,000 €");
    EdgeView slash = straightEdge(EdgeKind::Default, 520, 0);
    slash.hasSlash = true;
    paint(slash, {}, {}, "otherwise");
    paint(straightEdge(EdgeKind::Catch, 780, 0), {}, {}, "CardDeclined");
    paint(straightEdge(EdgeKind::Next, 0, 50), {false, 0, true, false, false}, {}, {});
    paint(straightEdge(EdgeKind::Next, 260, 50), {false, 0, false, true, false}, {}, {});
    paint(straightEdge(EdgeKind::Next, 520, 50), {true, 3, false, false, false}, {}, {});
    paint(straightEdge(EdgeKind::Catch, 780, 50), {true, 1, false, false, false}, {}, "any error");
    paint(straightEdge(EdgeKind::Next, 0, 100), {true, 0, false, false, false}, {}, {});
    paint(straightEdge(EdgeKind::Catch, 260, 100), {true, 0, false, false, false}, {}, "any error");
    EdgeView dangling = straightEdge(EdgeKind::Next, 520, 100);
    dangling.isDangling = true;
    paint(dangling, {}, {}, {});
    app::paintStart(painter, style, {780, 100, 20, 20}, {});
    app::paintEnd(painter, style, {820, 100, 20, 20}, {});
}

void paintZooms(QPainter& painter, const theme::Palette& palette)
{
    double x = 0;
    for (const double zoom : {0.5, 0.3, 0.1}) {
        for (const RunStatus status :
            {RunStatus::Succeeded, RunStatus::Running, RunStatus::Caught, RunStatus::NotVisited}) {
            NodeView node = sampleNode(status == RunStatus::Running ? theme::Type::Choice : theme::Type::Task);
            node.warnings = status == RunStatus::Caught ? 1 : 0;
            painter.save();
            painter.translate(x, 0);
            painter.scale(zoom, zoom);
            const PaintStyle style{&palette, zoom, 0};
            if (zoom >= 0.4)
                paintWhole(painter, style, node, inRun(status));
            else
                app::paintOverviewNode(painter, style, node, inRun(status));
            painter.restore();
            x += 160 * zoom + 30;
        }
        x += 40;
    }
}

} // namespace

NodeView sampleNode(theme::Type type)
{
    constexpr std::array names{
        "Charge card", "Defaults", "Route", "Cool off", "Complete", "Reject", "Fulfil order", "Each parcel", "Odd"};
    constexpr std::array rows{"lambda · charge", "", "3 rules", "6 hours", "", "", "3 ways", "$.parcels", ""};
    constexpr std::array icons{"lambda", "pass", "choice", "wait", "succeed", "fail", "parallel", "map", "unknown"};
    const auto at = static_cast<std::size_t>(type);
    NodeView node;
    node.path = asl::StatePath(std::string("/States/") + names.at(at));
    node.type = type;
    node.name = QString::fromUtf8(names.at(at));
    node.subtitle = QString::fromUtf8(rows.at(at));
    node.icon = QString::fromUtf8(icons.at(at));
    node.isFolded = type == theme::Type::Parallel || type == theme::Type::Map;
    node.rect = QRectF(0, 0, 160, node.subtitle.isEmpty() ? 40 : 56);
    return node;
}

std::vector<SheetRow> sheetRows()
{
    std::vector<SheetRow> rows;
    NodeLook look;
    rows.push_back({"idle", look, false});
    look.isHovered = true;
    rows.push_back({"hover", look, false});
    look = {};
    look.isSelected = true;
    rows.push_back({"selected", look, false});
    look = {};
    look.isFocused = true;
    rows.push_back({"keyboard focus", look, false});
    rows.push_back({"running", inRun(RunStatus::Running), false});
    look = inRun(RunStatus::Retrying);
    look.run.attempt = 2;
    look.run.maxAttempts = 4;
    rows.push_back({"retrying", look, false});
    rows.push_back({"waiting", inRun(RunStatus::Waiting, 6 * 3600 * 1000), false});
    rows.push_back({"succeeded", inRun(RunStatus::Succeeded), false});
    rows.push_back({"caught", inRun(RunStatus::Caught, 1400), false});
    rows.push_back({"failed", inRun(RunStatus::Failed, 1400), false});
    rows.push_back({"timed out", inRun(RunStatus::TimedOut, 30000), false});
    rows.push_back({"aborted", inRun(RunStatus::Aborted, 800), false});
    rows.push_back({"not visited", inRun(RunStatus::NotVisited), false});
    look = inRun(RunStatus::Running, -1);
    look.run.isCurrent = true;
    rows.push_back({"current step", look, false});
    rows.push_back({"cannot run", {}, true});
    return rows;
}

QImage paintSheet(const theme::Palette& palette)
{
    const std::vector<SheetRow> rows = sheetRows();
    const int body = top + static_cast<int>(rows.size()) * pitchY;
    QImage image(left + 8 * pitchX, body + 520, QImage::Format_ARGB32_Premultiplied);
    image.fill(app::toColor(palette.canvas));
    QPainter painter(&image);
    const PaintStyle style{&palette, 1, 0};
    const QColor text = app::toColor(palette.text);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const double y = top + static_cast<double>(row) * pitchY;
        app::paintLine(painter, {16, y, 100, 40}, QString::fromStdString(rows[row].name), app::secondaryFont(), text);
        for (std::size_t type = 0; type < 8; ++type) {
            NodeView node = sampleNode(static_cast<theme::Type>(type));
            node.cannotRun = rows[row].cannotRun;
            node.errors = rows[row].cannotRun ? 2 : 0;
            node.rect.translate(left + static_cast<double>(type) * pitchX, y + (56 - node.rect.height()) / 2);
            paintWhole(painter, style, node, rows[row].look);
        }
    }
    painter.translate(30, body + 20);
    paintContainers(painter, style);
    painter.translate(0, 250);
    paintEdges(painter, style);
    painter.translate(0, 170);
    paintZooms(painter, palette);
    return image;
}

} // namespace statelight::tests
