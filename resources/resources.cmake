# The theme, and the fonts and icons that are compiled into the program; loadFonts() in app/scene/fonts.h registers them.
include(${CMAKE_SOURCE_DIR}/resources/theme.cmake)
list(APPEND STATELIGHT_APP_LIBRARIES statelight_theme)

find_path(STATELIGHT_INTER_FOLDER Inter-Regular.otf
    PATHS /usr/share/fonts/opentype/inter /usr/share/fonts/truetype/inter /usr/share/fonts/inter REQUIRED)
find_path(STATELIGHT_MONO_FOLDER JetBrainsMono-Regular.ttf
    PATHS /usr/share/fonts/truetype/jetbrains-mono /usr/share/fonts/jetbrains-mono REQUIRED)

set(qrc "<RCC>\n<qresource prefix=\"/fonts\">\n")
foreach(font Inter-Regular.otf Inter-Medium.otf Inter-SemiBold.otf)
    string(APPEND qrc "<file alias=\"${font}\">${STATELIGHT_INTER_FOLDER}/${font}</file>\n")
endforeach()
foreach(font JetBrainsMono-Regular.ttf JetBrainsMono-Bold.ttf)
    string(APPEND qrc "<file alias=\"${font}\">${STATELIGHT_MONO_FOLDER}/${font}</file>\n")
endforeach()
string(APPEND qrc "</qresource>\n<qresource prefix=\"/icons\">\n")
file(GLOB icons CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/resources/icons/*.svg)
foreach(icon ${icons})
    get_filename_component(name ${icon} NAME)
    string(APPEND qrc "<file alias=\"${name}\">${icon}</file>\n")
endforeach()
string(APPEND qrc "</qresource>\n</RCC>\n")
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/statelight_embedded.qrc CONTENT "${qrc}" @ONLY)
qt_add_resources(STATELIGHT_EMBEDDED ${CMAKE_BINARY_DIR}/statelight_embedded.qrc)
list(APPEND STATELIGHT_APP_SOURCES ${STATELIGHT_EMBEDDED})
