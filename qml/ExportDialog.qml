import Qt.labs.platform as Platform
import Statelight.App

Platform.FileDialog {
    id: root

    required property Workbench workbench
    required property string suggestedName
    readonly property list<string> endings: ["png", "svg", "pdf", "json", "min.json", "yaml"]

    defaultSuffix: root.endings[Math.max(0, root.selectedNameFilter.index)]
    fileMode: Platform.FileDialog.SaveFile
    folder: root.workbench.dialogFolder()
    nameFilters: [
        qsTr("Picture (*.png)"),
        qsTr("Drawing (*.svg)"),
        qsTr("Document (*.pdf)"),
        qsTr("JSON (*.json)"),
        qsTr("Minified JSON (*.min.json)"),
        qsTr("YAML (*.yaml *.yml)")
    ]
    title: qsTr("Export")

    onAccepted: root.workbench.exportTo(root.file)
    // Before it is shown, Qt Widgets' dialog has no field for the name.
    onVisibleChanged: if (visible)
        root.currentFile = `${root.folder}/${root.suggestedName}`
}
