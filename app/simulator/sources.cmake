list(APPEND STATELIGHT_APP_LIBRARIES statelight_execution statelight_simulation)
list(APPEND STATELIGHT_APP_SOURCES
    simulator/event_model.h simulator/event_model.cpp
    simulator/mock_choice.h simulator/mock_choice.cpp
    simulator/objects_choice.h simulator/objects_choice.cpp
    simulator/result_request.h simulator/result_request.cpp
    simulator/run_fold.h simulator/run_fold.cpp
    simulator/run_memory.h simulator/run_memory.cpp
    simulator/run_values.h simulator/run_values.cpp
    simulator/session.h simulator/session.cpp
    simulator/simulator.h simulator/simulator.cpp simulator/simulator_looks.cpp
    simulator/stage_model.h simulator/stage_model.cpp)
