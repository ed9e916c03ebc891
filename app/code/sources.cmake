list(APPEND STATELIGHT_APP_SOURCES
    code/code_editor.h code/code_editor.cpp
    code/code_gutter.h code/code_gutter.cpp
    code/code_highlighter.h code/code_highlighter.cpp
    code/code_lexer.h code/code_lexer.cpp
    code/line_map.h code/line_map.cpp)
