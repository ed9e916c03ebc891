list(APPEND STATELIGHT_QML_FILES code/CodePane.qml code/CodeText.qml)
