list(APPEND STATELIGHT_APP_SOURCES
    inspector/form_builder.cpp
    inspector/form_field.h
    inspector/form_model.h inspector/form_model.cpp
    inspector/inspector.h inspector/inspector.cpp)
