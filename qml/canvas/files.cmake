set(theme_qml ${CMAKE_BINARY_DIR}/theme/Theme.qml)
set_source_files_properties(${theme_qml} PROPERTIES QT_RESOURCE_ALIAS Theme.qml QT_QML_SINGLETON_TYPE TRUE)
list(APPEND STATELIGHT_GENERATED_QML ${theme_qml})
