list(APPEND STATELIGHT_QML_FILES
    canvas/BrokenNote.qml
    canvas/Breadcrumb.qml
    canvas/CanvasPane.qml
    canvas/CanvasTip.qml
    canvas/EmptyChoice.qml
    canvas/EmptySlot.qml
    canvas/RenameField.qml)
