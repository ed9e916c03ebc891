list(APPEND STATELIGHT_QML_FILES
    inspector/FormField.qml
    inspector/FormGroup.qml
    inspector/FormView.qml
    inspector/InspectorHeader.qml
    inspector/InspectorPane.qml
    inspector/JsonBox.qml
    inspector/JsonField.qml)
