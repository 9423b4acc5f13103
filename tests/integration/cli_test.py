#!/usr/bin/python3
"""The commands of the program against a real Prometheus whose every value is known.

usage: cli_test.py PROMONTORY
"""
import csv
import datetime
import io
import json
import math
import os
import pathlib
import random
import struct
import subprocess
import sys
import tempfile
import time

from servers import Prometheus, free_port

STEP_S, SPAN_S = 15, 3600
EXPRESSIONS = [
    "cli_value",
    "rate(cli_events_total[2m])",
    'cli_value{id="0"} / 0',
    '-cli_value{id="1"} * 1e300 * 1e300',
    "sum by (group) (cli_value) > 100",
    "histogram_quantile(0.9, cli_value)",
    "time()",
    'scalar(cli_value{group="a",id="1"})',
    "cli_value * NaN",
    'label_replace(cli_value, "note", "text, with ünïcode", "id", "0")',
    "absent(cli_value)",
]
faults = []


def check(condition, message):
    if not condition:
        faults.append(message)
    print("ok:" if condition else "FAILED:", message)


def history(end_s):
    """Random walks with every bit of a double in use, with a gap, and counters."""
    rng = random.Random(7)
    for name, kind in (("cli_value", "gauge"), ("cli_events", "counter")):
        yield f"# TYPE {name} {kind}"
        for group in "ab":
            for number in range(3):
                value = 50.0
                for moment in range(end_s - 2 * SPAN_S, end_s + 1, STEP_S):
                    value += abs(rng.gauss(0, 1)) if kind == "counter" else rng.gauss(0, 1)
                    if number == 2 and end_s - 1800 < moment < end_s - 900:
                        continue
                    suffix = "_total" if kind == "counter" else ""
                    yield f'{name}{suffix}{{group="{group}",id="{number}"}} {value!r} {moment}'


