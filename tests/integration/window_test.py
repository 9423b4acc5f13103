#!/usr/bin/python3
"""The window, used by a real mouse and keyboard on a private X server, on data of known values.

usage: window_test.py PROMONTORY
Exits with 77 (skipped) where a needed program is missing.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

from servers import Prometheus
from windowrun import Display, Program, wait_until

WIDTH, HEIGHT = 1400, 900
SPAN_S = 3600
NEEDED = ["Xvfb", "openbox", "xdotool", "xprop", "import", "convert", "prometheus", "promtool"]
LEFT, RIGHT, MIDDLE = 500, 900, 480  # a drag across the plot
TABLE_CELL = (300, 862)
CORNER = (1384, 809)  # of the chart: its handle to resize it


def history(end_s):
    """Two lines, one flat and one rising, a sample every 15 s."""
    yield "# TYPE window_value gauge"
    for series, value in (
        ("flat", lambda t: 40.0),
        ("rising", lambda t: 90.0 * (t % SPAN_S) / SPAN_S),
    ):
        for moment in range(end_s - 3 * SPAN_S, end_s + 1, 15):
            yield f'window_value{{series="{series}"}} {value(moment)} {moment}'


def dashboard(end_s):
    moment = [time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(t)) for t in (end_s - SPAN_S, end_s)]
    return {
        "format": "promontory-dashboard",
        "version": 1,
        "uid": "window-test",
        "title": "Window test",
        "time": {"from": moment[0], "to": moment[1]},
        "refresh": "",
        "timezone": "utc",
        "panels": [
            {
                "id": 1,
                "type": "timeseries",
                "title": "Values",
                "grid": {"x": 0, "y": 0, "w": 24, "h": 18},
                "queries": [{"refId": "A", "expr": "window_value", "legend": "{{series}}"}],
                "options": {
                    "legend": {"showLegend": True, "displayMode": "list", "placement": "bottom"},
                    "tooltip": {"mode": "multi"},
                },
            },
            {
                "id": 2,
                "type": "table",
                "title": "Rows",
                "grid": {"x": 0, "y": 18, "w": 24, "h": 5},
                "queries": [
                    {
                        "refId": "A",
                        "expr": "window_value",
                        "kind": "instant",
                        "format": "table",
                    }
                ],
            },
        ],
    }


class Hands:
    """A mouse that moves in steps, as a person's does, and a keyboard."""

    def __init__(self, display):
        self.display = display

    def move(self, x, y, steps=8, begin=None):
        from_x, from_y = begin or (x - 40, y - 40)
        for step in range(1, steps + 1):
            at = [round(a + (b - a) * step / steps) for a, b in ((from_x, x), (from_y, y))]
            self.display.run("xdotool", "mousemove", "--sync", str(at[0]), str(at[1]))

    def drag(self, begin, target):
        self.move(*begin)
        self.display.run("xdotool", "mousedown", "1")
        self.move(*target, begin=begin)
        self.display.run("xdotool", "mouseup", "1")

    def double_click(self, x, y):
        self.move(x, y)
        self.display.run("xdotool", "click", "--repeat", "2", "--delay", "60", "1")

    def click(self):
        self.display.run("xdotool", "click", "1")

    def key(self, name):
        self.display.run("xdotool", "key", "--clearmodifiers", name)


def differing_pixels(one, other):
    done = subprocess.run(
        ["compare", "-metric", "AE", str(one), str(other), "null:"],
        capture_output=True,
        text=True,
        timeout=30,
    )
    return float(done.stderr.split()[0])


def clipboard(display):
    done = subprocess.run(
        ["xclip", "-selection", "clipboard", "-o"],
        env=display.environment(),
        capture_output=True,
        text=True,
        timeout=20,
    )
    return done.stdout


def try_copying(display, hands, folder):
    """Ctrl+C gives what was pointed at: all rows of a table, the lines of a pinned tooltip."""
    hands.move(700, 400)
    hands.click()
    settled(display, folder, "pinned")
    hands.key("ctrl+c")
    wait_until(lambda: "flat\t40" in clipboard(display), "Ctrl+C does not copy a pinned tooltip.")
    print("ok: Ctrl+C copies the pinned tooltip")
    hands.key("Escape")
    hands.move(*TABLE_CELL)
    hands.click()
    hands.key("ctrl+a")
    hands.key("ctrl+c")

    def rows():
        lines = [line.split("\t") for line in clipboard(display).splitlines()]
        return [cells for cells in lines if "flat" in cells and "40" in cells]

    wait_until(rows, "Ctrl+C does not copy the rows of a table.")
    check(len(clipboard(display).splitlines()) == 2, "Ctrl+C copies the rows of a table")


