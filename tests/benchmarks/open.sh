#!/bin/bash
# Opens a large dashboard in the real program under Xvfb at 1920x1080: process start to first paint, memory for
# each panel out of sight, and how long the GUI thread was busy at a time while the wheel went through all of it.
# Prints one JSON line; 1 if opening takes more than 500 ms. PROGRAM names another build.
# usage: open.sh [PANELS ROUNDS]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
for needed in Xvfb xdotool; do
    command -v "$needed" > /dev/null || { echo "$needed is missing: packaging/install-packages.sh test" >&2; exit 1; }
done
exec /usr/bin/python3 -B "$here/open.py" "${PROGRAM:-$here/../../build/release/bin/promontory}" "$@"
