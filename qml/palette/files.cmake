list(APPEND STATELIGHT_QML_FILES
    palette/Adder.qml
    palette/DragGhost.qml
    palette/PaletteDrag.qml
    palette/PaletteEntry.qml
    palette/PalettePane.qml
    palette/Rail.qml
    palette/TypeTile.qml)
