list(APPEND STATELIGHT_QML_FILES
    execution/DataFlow.qml
    execution/EventList.qml
    execution/EventRow.qml
    execution/ResultPrompt.qml
    execution/RunControls.qml
    execution/RunPanel.qml
    execution/RunSetup.qml
    execution/StageRow.qml
    execution/ValuesDialog.qml)
