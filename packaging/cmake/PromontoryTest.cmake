# promontory_add_test(NAME [WIDGETS] [LABELS …] [SOURCES …] [LINK …] [TIMEOUT s])
#
# One Qt Test executable from NAME.cpp (and SOURCES), run on the offscreen platform.
# The corpus of other people's dashboards is found through PROMONTORY_SHARED; tests skip where it is missing.
function(promontory_add_test name)
    if(NOT PROMONTORY_BUILD_TESTS)
        return()
    endif()
    cmake_parse_arguments(arg "WIDGETS" "TIMEOUT" "LABELS;SOURCES;LINK" ${ARGN})
    add_executable(${name} ${name}.cpp ${arg_SOURCES})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    target_link_libraries(${name} PRIVATE promontory_build Qt6::Test ${arg_LINK})
    target_compile_definitions(${name} PRIVATE
        PROMONTORY_TEST_DATA="${CMAKE_SOURCE_DIR}/tests/data" PROMONTORY_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
        PROMONTORY_BIN_DIR="${CMAKE_BINARY_DIR}/bin")
    if(arg_WIDGETS)
        target_precompile_headers(${name} REUSE_FROM promontory_pch_widgets)
    else()
        target_precompile_headers(${name} REUSE_FROM promontory_pch_core)
    endif()
    add_test(NAME ${name} COMMAND ${name})
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()
    set_tests_properties(${name} PROPERTIES
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=UTC"
        TIMEOUT ${arg_TIMEOUT} LABELS "${arg_LABELS}")
endfunction()
