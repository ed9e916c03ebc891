pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Statelight
import Statelight.App

T.ApplicationWindow {
    id: root

    required property Workbench workbench
    readonly property Tab tab: root.workbench.current

    function openDialog(name: string, properties: var): void {
        dialogs.setSource(`${name}.qml`, properties);
        dialogs.item.open(); // qmllint disable
    }

    function offerMachines(): void {
        root.openDialog("MachineDialog", {
            workbench: root.workbench
        });
    }

    color: Theme.canvas
    font: Theme.bodyFont
    height: 820
    minimumHeight: 480
    minimumWidth: 900
    title: root.tab ? `${root.tab.document.title}${root.tab.document.dirty ? " •" : ""} — Statelight` : "Statelight"
    width: 1360

    onActiveChanged: if (root.active)
        root.workbench.checkDisk()
    Component.onCompleted: if (root.workbench.offeredMachines.length > 0)
        root.offerMachines()
    onClosing: close => close.accepted = root.workbench.mayQuit()

    Binding {
        property: "dark"
        target: Theme
        value: root.workbench.layout.dark
    }
    Connections {
        function onAboutRequested(): void {
            root.openDialog("AboutDialog", {});
        }
        function onCloseQuestionAsked(row: int, title: string): void {
            root.openDialog("CloseQuestion", {
                workbench: root.workbench,
                row: row,
                file: title
            });
        }
        function onKeySheetRequested(): void {
            root.openDialog("KeySheet", {
                actions: root.workbench.actions
            });
        }
        function onMachinesOffered(): void {
            // The dialog that has told of its end is still open.
            if (root.workbench.offeredMachines.length > 0)
                Qt.callLater(root.offerMachines); // qmllint disable
        }
        function onOpenDialogRequested(): void {
            root.openDialog("OpenDialog", {
                workbench: root.workbench
            });
        }
        function onQuitRequested(): void {
            root.close();
        }
        function onSampleDialogRequested(): void {
            root.openDialog("SampleDialog", {
                workbench: root.workbench
            });
        }
        function onExportDialogRequested(suggestedName: string): void {
            root.openDialog("ExportDialog", {
                workbench: root.workbench,
                suggestedName: suggestedName
            });
        }
        function onValuesDialogRequested(): void {
            root.openDialog("execution/ValuesDialog", {
                values: root.tab.simulator.values
            });
        }
        function onVersionDialogRequested(): void {
            root.openDialog("VersionDialog", {
                tab: root.tab
            });
        }
        function onSaveDialogRequested(suggestedName: string, ending: string): void {
            root.openDialog("SaveDialog", {
                workbench: root.workbench,
                ending: ending,
                suggestedName: suggestedName
            });
        }

        target: root.workbench
    }
    Loader {
        id: dialogs

        property Item overlay: root.contentItem
    }
    ActionShortcuts {
        actions: root.workbench.actions
    }
    DropArea {
        anchors.fill: parent
        keys: ["text/uri-list"]

        onDropped: drop => root.workbench.openUrls(drop.urls)
    }
    Bar {
        id: bar

        anchors.left: parent.left
        anchors.right: parent.right
        workbench: root.workbench
        z: 2
    }
    Item {
        id: stage

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: bar.bottom

        Repeater {
            model: root.workbench.tabs

            EditorPane {
                required property int index

                anchors.fill: parent
                // What is hidden would go on taking keys.
                enabled: visible
                visible: index === root.workbench.currentRow
                workbench: root.workbench

                Component.onCompleted: if (visible)
                    forceActiveFocus()
                onVisibleChanged: if (visible)
                    forceActiveFocus()
            }
        }
        Repeater {
            model: root.tab ? 0 : 1

            WelcomePane {
                anchors.fill: parent
                workbench: root.workbench
            }
        }
    }
    UnsavedBar {
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 100
        anchors.horizontalCenter: parent.horizontalCenter
        workbench: root.workbench
    }
    NoticeBar {
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 44
        anchors.horizontalCenter: parent.horizontalCenter
        workbench: root.workbench
    }
}
