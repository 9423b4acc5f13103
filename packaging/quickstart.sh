#!/bin/bash
# From a fresh clone to a live dashboard: installs what is missing, builds, starts the demo (a Django
# shop under load with its Prometheus, on free loopback ports) and opens its dashboard. With no display
# it draws the dashboard into a picture instead. What it started ends with it.
# usage: packaging/quickstart.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
program=build/release/bin/promontory
dashboard=resources/dashboards/django.json
picture=$PWD/build/quickstart/django.png
history_s=40

say() { printf '\n%s\n' "$*"; }

demo='' window='' scratch=''
# shellcheck disable=SC2317 # called by the trap
cleanup() {
    trap '' INT TERM HUP
    for child in $window $demo; do
        kill "$child" 2> /dev/null || true
        wait "$child" 2> /dev/null || true
    done
    [ -z "$scratch" ] || rm -rf "$scratch"
}

build() {
    packaging/install-packages.sh build run demo
    say 'Building; the first time takes some minutes.'
    cmake --preset release > /dev/null
    cmake --build --preset release --target bin/promontory
}

# Starts the demo and waits until its Prometheus has data.
start_demo() {
    say 'Starting the demo.'
    /usr/bin/python3 packaging/demo/run-demo.py --with-parent \
        --state "$scratch/state.json" --config-dir "$scratch/config" &
    demo=$!
    until [ -e "$scratch/state.json" ]; do
        kill -0 "$demo" 2> /dev/null || return 1
        sleep 0.2
    done
}

# In the background, so that a signal to this script is acted on at once; ends with this script.
run() {
    setpriv --pdeathsig TERM -- "$@" &
    window=$!
    local code=0
    wait "$window" || code=$?
    window=''
    return "$code"
}

has_display() { [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; }

open_window() {
    say 'Opening the window; the demo ends when it is closed.'
    # On a copy: what is tried out in the demo should not change the repository. The demo is young.
    sed 's/"now-15m"/"now-5m"/' "$dashboard" > "$scratch/django.json"
    run "$program" --config-dir "$scratch/config" "$scratch/django.json"
}

draw_picture() {
    say "There is no display: drawing the dashboard after $history_s s of live data."
    run sleep "$history_s"
    mkdir -p "$(dirname "$picture")"
    run "$program" render "$dashboard" -o "$picture" --config-dir "$scratch/config" \
        --from now-1m --to now
    say "$picture"
}

trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
build
scratch=$(mktemp -d "${TMPDIR:-/tmp}/promontory-quickstart-XXXXXX")
start_demo
if has_display; then
    open_window
else
    draw_picture
fi
