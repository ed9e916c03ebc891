import QtQuick

/// Loads a component that may use the ids around it: Qt 6.4's Loader refuses those of files with bound components.
Item {
    id: root

    property bool active: true
    property Component sourceComponent: null
    property Item item: null

    implicitHeight: root.item?.implicitHeight ?? 0
    implicitWidth: root.item?.implicitWidth ?? 0

    Repeater {
        delegate: root.sourceComponent
        model: root.active && root.sourceComponent ? 1 : 0

        onItemAdded: (index, item) => {
            item.width = Qt.binding(() => root.width);
            item.height = Qt.binding(() => root.height);
            root.item = item;
        }
        onItemRemoved: root.item = null
    }
}
