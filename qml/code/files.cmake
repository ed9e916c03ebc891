list(APPEND STATELIGHT_QML_FILES
    code/CodeBar.qml
    code/CodePane.qml
    code/CodeScroller.qml
    code/CodeText.qml
    code/CompletionList.qml
    code/CompletionRow.qml
    code/FindBar.qml
    code/LineBar.qml
    code/NameField.qml
    code/PlaceList.qml
    code/ReadOnlyNote.qml)
