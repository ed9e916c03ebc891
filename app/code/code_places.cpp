#include "app/code/code_places.h"

#include <algorithm>
#include <utility>

#include "app/code/code_editor.h"
#include "app/document/qt_text.h"
#include "document/assist/outline.h"
#include "document/assist/references.h"

namespace statelight::app {

CodePlaces::CodePlaces(CodeEditor* editor)
    : QAbstractListModel(editor)
    , m_editor(editor)
{}

int CodePlaces::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant CodePlaces::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Place& place = m_shown[static_cast<std::size_t>(index.row())];
    switch (role) {
    case NameRole:
        return place.name;
    case DetailRole:
        return place.detail;
    case DepthRole:
        return m_filter.isEmpty() ? place.depth : 0;
    case TypeRole:
        return place.type;
    default:
        return {};
    }
}

QHash<int, QByteArray> CodePlaces::roleNames() const
{
    return {{NameRole, "name"}, {DetailRole, "detail"}, {DepthRole, "depth"}, {TypeRole, "stateType"}};
}

void CodePlaces::setFilter(const QString& filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    sift();
    emit filterChanged();
}

void CodePlaces::sift()
{
    // The list is short-lived and chosen from by eye: nothing in it must live on.
    beginResetModel();
    m_shown.clear();
    std::ranges::copy_if(m_all, std::back_inserter(m_shown),
        [this](const Place& place) { return place.name.contains(m_filter, Qt::CaseInsensitive); });
    endResetModel();
}

void CodePlaces::show(const QString& title, std::vector<Place> places)
{
    m_title = title;
    m_filter.clear();
    m_all = std::move(places);
    sift();
    const std::uint32_t caret = m_editor->offsetOf(m_editor->caretPosition());
    const auto behind = std::ranges::find_if(m_shown, [&](const Place& place) { return place.range.begin > caret; });
    m_nearest = std::max(0, static_cast<int>(behind - m_shown.begin()) - 1);
    emit filterChanged();
    emit titleChanged();
}

void CodePlaces::showOutline()
{
    const auto snapshot = m_editor->document()->waitForSnapshot();
    std::vector<Place> places;
    for (const document::OutlineEntry& entry : document::outline(*snapshot)) {
        const asl::State& state = snapshot->machine.states[entry.state];
        places.push_back({fromUtf8(state.name), fromUtf8(asl::subtitle(snapshot->machine, entry.state)),
            fromUtf8(asl::toString(state.type)), static_cast<int>(entry.depth), entry.name});
    }
    show(tr("Go to a state"), std::move(places));
}

bool CodePlaces::showReferences()
{
    const auto snapshot = m_editor->document()->waitForSnapshot();
    const auto mention = document::mentionAt(*snapshot, m_editor->offsetOf(m_editor->caretPosition()));
    if (!mention)
        return false;
    std::vector<Place> places;
    const QString& text = m_editor->shownText();
    for (const document::Mention& each : document::mentionsOf(*snapshot, mention->state)) {
        const int line = m_editor->lines().lineOfByte(each.range.begin);
        const int begin = m_editor->positionOf(m_editor->lines().lineBegin(line));
        const auto end = text.indexOf(u'\n', begin);
        places.push_back({text.mid(begin, end < 0 ? -1 : end - begin).trimmed(), tr("line %L1").arg(line + 1),
            QString(), 0, each.range});
    }
    show(tr("Mentions of %1").arg(fromUtf8(mention->state.name())), std::move(places));
    return true;
}

void CodePlaces::choose(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    const core::SourceRange range = m_shown[static_cast<std::size_t>(row)].range;
    m_editor->showRange(m_editor->positionOf(range.begin), m_editor->positionOf(range.end));
}

} // namespace statelight::app
