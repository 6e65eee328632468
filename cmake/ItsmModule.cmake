# Flags and warnings shared by every target of the project, and the functions that make a folder a target.

add_library(itsm_flags INTERFACE)
target_compile_features(itsm_flags INTERFACE cxx_std_20)
target_include_directories(itsm_flags INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(itsm_flags INTERFACE
  -Wall -Wextra -Wpedantic -Werror -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough
  -Wundef -Wcast-align -Wunused -Wnull-dereference -Wformat=2 -fstack-protector-strong)
target_compile_definitions(itsm_flags INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_CAST_FROM_BYTEARRAY
  QT_NO_FOREACH QT_NO_KEYWORDS QT_USE_QSTRINGBUILDER QT_DISABLE_DEPRECATED_BEFORE=0x060400
  ITSM_VERSION="${PROJECT_VERSION}")
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # The compiler clears its memory up only beyond half a gigabyte: before, that took an eighth of its time.
  target_compile_options(itsm_flags INTERFACE --param=ggc-min-heapsize=524288)
  if(CMAKE_UNITY_BUILD)
    # Of an unnamed namespace in a header, which to the compiler every source is that a unit of several includes.
    target_compile_options(itsm_flags INTERFACE -Wno-subobject-linkage)
  endif()
endif()
if(CMAKE_BUILD_TYPE STREQUAL "Release")
  # At this level GCC 12 sees uninitialized values and null pointers in every variant, optional and hash that it inlines.
  target_compile_options(itsm_flags INTERFACE -D_FORTIFY_SOURCE=2 -Wno-maybe-uninitialized -Wno-null-dereference)
endif()
if(ITSM_SANITIZE STREQUAL "address")
  # -Wnull-dereference and -Wmaybe-uninitialized report false positives under instrumentation.
  target_compile_options(itsm_flags INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=undefined
    -fno-omit-frame-pointer -Wno-null-dereference -Wno-maybe-uninitialized)
  target_link_options(itsm_flags INTERFACE -fsanitize=address,undefined)
elseif(ITSM_SANITIZE STREQUAL "thread")
  target_compile_options(itsm_flags INTERFACE -fsanitize=thread -fno-omit-frame-pointer
    -Wno-null-dereference -Wno-maybe-uninitialized -Wno-tsan)
  target_link_options(itsm_flags INTERFACE -fsanitize=thread)
  add_library(itsm_tsan_qt OBJECT ${CMAKE_SOURCE_DIR}/cmake/tsan_qt.cpp)
  target_compile_options(itsm_tsan_qt PRIVATE -fsanitize=thread)
  target_link_libraries(itsm_tsan_qt PRIVATE Qt6::Core)
  target_sources(itsm_flags INTERFACE
    $<$<STREQUAL:$<TARGET_PROPERTY:TYPE>,EXECUTABLE>:$<TARGET_OBJECTS:itsm_tsan_qt>>)
elseif(NOT ITSM_SANITIZE STREQUAL "")
  message(FATAL_ERROR "ITSM_SANITIZE must be 'address', 'thread' or empty, not '${ITSM_SANITIZE}'")
endif()
target_link_options(itsm_flags INTERFACE -Wl,-z,relro,-z,now)

find_program(ITSM_LLD ld.lld)
if(ITSM_LLD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_link_options(itsm_flags INTERFACE -fuse-ld=lld)
endif()

# itsm_pch(<kind> <targets…>): cmake/pch_<kind>.h, precompiled once for all targets that use it. <targets…> are what its
# headers need. A header belongs there if most users include it: the templates it uses, each of them instantiates again.
function(itsm_pch kind)
  if(ITSM_PCH)
    file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/pch_${kind}.cpp CONTENT "") # leaves an equal file untouched
    add_library(itsm_pch_${kind} STATIC ${CMAKE_BINARY_DIR}/pch_${kind}.cpp)
    target_link_libraries(itsm_pch_${kind} PRIVATE itsm_flags Qt6::Core tl::expected ${ARGN})
    target_precompile_headers(itsm_pch_${kind} PRIVATE ${CMAKE_SOURCE_DIR}/cmake/pch_${kind}.h)
  endif()
endfunction()

itsm_pch(core) # code without a user interface
itsm_pch(widgets Qt6::Widgets) # code with it

function(itsm_use_pch target kind)
  if(ITSM_PCH)
    # Reuse needs the very same definitions, so every target links what the header's target links.
    target_precompile_headers(${target} REUSE_FROM itsm_pch_${kind})
  endif()
endfunction()

# What moc makes is compiled with the sources where these are united: alone it would read all their headers once more.
function(itsm_unite_mocs target)
  if(CMAKE_UNITY_BUILD)
    set(mocs ${CMAKE_CURRENT_BINARY_DIR}/${target}_autogen/mocs_compilation.cpp)
    set_source_files_properties(${mocs} PROPERTIES HEADER_FILE_ONLY ON)
    file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/${target}_mocs.cpp CONTENT "#include \"${mocs}\"\n" @ONLY)
    target_sources(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/${target}_mocs.cpp)
  endif()