def colours(picture):
    done = subprocess.run(
        ["identify", "-format", "%k", str(picture)],
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    return int(done.stdout)


def check(condition, message):
    if not condition:
        raise AssertionError(message)
    print("ok:", message)


def span_s(event):
    return (event["to"] - event["from"]) / 1000


def try_window(display, program, folder):
    hands = Hands(display)
    program.wait_for("first_paint")
    name = ["xdotool", "search", "--onlyvisible", "--name", "Window test"]
    wait_until(
        lambda: display.run(*name).strip(), "The window's title does not name the dashboard."
    )
    window = display.run(*name).split()[0]
    display.run(
        "xdotool",
        "windowmove",
        window,
        "0",
        "0",
        "windowsize",
        "--sync",
        window,
        str(WIDTH),
        str(HEIGHT),
    )
    display.run("xdotool", "windowactivate", "--sync", window)
    pictures = settled(display, folder, "first")
    check(colours(pictures) > 50, "the window is painted")

    hands.move(1000, 400)
    hover = settled(display, folder, "hover")
    check(
        differing_pixels(pictures, hover) > 500, "moving over the chart shows crosshair and tooltip"
    )

    if shutil.which("xclip"):
        try_copying(display, hands, folder)

    seen = len(program.events("range"))
    hands.drag((LEFT, MIDDLE), (RIGHT, MIDDLE))
    zoomed = program.wait_for("range", seen)
    expected = SPAN_S * (RIGHT - LEFT) / (WIDTH - 90)
    check(
        abs(span_s(zoomed) - expected) < 0.15 * expected,
        f"a drag over {RIGHT - LEFT} px zooms to {span_s(zoomed):.0f} s, about {expected:.0f} s",
    )
    check(
        differing_pixels(pictures, settled(display, folder, "zoomed")) > 2000,
        "the zoomed range is drawn",
    )

    seen = len(program.events("range"))
    hands.double_click(700, MIDDLE)
    doubled = program.wait_for("range", seen)
    check(abs(span_s(doubled) / span_s(zoomed) - 2) < 0.1, "a double click doubles the range")

    hands.drag(CORNER, (900, 500))
    resized = settled(display, folder, "resized")
    hands.key("ctrl+z")
    check(
        differing_pixels(resized, settled(display, folder, "restored")) > 100_000,
        "a drag of a panel's corner resizes it, and undo takes it back",
    )

    hands.move(400, 300)
    hands.key("ctrl+q")
    wait_until(lambda: program.process.poll() is not None, "Ctrl+Q does not end the program.")
    check(program.process.returncode == 0, f"Ctrl+Q ends the program: {program.process.returncode}")
    last = program.events("stats")[-1]
    check(last["gui_block_p99_ms"] > 0, "the program tells how long its GUI thread was busy")


def settled(display, folder, name):
    """A screenshot once two in a row are alike: animations and answers have arrived."""
    path, before = folder / f"{name}.png", folder / f"{name}-before.png"
    display.screenshot(path)

    def still():
        shutil.copy(path, before)
        display.screenshot(path)
        return differing_pixels(path, before) < 300

    wait_until(still, "The window does not come to rest.")
    return path


def main():
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        print("Skipped, missing:", *missing)
        return 77
    keep = os.environ.get("PROMONTORY_TEST_PICTURES")
    with tempfile.TemporaryDirectory() as name:
        folder, end_s = pathlib.Path(name), int(time.time()) // 60 * 60 - 600
        (folder / "run").mkdir()
        server = Prometheus(folder, history(end_s))
        display = Display(WIDTH, HEIGHT, manager=True)
        program = Program(sys.argv[1], display, folder / "run", server.url, dashboard(end_s))
        try:
            try_window(display, program, folder)
        except (AssertionError, RuntimeError) as fault:
            print("FAILED:", fault)
            print(json.dumps(program.events("range")), program.output())
            display.screenshot(folder / "failed.png")
            return 1
        finally:
            if keep:
                shutil.copytree(
                    folder, keep, dirs_exist_ok=True, ignore=shutil.ignore_patterns("data", "run")
                )
            program.close()
            display.close()
            server.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
