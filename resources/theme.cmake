# resources/theme.json becomes <build>/theme/theme.h (target statelight_theme, no Qt) and <build>/theme/Theme.qml.
if(NOT TARGET statelight_theme)
    find_package(Python3 REQUIRED COMPONENTS Interpreter)
    set(theme_folder ${CMAKE_BINARY_DIR}/theme)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS
        ${CMAKE_SOURCE_DIR}/resources/theme.json ${CMAKE_SOURCE_DIR}/resources/make_theme.py)
    execute_process(
        COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/resources/make_theme.py
            ${CMAKE_SOURCE_DIR}/resources/theme.json ${theme_folder}
        COMMAND_ERROR_IS_FATAL ANY)
    add_library(statelight_theme INTERFACE)
    target_include_directories(statelight_theme INTERFACE ${theme_folder})
endif()
