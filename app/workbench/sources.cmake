list(APPEND STATELIGHT_APP_SOURCES
    workbench/action.h workbench/action.cpp
    workbench/action_table.h workbench/action_table.cpp
    workbench/actions.h workbench/actions.cpp
    workbench/arrangement.h workbench/arrangement.cpp
    workbench/code_actions.cpp
    workbench/definition_export.h workbench/definition_export.cpp
    workbench/palette_model.h workbench/palette_model.cpp
    workbench/recent_files.h workbench/recent_files.cpp
    workbench/sample_model.h workbench/sample_model.cpp
    workbench/start_options.h workbench/start_options.cpp
    workbench/tab.h workbench/tab.cpp
    workbench/tab_model.h workbench/tab_model.cpp
    workbench/undo_keys.h workbench/undo_keys.cpp
    workbench/window_layout.h workbench/window_layout.cpp
    workbench/workbench.h workbench/workbench.cpp workbench/workbench_files.cpp)
list(APPEND STATELIGHT_APP_LIBRARIES statelight_exporters statelight_layout)
