#!/usr/bin/python3
"""The demo and the shipped dashboards: every query has data, and the program draws every panel.

usage: demo_test.py PROMONTORY [PROMETHEUS_URL]
Without a URL the demo is started for the test, and must leave nothing behind when it ends.
"""
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request

from servers import ask

ROOT = pathlib.Path(__file__).resolve().parents[2]
DASHBOARDS = sorted((ROOT / "resources" / "dashboards").glob("*.json"))
SCRAPES = 12  # how much history the dashboards get
BUILT_IN = {"__rate_interval": "1m", "__interval": "15s", "__range": "300s"}


def interpolate(expression, variables):
    values = BUILT_IN | {name: ".*" for name in variables}
    return re.sub(r"\$\{?([a-z_]+)\}?", lambda match: values[match[1]], expression)


def panels_of(dashboard):
    yield from dashboard["panels"]
    for row in dashboard.get("rows", []):
        yield from row.get("panels", [])


def check_queries(base, file):
    """Every query, as a range or an instant, as its panel asks: each has at least one number."""
    dashboard = json.loads(file.read_text(encoding="utf-8"))
    variables = [variable["name"] for variable in dashboard.get("variables", [])]
    now, faults, count = time.time(), [], 0
    for panel in panels_of(dashboard):
        for query in panel.get("queries", []):
            count += 1
            expression = interpolate(query["expr"], variables)
            if query.get("kind") == "instant":
                answer = ask(base, "query", query=expression, time=now)
            else:
                answer = ask(
                    base, "query_range", query=expression, start=now - 300, end=now, step=5
                )
            fault = fault_of(answer)
            if fault:
                faults.append(
                    f'{file.name}: {panel["title"]} {query["refId"]}: {fault}\n    {expression}'
                )
    print(f"{file.name}: {count} queries, {len(faults)} without data")
    return faults


def fault_of(answer):
    if answer["status"] != "success":
        return answer["error"]
    series = answer["data"]["result"]
    samples = [s for one in series for s in one.get("values", [one.get("value")])]
    if not samples:
        return "empty"
    if all(value == "NaN" for _, value in samples):
        return "only NaN"
    return ""


def check_pictures(program, base, file, folder):
    report_file, picture = folder / f"{file.stem}.report.json", folder / f"{file.stem}.png"
    subprocess.run([program, "validate", file], check=True, timeout=30)
    done = subprocess.run(
        [
            program,
            "render",
            file,
            "-o",
            picture,
            "--source",
            base,
            "--from",
            "now-5m",
            "--to",
            "now",
            "--report",
            report_file,
        ],
        timeout=90,
    )
    report = json.loads(report_file.read_text(encoding="utf-8"))
    faults = [
        f'{file.name}: {panel["title"]}: {panel["state"]} {panel.get("message", "")}'
        for panel in report["panels"]
        if panel["state"] != "ok"
    ]
    if done.returncode != 0:
        faults.append(f"{file.name}: render ended with {done.returncode}")
    if not picture.stat().st_size > 10_000:
        faults.append(f"{file.name}: the picture is empty")
    print(f'{file.name}: {len(report["panels"])} panels, {len(faults)} faults')
    return faults


def start_demo(state_file):
    demo = subprocess.Popen(
        [
            "/usr/bin/python3",
            ROOT / "packaging/demo/run-demo.py",
            "--with-parent",
            "--state",
            state_file,
            "--seconds",
            "300",
        ]
    )
    deadline = time.monotonic() + 90
    while not state_file.exists():
        if demo.poll() is not None or time.monotonic() > deadline:
            demo.terminate()
            sys.exit("The demo did not start.")
        time.sleep(0.1)
    return demo, json.loads(state_file.read_text())


def wait_for_history(base):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        series = ask(base, "query", query='count_over_time(up{job="django"}[5m])')["data"]["result"]
        if series and int(series[0]["value"][1]) >= SCRAPES:
            return
        time.sleep(0.5)
    sys.exit("Prometheus does not scrape the demo.")


def end_demo(demo, state):
    """Ends it and tells what it left behind."""
    demo.send_signal(signal.SIGTERM)
    demo.wait(30)
    left = [] if demo.returncode == 0 else [f"The demo ended with {demo.returncode}."]
    if os.path.exists(state["folder"]):
        left.append(f'The demo left {state["folder"]} behind.')
    for url in (state["prometheus"], state["shop"]):
        try:
            urllib.request.urlopen(url, timeout=2).close()
            left.append(f"{url} still answers.")
        except OSError:
            pass
    return left


def main():
    program = sys.argv[1]
    with tempfile.TemporaryDirectory() as name:
        folder, demo, faults = pathlib.Path(name), None, []
        if len(sys.argv) > 2:
            base = sys.argv[2]
        else:
            demo, state = start_demo(folder / "state.json")
            base = state["prometheus"]
            wait_for_history(base)
        try:
            for file in DASHBOARDS:
                faults += check_queries(base, file)
                if program:
                    faults += check_pictures(program, base, file, folder)
        finally:
            if demo:
                faults += end_demo(demo, state)
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
