list(APPEND STATELIGHT_APP_SOURCES
    document/document.h document/document.cpp
    document/edit_command.h document/edit_command.cpp
    document/problem_model.h document/problem_model.cpp
    document/run_overlay.h
    document/snapshot_worker.h document/snapshot_worker.cpp)
list(APPEND STATELIGHT_APP_LIBRARIES statelight_storage)