def run(*arguments, **more):
    """The program without a display and with nothing of this user's."""
    kept = {
        k: v
        for k, v in os.environ.items()
        if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    return subprocess.run(
        [sys.argv[1], *map(str, arguments)],
        env=kept | more.pop("env", {}),
        capture_output=True,
        text=True,
        timeout=60,
    )


def series_name(labels):
    labels = dict(labels)
    name = labels.pop("__name__", "")
    inside = ",".join(f'{key}="{labels[key]}"' for key in sorted(labels))
    return name + ("{" + inside + "}" if inside or not name else "")


def bits(value):
    return "NaN" if math.isnan(value) else struct.pack("d", value)


def columns_of(answer):
    """Name and {time: value} of each series, in the order of the API."""
    data = answer["data"]
    if data["resultType"] == "scalar":
        return [("{}", {data["result"][0]: bits(float(data["result"][1]))})]
    return [
        (
            series_name(one["metric"]),
            {t: bits(float(v)) for t, v in one.get("values", [one.get("value")])},
        )
        for one in data["result"]
    ]


def columns_in(text):
    rows = list(csv.reader(io.StringIO(text)))
    if not rows:
        return []
    columns = [(name, {}) for name in rows[0][1:]]
    for row in rows[1:]:
        moment = datetime.datetime.fromisoformat(row[0].replace("Z", "+00:00")).timestamp()
        for (_, values), cell in zip(columns, row[1:]):
            if cell != "":
                values[moment] = bits(float(cell))
    return columns


def check_queries(server, end_s):
    for expression in EXPRESSIONS:
        for step in (5, 37, 300):
            done = run(
                "query",
                expression,
                "--source",
                server.url,
                "--from",
                end_s - SPAN_S,
                "--to",
                end_s,
                "--step",
                step,
                "--format",
                "csv",
            )
            answer = server.ask(
                "query_range", query=expression, start=end_s - SPAN_S, end=end_s, step=step
            )
            check(
                done.returncode == 0 and columns_in(done.stdout) == columns_of(answer),
                f"range {expression} by {step} s",
            )
        done = run(
            "query", expression, "--source", server.url, "--time", end_s - 60, "--format", "csv"
        )
        answer = server.ask("query", query=expression, time=end_s - 60)
        check(
            done.returncode == 0 and columns_in(done.stdout) == columns_of(answer),
            f"instant {expression}",
        )


def check_failures(server, end_s):
    times = ["--from", end_s - 60, "--to", end_s, "--step", 15]
    refused = run("query", "sum(", "--source", server.url, *times)
    check(
        refused.returncode == 1 and "parse error" in refused.stderr,
        "the server's own words, and exit 1",
    )
    nobody = run("query", "up", "--source", f"http://127.0.0.1:{free_port()}", *times)
    check(nobody.returncode == 1 and nobody.stderr.strip(), "no server: a message, and exit 1")
    check(run("query", "up").returncode == 2, "no source: exit 2")
    check(
        run("query", "up", "--source", server.url, "--format", "xml").returncode == 2,
        "unknown format: exit 2",
    )
    for command in ("query", "render", "validate"):
        done = run(command, "--help")
        check(done.returncode == 0 and command in done.stdout, f"{command} --help")
    done = run("--version")
    check(done.returncode == 0 and done.stdout.startswith("promontory "), "--version")


def dashboard(expressions):
    return {
        "format": "promontory-dashboard",
        "version": 1,
        "uid": "cli",
        "title": "Command line",
        "time": {"from": "now-1h", "to": "now"},
        "panels": [
            {
                "id": number + 1,
                "type": "timeseries",
                "title": expression,
                "grid": {"x": 12 * (number % 2), "y": 8 * (number // 2), "w": 12, "h": 8},
                "queries": [{"refId": "A", "expr": expression}],
            }
            for number, expression in enumerate(expressions)
        ],
    }


def check_render(server, end_s, folder):
    file, report = folder / "dashboard.json", folder / "report.json"
    file.write_text(
        json.dumps(
            dashboard(["cli_value", "rate(cli_events_total[2m])", "nothing_at_all", "sum("]),
            indent=2,
        )
    )
    times = ["--from", end_s - SPAN_S, "--to", end_s]
    done = run(
        "render", file, "-o", folder / "all.png", "--source", server.url, *times, "--report", report
    )
    told = json.loads(report.read_text())
    check(done.returncode == 1, "render: exit 1 when a panel failed")
    check(
        [p["state"] for p in told["panels"]] == ["ok", "ok", "empty", "error"],
        "each panel's own state",
    )
    check(
        told["panels"][0]["series"] == 6 and told["panels"][0]["points"] > 500,
        "series and points are counted",
    )
    check((told["from"], told["to"]) == (1000 * (end_s - SPAN_S), 1000 * end_s), "the range in ms")
    for suffix, magic in (("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")):
        picture = folder / f"one.{suffix}"
        done = run("render", file, "-o", picture, "--panel", 1, "--source", server.url, *times)
        check(
            done.returncode == 0 and picture.read_bytes().startswith(magic),
            f"one panel as {suffix}",
        )
    started = time.monotonic()
    done = run(
        "render",
        file,
        "-o",
        folder / "dead.png",
        "--timeout",
        10,
        "--source",
        f"http://127.0.0.1:{free_port()}",
        *times,
    )
    check(
        done.returncode == 1 and (folder / "dead.png").stat().st_size > 0,
        "a dead server: a picture, and exit 1",
    )
    check(time.monotonic() - started < 12, "in time")
    check(
        run("render", folder / "missing.json", "-o", folder / "x.png").returncode == 2,
        "no such file: exit 2",
    )


def check_validate(folder):
    good, bad = folder / "good.json", folder / "bad.json"
    good.write_text(json.dumps(dashboard(["up"]), indent=2))
    bad.write_text('{\n  "format": "promontory-dashboard",\n  "version": 1,\n  "title": 7,,\n}\n')
    check(run("validate", good).returncode == 0, "a good file is valid")
    done = run("validate", good, bad)
    check(
        done.returncode == 1 and f"{bad}:4:" in done.stdout + done.stderr, "a fault with its line"
    )


def main():
    end_s = int(time.time()) // 60 * 60 - 600
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        server = Prometheus(folder, history(end_s))
        try:
            check_queries(server, end_s)
            check_failures(server, end_s)
            check_render(server, end_s, folder)
            check_validate(folder)
        finally:
            server.close()
    print(f"{len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
