list(APPEND STATELIGHT_APP_SOURCES
    code/code_completion.h code/code_completion.cpp
    code/code_editor.h code/code_editor.cpp code/code_editor_keys.cpp
    code/code_folds.h code/code_folds.cpp
    code/code_gutter.h code/code_gutter.cpp
    code/code_highlighter.h code/code_highlighter.cpp
    code/code_lexer.h code/code_lexer.cpp
    code/code_marks.h code/code_marks.cpp
    code/code_places.h code/code_places.cpp
    code/code_search.h code/code_search.cpp
    code/code_strip.h code/code_strip.cpp
    code/line_map.h code/line_map.cpp
    code/line_problem.h
    code/row_layout.h code/row_layout.cpp
    code/text_change.h
    code/typing_aid.h code/typing_aid.cpp
    code/visible_lines.h code/visible_lines.cpp)
