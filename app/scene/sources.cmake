find_package(Qt6 6.4 REQUIRED COMPONENTS Svg)
list(APPEND STATELIGHT_APP_LIBRARIES Qt6::Svg statelight_layout)
list(APPEND STATELIGHT_APP_SOURCES
    scene/fonts.h scene/fonts.cpp
    scene/icon_provider.h scene/icon_provider.cpp)
