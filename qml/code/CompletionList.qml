pragma ComponentBehavior: Bound
import QtQuick
import Statelight
import Statelight.App

/// What may be written at the caret. The keys stay with the text, which hands on those that are meant for the list.
Item {
    id: root

    required property CodeCompletion completion
    /// Where the word begins, and the height of its line.
    property real anchorX: 0
    property real anchorY: 0
    property real lineHeight: 20
    readonly property bool fitsBelow: root.anchorY + root.lineHeight + root.height + 8 <= root.parent.height

    function takes(key: int): bool {
        const steps = {
            [Qt.Key_Up]: -1,
            [Qt.Key_Down]: 1,
            [Qt.Key_PageUp]: -8,
            [Qt.Key_PageDown]: 8
        };
        if (key === Qt.Key_Escape)
            root.completion.close();
        else if (key === Qt.Key_Return || key === Qt.Key_Enter || key === Qt.Key_Tab)
            root.completion.take();
        else if (key in steps)
            root.completion.step(steps[key]);
        else
            return false;
        return true;
    }

    Accessible.name: qsTr("Suggestions")
    Accessible.role: Accessible.List
    height: list.height + footer.height
    visible: root.completion.open
    width: Math.min(460, root.parent.width - 24)
    x: Math.max(8, Math.min(root.anchorX - 36, root.parent.width - width - 12))
    y: root.fitsBelow ? root.anchorY + root.lineHeight + 4 : Math.max(4, root.anchorY - height - 4)
    z: 3

    Shadow {
        anchors.fill: parent
        radius: Theme.radiusNode
    }
    ListView {
        id: list

        clip: true
        currentIndex: root.completion.current
        height: Math.min(8, count) * 28
        highlightMoveDuration: 0
        model: root.completion
        width: parent.width

        delegate: CompletionRow {
            required property int index

            current: ListView.isCurrentItem
            width: list.width

            onChosen: {
                root.completion.current = index;
                root.completion.take();
            }
        }
    }
    Item {
        id: footer

        anchors.top: list.bottom
        height: 30
        width: parent.width

        Divider {
            width: parent.width
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.textMuted
            elide: Text.ElideRight
            font: Theme.secondaryFont
            text: root.completion.detail
            width: keys.x - 24
            x: 12
        }
        Row {
            id: keys

            anchors.right: parent.right
            anchors.rightMargin: 12
            anchors.verticalCenter: parent.verticalCenter
            spacing: 6

            KeyCap {
                text: qsTr("Enter")
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.textMuted
                font: Theme.secondaryFont
                text: qsTr("insert")
            }
        }
    }
}
