import QtQuick.Dialogs
import Statelight.App

FileDialog {
    id: root

    required property Workbench workbench

    fileMode: FileDialog.OpenFiles
    nameFilters: [qsTr("Definitions and templates (*.json *.yaml *.yml *.template *.tf)"), qsTr("All files (*)")]
    title: qsTr("Open a definition")

    onAccepted: root.workbench.openUrls(root.selectedFiles)
}
