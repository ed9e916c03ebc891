import QtCore
import QtQuick.Dialogs
import Statelight.App

FileDialog {
    id: root

    required property Workbench workbench
    required property string suggestedName

    currentFile: `${StandardPaths.writableLocation(StandardPaths.PicturesLocation)}/${root.suggestedName}.png`
    defaultSuffix: "png"
    fileMode: FileDialog.SaveFile
    nameFilters: [qsTr("Pictures (*.png)"), qsTr("Documents (*.pdf)")]
    title: qsTr("Export picture")

    onAccepted: root.workbench.exportPicture(root.selectedFile)
}
