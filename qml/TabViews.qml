pragma ComponentBehavior: Bound
import QtQuick
import Statelight
import Statelight.App

/// Graph, text, or both side by side.
FocusScope {
    id: root

    required property Workbench workbench
    required property Tab tab
    readonly property alias canvas: graph.canvas
    readonly property bool showsGraph: root.tab.view !== Tab.Code
    readonly property bool showsCode: root.tab.view !== Tab.Graph
    readonly property real codeWidth: root.showsGraph ? Math.round(width * root.workbench.layout.codeShare) : width
    property bool hasCode: false

    signal inspectorRequested

    /// The view that came up has the keys, unless they are somewhere else in the window.
    function takeFocus(): void {
        const focused = root.Window.activeFocusItem;
        if (!root.visible || (!root.activeFocus && focused !== null && focused !== root.Window.contentItem))
            return;
        const code = codePanes.itemAt(0);
        if (root.tab.view === Tab.Code)
            code?.forceActiveFocus();
        else if (root.tab.view === Tab.Graph || !(code?.activeFocus ?? false))
            graph.forceActiveFocus();
    }

    onShowsCodeChanged: if (root.showsCode)
        root.hasCode = true
    Component.onCompleted: root.hasCode = root.showsCode

    CanvasPane {
        id: graph

        enabled: root.showsGraph
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
        id: codePanes

        model: root.hasCode ? 1 : 0

        CodePane {
            editor: root.tab.code
            enabled: root.showsCode
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
    Connections {
        function onViewChanged(): void {
            Qt.callLater(root.takeFocus); // qmllint disable
        }

        target: root.tab
    }
    Repeater {
        model: root.tab.simulator.request.open ? 1 : 0

        ResultPrompt {
            anchors.bottom: parent?.bottom
            anchors.bottomMargin: 24
            mayTakeFocus: !root.tab.code.focused
            simulator: root.tab.simulator
            x: Math.max(12, (graph.width - width) / 2)
            z: 2

            Component.onCompleted: root.canvas.coverBelow(height + 48)
            Component.onDestruction: root.canvas?.coverBelow(0)
        }
    }
}
