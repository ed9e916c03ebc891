import QtQuick
import QtQuick.Templates as T
import Statelight

/// Scrolls a text that is larger than its view.
Flickable {
    id: root

    property real leftPadding: 0
    property real topPadding: 0

    /// Brings a place well into view, if it isn't.
    function show(place: rect): void {
        if (place.y < root.contentY + 20 || place.y > root.contentY + root.height - 60)
            root.contentY = Math.max(0, Math.min(place.y - root.height / 3, root.contentHeight - root.height));
        if (place.x < root.contentX || place.x > root.contentX + root.width - 40)
            root.contentX = Math.max(0, place.x - root.width * 0.7);
    }
    /// Moves no farther than it takes to see the caret.
    function follow(caret: rect): void {
        const right = caret.x + caret.width + 24;
        const bottom = caret.y + caret.height;
        if (caret.y < root.contentY)
            root.contentY = Math.max(0, caret.y - root.topPadding);
        else if (bottom > root.contentY + root.height)
            root.contentY = bottom - root.height + root.topPadding;
        if (caret.x - root.leftPadding < root.contentX)
            root.contentX = Math.max(0, caret.x - root.leftPadding - 24);
        else if (right > root.contentX + root.width)
            root.contentX = right - root.width;
    }

    boundsBehavior: Flickable.StopAtBounds
    clip: true

    T.ScrollBar.horizontal: ScrollBar {
    }
    T.ScrollBar.vertical: ScrollBar {
    }
}
