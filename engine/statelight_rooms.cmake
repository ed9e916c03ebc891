# Each room of the house is one library; USES is the table of style.md, section 3.
include_guard(GLOBAL)

add_library(statelight_options INTERFACE)
target_compile_features(statelight_options INTERFACE cxx_std_20)
target_compile_options(statelight_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Werror)
target_include_directories(statelight_options INTERFACE ${CMAKE_SOURCE_DIR}/engine)
if(STATELIGHT_SANITIZE)
    target_compile_options(statelight_options INTERFACE -fsanitize=${STATELIGHT_SANITIZE} -fno-omit-frame-pointer
        -fno-sanitize-recover=all)
    target_link_options(statelight_options INTERFACE -fsanitize=${STATELIGHT_SANITIZE})
endif()

# statelight_add_room(asl SOURCES a.h a.cpp USES statelight_core …) makes the library statelight_asl.
# PRIVATE_USES are libraries that the room's headers don't show.
function(statelight_add_room name)
    cmake_parse_arguments(ROOM "" "" "SOURCES;USES;PRIVATE_USES" ${ARGN})
    add_library(statelight_${name} STATIC ${ROOM_SOURCES})
    set_target_properties(statelight_${name} PROPERTIES POSITION_INDEPENDENT_CODE ON CXX_EXTENSIONS OFF)
    target_link_libraries(statelight_${name} PUBLIC statelight_options ${ROOM_USES} PRIVATE ${ROOM_PRIVATE_USES})
endfunction()
