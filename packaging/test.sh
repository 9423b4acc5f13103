#!/bin/bash
# Everything that must hold: installs what is missing, builds the same release tree as quickstart.sh,
# and runs the fuzzers, the tests with sanitizers, and every test of the release build, whose result
# comes last. Fuzzers run for 10 s each; in CI (CI=true) for a minute.
# usage: packaging/test.sh
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
jobs=$(nproc)
fuzz_s=10
[ "${CI:-}" != true ] || fuzz_s=60
started=$SECONDS
failures=()
export ASAN_SYMBOLIZER_PATH=/usr/bin/llvm-symbolizer-14 # so that a fault names its lines

# stage NAME COMMAND…: runs it, tells how long it took, and remembers a failure.
stage() {
    local name=$1 from=$SECONDS
    shift
    printf '\n== %s\n' "$name"
    if "$@"; then
        printf '== %s: %d s\n' "$name" $((SECONDS - from))
    else
        failures+=("$name")
        printf '== %s: FAILED after %d s\n' "$name" $((SECONDS - from))
        return 1
    fi
}

stop() {
    printf '\nFailed: %s\n' "${failures[*]}"
    exit 1
}

build() { cmake --preset "$1" > /dev/null && cmake --build --preset "$1"; }

# fuzz TARGET: from the shared corpus; new inputs stay in the build tree.
fuzz() {
    local target=$1 found=build/fuzz/found/$1 corpus=tests/fuzz/corpus/$1
    mkdir -p "$found"
    [ -d "$corpus" ] || corpus=$found
    "build/fuzz/bin/$target" -max_total_time="$fuzz_s" -timeout=10 -rss_limit_mb=2048 \
        -artifact_prefix="build/fuzz/$target-" "$found" "$corpus" \
        > "build/fuzz/$target.log" 2>&1 && return
    echo "$target found a fault:"
    tail -n 40 "build/fuzz/$target.log"
    return 1
}

# Two at a time.
fuzz_all() {
    local code=0 running=0 target
    for target in build/fuzz/bin/fuzz_*; do
        [ -x "$target" ] || continue
        fuzz "$(basename "$target")" &
        running=$((running + 1))
        if [ "$running" -ge 2 ]; then
            wait -n || code=1
            running=$((running - 1))
        fi
    done
    while [ "$running" -gt 0 ]; do
        wait -n || code=1
        running=$((running - 1))
    done
    return "$code"
}

stage 'Packages' packaging/install-packages.sh build run demo test || stop
stage 'Release build' build release || stop
stage 'Sanitizer build' build asan || stop
stage 'Fuzzer build' build fuzz || stop
stage "Fuzzers, $fuzz_s s each" fuzz_all
stage 'Tests with sanitizers' ctest --preset asan -j"$jobs"
[ ${#failures[@]} -eq 0 ] || printf '\nFailed so far: %s\n' "${failures[*]}"
printf '\n== Tests of the release build, after %d s\n' $((SECONDS - started))
ctest --preset release -j2 || failures+=('Tests of the release build')
[ ${#failures[@]} -eq 0 ] || stop
