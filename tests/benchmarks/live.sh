#!/bin/bash
# A live dashboard in the real program under Xvfb at 1920x1080: CPU and memory of its process tree,
# how long its GUI thread was busy at a time, when the first panel was painted. Prints one JSON line.
# FILL=10 draws every series with a fill of 10 %. PROGRAM names another build.
# usage: live.sh PROMETHEUS_URL [SECONDS PANELS REFRESH RANGE STEP]
set -euo pipefail
[ $# -ge 1 ] || { sed -n 's/^# usage: /usage: /p' "$0" >&2; exit 2; }
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
for needed in Xvfb xdotool; do
    command -v "$needed" > /dev/null || { echo "$needed is missing: packaging/install-packages.sh test" >&2; exit 1; }
done
exec /usr/bin/python3 -B "$here/live.py" "${PROGRAM:-$here/../../build/release/bin/promontory}" "$@"
