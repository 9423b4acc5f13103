# Settings shared by every target: language, warnings, Qt strictness, sanitizers, output folders, precompiled headers.

function(promontory_setup_build)
    add_library(promontory_build INTERFACE)
    add_library(Promontory::Build ALIAS promontory_build)
    target_compile_features(promontory_build INTERFACE cxx_std_20)
    target_include_directories(promontory_build INTERFACE "${CMAKE_SOURCE_DIR}")
    target_compile_options(promontory_build INTERFACE
        -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wold-style-cast -Wnon-virtual-dtor
        -Woverloaded-virtual -Wcast-qual -fstack-protector-strong)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        target_compile_options(promontory_build INTERFACE -Wnull-dereference)
    endif()
    target_compile_definitions(promontory_build INTERFACE
        QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
        QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_USE_QSTRINGBUILDER QT_STRICT_ITERATORS
        QT_DISABLE_DEPRECATED_BEFORE=0x060400
        PROMONTORY_VERSION="${PROJECT_VERSION}")
    if(PROMONTORY_SANITIZE)
        target_compile_options(promontory_build INTERFACE
            -fsanitize=${PROMONTORY_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
        target_link_options(promontory_build INTERFACE -fsanitize=${PROMONTORY_SANITIZE})
    endif()
    if(PROMONTORY_FUZZ)
        target_compile_options(promontory_build INTERFACE -fsanitize=fuzzer-no-link)
    endif()
    promontory_setup_precompiled_headers()
endfunction()

# Two precompiled headers serve all targets: one over Qt Core, one over Qt Widgets.
function(promontory_setup_precompiled_headers)
    promontory_precompiled_header(promontory_pch_core pchcore.h Qt6::Core)
    if(NOT PROMONTORY_PURE_ONLY)
        promontory_precompiled_header(promontory_pch_widgets pchwidgets.h Qt6::Widgets)
    endif()
endfunction()

function(promontory_precompiled_header name header qt)
    file(WRITE "${CMAKE_BINARY_DIR}/pch/${name}.cpp.in" "// Carries the precompiled header.\n")
    configure_file("${CMAKE_BINARY_DIR}/pch/${name}.cpp.in" "${CMAKE_BINARY_DIR}/pch/${name}.cpp" COPYONLY)
    add_library(${name} OBJECT "${CMAKE_BINARY_DIR}/pch/${name}.cpp")
    target_link_libraries(${name} PRIVATE promontory_build ${qt})
    set_target_properties(${name} PROPERTIES AUTOMOC OFF)
    target_precompile_headers(${name} PRIVATE "${CMAKE_SOURCE_DIR}/packaging/cmake/${header}")
endfunction()

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_COMPILE_WARNING_AS_ERROR ON)
set(CMAKE_VERIFY_INTERFACE_HEADER_SETS ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release)
endif()
find_program(PROMONTORY_CCACHE ccache)
if(PROMONTORY_CCACHE)
    # The sloppiness that ccache asks for before it caches compilations with a precompiled header.
    set(CMAKE_CXX_COMPILER_LAUNCHER
        "${CMAKE_COMMAND};-E;env;CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime;CCACHE_BASEDIR=${CMAKE_SOURCE_DIR};CCACHE_NOHASHDIR=1;${PROMONTORY_CCACHE}")
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        add_compile_options(-fpch-preprocess)
    endif()
endif()
