pragma ComponentBehavior: Bound
import QtQuick
import Statelight
import Statelight.App

/// Graph, text, or both side by side.
Item {
    id: root

    required property Workbench workbench
    required property Tab tab
    readonly property alias canvas: graph.canvas
    readonly property bool showsGraph: root.tab.view !== Tab.Code
    readonly property bool showsCode: root.tab.view !== Tab.Graph
    readonly property real codeWidth: root.showsGraph ? Math.round(width * root.workbench.layout.codeShare) : width
    property bool hasCode: false

    signal inspectorRequested

    onShowsCodeChanged: if (root.showsCode)
        root.hasCode = true
    Component.onCompleted: root.hasCode = root.showsCode

    CanvasPane {
        id: graph

        focus: true
        height: parent.height
        scene: root.tab.scene
        title: root.tab.document.title.replace(/\.(asl\.)?(json|ya?ml)$/, "")
        visible: root.showsGraph
        width: root.width - (root.showsCode ? root.codeWidth : 0)

        onAdderRequested: (x, y) => {
            adder.x = x;
            adder.y = y;
            adder.open();
        }
        onInspectorRequested: root.inspectorRequested()
        onOpenRequested: root.workbench.actions.action("open").trigger()
        onSampleRequested: root.workbench.actions.action("samples").trigger()

        Adder {
            id: adder

            palette: root.workbench.palette
            scene: root.tab.scene
        }
    }
    Repeater {
        model: root.hasCode ? 1 : 0

        CodePane {
            editor: root.tab.code
            height: root.height
            visible: root.showsCode
            width: root.codeWidth
            x: root.width - width

            onRedoAsked: root.workbench.actions.action("redo").trigger()
            onUndoAsked: root.workbench.actions.action("undo").trigger()
        }
    }
    Splitter {
        height: parent.height
        label: qsTr("Width of the code view")
        visible: root.showsGraph && root.showsCode
        x: graph.width - 4

        onDragged: by => root.workbench.layout.codeShare -= by / root.width
    }
    Repeater {
        model: root.tab.simulator.request.open ? 1 : 0

        ResultPrompt {
            anchors.bottom: parent.bottom
            anchors.bottomMargin: 24
            simulator: root.tab.simulator
            x: Math.max(12, (graph.width - width) / 2)
            z: 2
        }
    }
}