endfunction()

# itsm_module(<name> [PCH core|widgets] PUBLIC <targets…> PRIVATE <targets…>)
# Makes the current folder the static library itsm_<name> (alias itsm::<name>) from all its sources.
function(itsm_module name)
  cmake_parse_arguments(arg "" "PCH" "PUBLIC;PRIVATE" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/*.h)
  add_library(itsm_${name} STATIC ${sources})
  add_library(itsm::${name} ALIAS itsm_${name})
  set_target_properties(itsm_${name} PROPERTIES AUTOMOC ON AUTORCC ON)
  itsm_unite_mocs(itsm_${name})
  target_link_libraries(itsm_${name} PUBLIC itsm_flags Qt6::Core tl::expected ${arg_PUBLIC} PRIVATE ${arg_PRIVATE})
  if(arg_PCH)
    itsm_use_pch(itsm_${name} ${arg_PCH})
  endif()
endfunction()

# itsm_tests(<folder> PCH core_test|widgets_test LIBS <targets…>): the tst_*.cpp of the folder become one Qt Test program,
# <folder>_tests, of which each is a test of CTest. Other sources of the folder are what these share: the static library
# itsm_<folder>_tests (alias itsm::<folder>_tests).
function(itsm_tests folder)
  cmake_parse_arguments(arg "" "PCH;TIMEOUT" "LIBS" ${ARGN})
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 120)
  endif()
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.cpp)
  set(shared ${sources})
  list(FILTER shared EXCLUDE REGEX "/tst_[^/]*$")
  list(FILTER sources INCLUDE REGEX "/tst_[^/]*$")
  if(shared)
    add_library(itsm_${folder}_tests STATIC ${shared})
    add_library(itsm::${folder}_tests ALIAS itsm_${folder}_tests)
    target_link_libraries(itsm_${folder}_tests PUBLIC itsm_flags Qt6::Test itsm::test_support ${arg_LIBS})
    itsm_use_pch(itsm_${folder}_tests ${arg_PCH})
    list(PREPEND arg_LIBS itsm::${folder}_tests)
  endif()
  set(program ${folder}_tests)
  add_executable(${program} main.cpp ${sources})
  set_target_properties(${program} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
  target_include_directories(${program} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/${folder})
  target_link_libraries(${program} PRIVATE itsm_flags Qt6::Test itsm::test_support ${arg_LIBS})
  itsm_use_pch(${program} ${arg_PCH})
  foreach(source ${sources})
    get_filename_component(test ${source} NAME_WE)
    # moc by hand, for AUTOMOC takes five times as long to read all headers.
    set(moc ${CMAKE_CURRENT_BINARY_DIR}/${folder}/${test}.moc)
    qt_generate_moc(${source} ${moc}) # sees no headers, and needs none: the classes say Q_OBJECT themselves
    target_sources(${program} PRIVATE ${moc})
    string(REPLACE "tst_" "" short ${test})
    add_test(NAME ${folder}.${short} COMMAND ${program} ${short})
    set_tests_properties(${folder}.${short} PROPERTIES
      TIMEOUT ${arg_TIMEOUT} LABELS ${folder}
      ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_LOGGING_RULES=qt.qpa.*=false;ITSM_BIN_DIR=${CMAKE_BINARY_DIR}/bin;ITSM_SOURCE_DIR=${CMAKE_SOURCE_DIR}")
  endforeach()
endfunction()
