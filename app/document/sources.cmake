list(APPEND STATELIGHT_APP_SOURCES
    document/definition_file.h document/definition_file.cpp
    document/document.h document/document.cpp
    document/duration_text.h document/duration_text.cpp
    document/edit_command.h document/edit_command.cpp
    document/let_go.h document/let_go.cpp
    document/problem_model.h document/problem_model.cpp
    document/qt_text.h
    document/reading.h document/reading.cpp
    document/remembered.h document/remembered.cpp
    document/run_overlay.h
    document/saved_versions.h document/saved_versions.cpp
    document/snapshot_worker.h document/snapshot_worker.cpp
    document/theme_color.h
    document/unsaved_journal.h document/unsaved_journal.cpp)
list(APPEND STATELIGHT_APP_LIBRARIES statelight_storage)
