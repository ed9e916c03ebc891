import QtQuick
import Statelight
import Statelight.App

SegmentedSwitch {
    id: root

    required property Tab tab
    required property Actions actions

    readonly property list<string> names: ["viewGraph", "viewSplit", "viewCode"]

    currentIndex: root.tab ? root.tab.view : 0
    entries: root.names.map(name => { // qmllint disable
        const action = root.actions.action(name);
        return {
            text: action.text,
            icon: action.icon,
            key: action.keyText,
            tip: action.help
        };
    })
    label: qsTr("View")

    onChosen: index => root.actions.action(root.names[index]).trigger()
}
