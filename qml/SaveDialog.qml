import QtCore
import QtQuick.Dialogs
import Statelight.App

FileDialog {
    id: root

    required property Workbench workbench
    required property string suggestedName
    required property string ending

    currentFile: `${StandardPaths.writableLocation(StandardPaths.HomeLocation)}/${root.suggestedName}`
    defaultSuffix: root.ending
    fileMode: FileDialog.SaveFile
    nameFilters: [qsTr("Definitions (*.json *.yaml *.yml)"), qsTr("All files (*)")]
    title: qsTr("Save as")

    onAccepted: root.workbench.saveAs(root.selectedFile)
}
