import Qt.labs.platform as Platform
import Statelight.App

Platform.FileDialog {
    id: root

    required property Workbench workbench
    required property string suggestedName
    required property string ending

    defaultSuffix: root.ending
    fileMode: Platform.FileDialog.SaveFile
    folder: root.workbench.dialogFolder()
    nameFilters: [qsTr("Definitions (*.json *.yaml *.yml)"), qsTr("All files (*)")]
    title: qsTr("Save as")

    onAccepted: root.workbench.saveAs(root.file)
    // Before it is shown, Qt Widgets' dialog has no field for the name.
    onVisibleChanged: if (visible)
        root.currentFile = `${root.folder}/${root.suggestedName}`
}
