include(${CMAKE_SOURCE_DIR}/resources/resources.cmake)
find_package(Qt6 6.4 REQUIRED COMPONENTS Svg)
list(APPEND STATELIGHT_APP_LIBRARIES Qt6::Svg statelight_layout)
list(APPEND STATELIGHT_APP_SOURCES
    scene/arrow_walk.h scene/arrow_walk.cpp
    scene/badge_painter.h scene/badge_painter.cpp
    scene/camera.h scene/camera.cpp
    scene/canvas_camera.cpp
    scene/canvas_drag.cpp
    scene/canvas_input.cpp
    scene/canvas_item.h scene/canvas_item.cpp
    scene/canvas_keys.cpp
    scene/canvas_looks.cpp
    scene/carry_gesture.cpp
    scene/container_painter.h scene/container_painter.cpp
    scene/drop_target.h scene/drop_target.cpp
    scene/edge_hops.h scene/edge_hops.cpp
    scene/edge_painter.h scene/edge_painter.cpp
    scene/fonts.h scene/fonts.cpp
    scene/gesture.h scene/gesture.cpp
    scene/icon_provider.h scene/icon_provider.cpp
    scene/layout_worker.h scene/layout_worker.cpp
    scene/node_look.h scene/node_look.cpp
    scene/node_painter.h scene/node_painter.cpp
    scene/overview_painter.h scene/overview_painter.cpp
    scene/paint_style.h scene/paint_style.cpp
    scene/painted_items.h scene/painted_items.cpp
    scene/picture_between.cpp
    scene/picture_file.h scene/picture_file.cpp
    scene/picture_maker.h scene/picture_maker.cpp
    scene/run_looks.h scene/run_looks.cpp
    scene/scene.h scene/scene.cpp
    scene/scene_accessible.h scene/scene_accessible.cpp
    scene/scene_layers.h scene/scene_layers.cpp
    scene/scene_painter.h scene/scene_painter.cpp
    scene/scene_picture.h scene/scene_picture.cpp
    scene/selection_keeper.h scene/selection_keeper.cpp
    scene/spatial_index.h scene/spatial_index.cpp
    scene/wire_gesture.cpp)
