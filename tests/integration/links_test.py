#!/usr/bin/python3
"""Links followed with a real mouse on a private X server: from one dashboard to another, with its range.

usage: links_test.py PROMONTORY
Exits with 77 (skipped) where a needed program is missing.
"""
import json
import pathlib
import shutil
import sys
import tempfile

from window_test import HEIGHT, WIDTH, Hands, check
from windowrun import Display, Program, wait_until

NEEDED = ["Xvfb", "openbox", "xdotool", "xprop"]
SPAN_S = 7200
FIRST_BUTTON = (60, 104)  # of the row above the panels
PANEL_SIGN = (74, 153)  # behind the title of the first panel


def dashboard(uid, title, **more):
    return {
        "format": "promontory-dashboard",
        "version": 1,
        "uid": uid,
        "title": title,
        "time": {"from": "now-1h", "to": "now"},
        "refresh": "",
    } | more


def panel(title, links):
    return {
        "id": 1,
        "type": "text",
        "title": title,
        "grid": {"x": 0, "y": 0, "w": 12, "h": 6},
        "links": links,
        "options": {"content": "text"},
    }


def alpha():
    return dashboard(
        "links-alpha",
        "Alpha of links",
        links=[{"title": "Over to beta", "url": "/d/links-beta", "keepTime": True}],
        panels=[
            panel("Panel", [{"title": "Beta", "url": "/d/links-beta?from=now-3h&to=now"}])
        ],
        time={"from": "now-2h", "to": "now"},
    )


def try_links(display, program):
    hands = Hands(display)
    search = ["xdotool", "search", "--onlyvisible", "--name", "Alpha of links"]
    wait_until(lambda: display.run(*search).strip(), "The dashboard does not open.")
    window = display.run(*search).split()[0]
    display.run("xdotool", "windowmove", window, "0", "0")
    display.run("xdotool", "windowsize", "--sync", window, str(WIDTH), str(HEIGHT))
    display.run("xdotool", "windowactivate", "--sync", window)

    def name():
        return display.run("xdotool", "getwindowname", window)

    def follow(place, span_s):
        seen = len(program.events("range"))
        hands.move(*place)
        hands.click()
        wait_until(lambda: "Beta of links" in name(), f"The link at {place} opens no dashboard.")
        came = program.wait_for("range", seen)
        check(
            abs((came["to"] - came["from"]) / 1000 - span_s) < 60,
            f"the link at {place} opens the other dashboard with its range",
        )

    follow(FIRST_BUTTON, SPAN_S)
    hands.key("ctrl+Page_Up")
    wait_until(lambda: "Alpha of links" in name(), "Ctrl+Page Up does not go back.")
    follow(PANEL_SIGN, 3 * 3600)


def main():
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        print("Skipped, missing:", *missing)
        return 77
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "beta.json").write_text(
            json.dumps(dashboard("links-beta", "Beta of links", panels=[panel("Other", [])]))
        )
        display = Display(WIDTH, HEIGHT, manager=True)
        program = Program(sys.argv[1], display, folder, "http://127.0.0.1:9", alpha())
        try:
            try_links(display, program)
        except (AssertionError, RuntimeError) as fault:
            print("FAILED:", fault)
            print(json.dumps(program.events("range")), program.output())
            return 1
        finally:
            program.close()
            display.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
