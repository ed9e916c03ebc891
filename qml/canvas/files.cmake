list(APPEND STATELIGHT_QML_FILES
    canvas/Breadcrumb.qml
    canvas/CanvasPane.qml
    canvas/CanvasTip.qml
    canvas/EmptyChoice.qml
    canvas/EmptySlot.qml
    canvas/FrozenNote.qml
    canvas/RenameField.qml)
