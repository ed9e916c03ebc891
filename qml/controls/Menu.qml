import QtQuick
import QtQuick.Templates as T
import Statelight

T.Menu {
    id: root

    bottomPadding: 6
    implicitHeight: contentItem.implicitHeight + topPadding + bottomPadding
    implicitWidth: contentItem.implicitWidth + leftPadding + rightPadding
    leftPadding: 6
    margins: 4
    overlap: 1
    rightPadding: 6
    topPadding: 6

    background: Shadow {
    }
    contentItem: ListView {
        clip: true
        currentIndex: root.currentIndex
        implicitHeight: contentHeight
        implicitWidth: {
            let widest = 0;
            for (let index = 0; index < root.count; ++index)
                widest = Math.max(widest, root.itemAt(index)?.implicitWidth ?? 0);
            return widest;
        }
        interactive: Window.window ? contentHeight > Window.window.height : false
        model: root.contentModel
    }
    delegate: MenuItem {
    }
}
