"""What live.sh runs: live.py PROGRAM PROMETHEUS_URL [SECONDS PANELS REFRESH RANGE STEP]."""
import json
import os
import pathlib
import re
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "integration"))
from windowrun import Display, Program, wait_until  # noqa: E402

WIDTH, HEIGHT, COLUMNS, WARM_UP_S = 1920, 1080, 4, 5
TICKS = os.sysconf("SC_CLK_TCK")


def panel(number, step, span, fill):
    column, row = number % COLUMNS, number // COLUMNS
    return {
        "id": number + 1,
        "type": "timeseries",
        "title": f"Group {number}",
        "grid": {"x": 6 * column, "y": 4 * row, "w": 6, "h": 4},
        "queries": [
            {"refId": "A", "expr": f'peer_value{{group="g{number}"}}', "interval": f"{step:g}s"}
        ],
        "maxDataPoints": max(1, round(span / step)),
        "field": {"custom": {"lineWidth": 1, "fillOpacity": fill, "showPoints": "never"}},
        "options": {"legend": {"showLegend": False}, "tooltip": {"mode": "none"}},
    }


def dashboard(panels, refresh, span, step, fill):
    return {
        "format": "promontory-dashboard",
        "version": 1,
        "uid": "live",
        "title": "Live",
        "time": {"from": f"now-{span:g}s", "to": "now"},
        "refresh": f"{refresh:g}s",
        "panels": [panel(number, step, span, fill) for number in range(panels)],
    }


def tree(root):
    """CPU seconds and proportional memory (MiB) of a process and all below it."""
    parents, seconds = {}, {}
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            stat = pathlib.Path(f"/proc/{pid}/stat").read_text()
        except OSError:
            continue  # it ended
        fields = stat[stat.rindex(")") + 2 :].split()
        parents[int(pid)] = int(fields[1])
        seconds[int(pid)] = (int(fields[11]) + int(fields[12])) / TICKS
    cpu = pss = 0.0
    for pid in parents:
        above = pid
        while above not in (0, root):
            above = parents.get(above, 0)
        if above == root:
            cpu += seconds[pid]
            pss += proportional(pid)
    return cpu, pss


def proportional(pid):
    try:
        rollup = pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    return int(re.search(r"^Pss:\s+(\d+)", rollup, re.M)[1]) / 1024


def fill_screen(display, program):
    """There is no window manager: the window gets the whole screen by hand."""

    def visible():
        found = display.run("xdotool", "search", "--onlyvisible", "--pid", str(program.process.pid))
        return found.split()

    wait_until(visible, "The window did not appear.")
    window = visible()[-1]
    display.run(
        "xdotool", "windowmove", window, "0", "0", "windowsize", window, str(WIDTH), str(HEIGHT)
    )


def main():
    program_path, url = sys.argv[1:3]
    numbers = [float(text) for text in sys.argv[3:]] + [60, 24, 1, 900, 2][len(sys.argv) - 3 :]
    seconds, panels, refresh, span, step = numbers
    fill = int(os.environ.get("FILL", "0"))
    with tempfile.TemporaryDirectory() as folder:
        display = Display(WIDTH, HEIGHT)
        try:
            program = Program(
                program_path,
                display,
                folder,
                url,
                dashboard(int(panels), refresh, span, step, fill),
                scrape_ms=1000,
            )
            try:
                result = measure(display, program, seconds)
            finally:
                program.close()
        finally:
            display.close()
    print(
        json.dumps(
            {
                "peer": "Promontory",
                "panels": int(panels),
                "refresh": refresh,
                "range": span,
                "step": step,
                "fill": fill,
            }
            | result
        )
    )


def measure(display, program, seconds):
    first = program.wait_for("first_paint")
    fill_screen(display, program)
    time.sleep(WARM_UP_S)
    counted_before = program.wait_for("stats", len(program.events("stats")))
    (cpu_before, _), started = tree(program.process.pid), time.monotonic()
    time.sleep(seconds)
    counted = program.wait_for("stats", len(program.events("stats")))
    (cpu, pss), wall = tree(program.process.pid), time.monotonic() - started
    screenshot = os.environ.get("SCREENSHOT")
    if screenshot:
        display.screenshot(screenshot)
    return {
        "wall_s": wall,
        "cpu_percent_of_a_core": 100 * (cpu - cpu_before) / wall,
        "pss_mib": pss,
        "refreshes": counted["refreshes"] - counted_before["refreshes"],
        "mib_fetched": counted["mib_fetched"] - counted_before["mib_fetched"],
        "gui_block_p99_ms": counted["gui_block_p99_ms"],
        "gui_block_max_ms": counted["gui_block_max_ms"],
        "first_paint_ms": first["ms"],
    }


if __name__ == "__main__":
    main()
