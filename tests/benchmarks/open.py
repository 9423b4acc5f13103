"""What open.sh runs: open.py PROGRAM [PANELS ROUNDS]."""
import http.server
import json
import pathlib
import statistics
import sys
import tempfile
import threading
import time
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "integration"))
from windowrun import Display, Program  # noqa: E402

WIDTH, HEIGHT, COLUMNS, SETTLED_S = 1920, 1080, 4, 2
TYPES = ["timeseries", "stat", "gauge", "bargauge", "table", "text", "piechart", "heatmap"]
CLICKS = 12  # of the wheel at a time
ALLOWED_MS, ALLOWED_KIB = 500, 8


def panel(number):
    kind = TYPES[number % len(TYPES)]
    return {
        "id": number + 1,
        "type": kind,
        "title": f"Panel {number}",
        "grid": {"x": 6 * (number % COLUMNS), "y": 6 * (number // COLUMNS), "w": 6, "h": 6},
        "queries": [{"refId": "A", "expr": f'up{{n="{number}"}}', "legend": "{{job}}"}],
        "options": {"content": f"# Text {number}"} if kind == "text" else {},
    }


def dashboard(panels):
    return {
        "format": "promontory-dashboard",
        "version": 1,
        "uid": "open",
        "title": "Open",
        "time": {"from": "now-1h", "to": "now"},
        "refresh": "",
        "panels": [panel(number) for number in range(panels)],
    }


class Answers(http.server.BaseHTTPRequestHandler):
    """Two series for each range, one sample for each moment."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_POST(self):
        length = int(self.headers.get("Content-Length", 0))
        self.answer(self.rfile.read(length).decode())

    def do_GET(self):
        self.answer(urllib.parse.urlparse(self.path).query)

    def answer(self, query):
        asked = {key: values[0] for key, values in urllib.parse.parse_qs(query).items()}
        body = json.dumps({"status": "success", "data": self.data(asked)}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def data(self, asked):
        if "start" in asked:
            start, end, step = (float(asked[key]) for key in ("start", "end", "step"))
            count = min(2000, int((end - start) / step) + 1)
            values = [[start + i * step, str(i % 97)] for i in range(count)]
            series = [{"metric": {"job": job}, "values": values} for job in "ab"]
            return {"resultType": "matrix", "result": series}
        if "query" in asked:
            sample = {"metric": {"job": "a"}, "value": [time.time(), "3"]}
            return {"resultType": "vector", "result": [sample]}
        return {}


def serve():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


def memory_of(pid):
    """KiB that are its own, without the pages of libraries that others share."""
    rollup = pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text()
    return int(next(line for line in rollup.splitlines() if line.startswith("Anonymous:")).split()[1])


def opened(program_path, display, url, panels, clicks):
    """First paint, memory, and what a walk with the wheel through all of it takes."""
    with tempfile.TemporaryDirectory() as folder:
        program = Program(program_path, display, folder, url, dashboard(panels))
        try:
            first = program.wait_for("first_paint")["ms"]
            time.sleep(SETTLED_S)
            memory = memory_of(program.process.pid)
            display.run("xdotool", "mousemove", str(WIDTH // 3), str(HEIGHT // 3))
            for _ in range(clicks // CLICKS):
                display.run("xdotool", "click", "--repeat", str(CLICKS), "--delay", "16", "5")
            time.sleep(SETTLED_S)
            stats = program.wait_for("stats", len(program.events("stats")))
            return first, memory, memory_of(program.process.pid), stats
        finally:
            program.close()


def main():
    program_path = sys.argv[1]
    panels, rounds = ([int(text) for text in sys.argv[2:]] + [600, 5][len(sys.argv) - 2 :])[:2]
    url, display = serve(), Display(WIDTH, HEIGHT)
    try:
        few = opened(program_path, display, url, 60, 0)
        times = [opened(program_path, display, url, panels, 0) for _ in range(rounds)]
        walk = opened(program_path, display, url, panels, 2 * panels)
    finally:
        display.close()
    first = statistics.median(each[0] for each in times)
    per_panel = (statistics.median(each[1] for each in times) - few[1]) / max(1, panels - 60)
    print(
        json.dumps(
            {
                "panels": panels,
                "first_paint_ms": round(first, 1),
                "kib_per_unseen_panel": round(per_panel, 2),
                "own_mib": round(walk[1] / 1024, 1),
                "own_mib_after_a_walk": round(walk[2] / 1024, 1),
                "gui_block_p99_ms": walk[3]["gui_block_p99_ms"],
                "gui_block_max_ms": walk[3]["gui_block_max_ms"],
            }
        )
    )
    sys.exit(first > ALLOWED_MS or per_panel > ALLOWED_KIB)


if __name__ == "__main__":
    main()
