set(STATELIGHT_EDIT_SOURCES
    edit.h
    edits/edits.h
    edits/add_state.cpp
    edits/apply_fixes.cpp
    edits/change_type.cpp
    edits/delete_state.cpp
    edits/draft.h edits/draft.cpp
    edits/duplicate_state.cpp
    edits/move_state.cpp
    edits/new_state.h edits/new_state.cpp
    edits/rename_state.cpp
    edits/set_value.cpp
    edits/transitions.cpp)
