import QtCore
import QtQuick.Dialogs
import Statelight.App

FileDialog {
    id: root

    required property Workbench workbench
    required property string suggestedName
    readonly property list<string> endings: ["png", "svg", "pdf", "json", "min.json", "yaml"]

    currentFile: `${StandardPaths.writableLocation(StandardPaths.PicturesLocation)}/${root.suggestedName}`
    defaultSuffix: root.endings[Math.max(0, root.selectedNameFilter.index)]
    fileMode: FileDialog.SaveFile
    nameFilters: [
        qsTr("Picture (*.png)"),
        qsTr("Drawing (*.svg)"),
        qsTr("Document (*.pdf)"),
        qsTr("JSON (*.json)"),
        qsTr("Minified JSON (*.min.json)"),
        qsTr("YAML (*.yaml *.yml)")
    ]
    title: qsTr("Export")

    onAccepted: root.workbench.exportTo(root.selectedFile)
}
