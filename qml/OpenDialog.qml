import Qt.labs.platform as Platform
import Statelight.App

Platform.FileDialog {
    id: root

    required property Workbench workbench

    fileMode: Platform.FileDialog.OpenFiles
    folder: root.workbench.dialogFolder()
    nameFilters: [qsTr("Definitions and templates (*.json *.yaml *.yml *.template *.tf)"), qsTr("All files (*)")]
    title: qsTr("Open a definition")

    onAccepted: root.workbench.openUrls(root.files)
}
