set(STATELIGHT_ASSIST_SOURCES
    assist/asking.h
    assist/caret_place.h assist/json_caret.cpp assist/yaml_caret.cpp
    assist/completion.h assist/completion.cpp
    assist/field_place.h assist/field_place.cpp
    assist/format.h assist/format.cpp
    assist/known_functions.h assist/known_functions.cpp
    assist/outline.h assist/outline.cpp
    assist/references.h assist/references.cpp
    assist/suggest_in_expression.cpp
    assist/suggest_keys.cpp
    assist/suggest_values.cpp)
