#!/usr/bin/python3
"""Runs the demo: a Django shop under gunicorn, its visitors, a node exporter and a Prometheus.

Everything listens on free ports of 127.0.0.1 and writes to one temporary folder. When this program
ends, however it ends, so do its children. Prints the address of Prometheus once it has data.
"""
import argparse
import ctypes
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
PYTHON = "/usr/bin/python3"  # Debian's own: it sees Debian's Django
PR_SET_PDEATHSIG = 1
libc = ctypes.CDLL(None, use_errno=True)


class Failure(Exception):
    """What kept the demo from starting, in words."""


class Ended(Exception):
    """The demo was asked to end."""


def die_with_parent():
    libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(url):
    try:
        with urllib.request.urlopen(url, timeout=2) as response:
            return response.status == 200
    except (OSError, urllib.error.URLError, ValueError):
        return False


def ask_prometheus(base, expression):
    query = urllib.parse.urlencode({"query": expression})
    try:
        with urllib.request.urlopen(f"{base}/api/v1/query?{query}", timeout=5) as response:
            return json.load(response)["data"]["result"]
    except (OSError, ValueError, KeyError):
        return []


class Demo:
    def __init__(self, folder, scrape):
        self.folder, self.scrape = Path(folder), scrape
        self.children = []
        self.environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
        # A proxy of the desktop must not get loopback requests.
        self.environment |= {"NO_PROXY": "127.0.0.1,localhost", "PYTHONDONTWRITEBYTECODE": "1"}
        for name in ("data", "multiproc", "prometheus", "logs"):
            (self.folder / name).mkdir()

    def spawn(self, name, command, **more):
        """Each child leads its own process group, so that all below it can be ended together."""
        with open(self.folder / "logs" / f"{name}.log", "ab") as log:
            child = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=die_with_parent,
                env=self.environment | more.pop("env", {}),
                **more,
            )
        self.children.append((name, child))
        return child

    def serve(self, name, make_command, ready, **more):
        """Starts a server on a free port; another may take the port first, so three tries."""
        for _ in range(3):
            port = free_port()
            child = self.spawn(name, make_command(port), **more)
            deadline = time.monotonic() + 30
            while time.monotonic() < deadline and child.poll() is None:
                if answers(f"http://127.0.0.1:{port}{ready}"):
                    return port
                time.sleep(0.1)
            self.end([(name, child)])
        raise Failure(f"{name} did not start:\n{self.tail(name)}")

    def tail(self, name):
        return (self.folder / "logs" / f"{name}.log").read_text(errors="replace")[-1500:]

    def start_shop(self):
        data = self.folder / "data"
        settings = {
            "SHOP_DATA_DIR": str(data),
            "SHOP_ACTIVE_WINDOW_S": "60",
            "SHOP_KNOB_TOKEN": secrets.token_hex(16),
            "SHOP_SECRET_KEY": secrets.token_hex(32),
        }
        self.environment |= settings
        (data / "knobs.json").write_text(json.dumps({"deployed_at": time.time()}))
        migrate = self.spawn(
            "migrate", [PYTHON, "-s", "manage.py", "migrate", "--no-input"], cwd=HERE / "project"
        )
        if migrate.wait(60) != 0:
            raise Failure(f"The database could not be made:\n{self.tail('migrate')}")
        serving = {
            "PROMETHEUS_MULTIPROC_DIR": str(self.folder / "multiproc"),
            "SHOP_SERVING": "1",
            "TMPDIR": str(self.folder),
        }
        return self.serve(
            "gunicorn",
            lambda port: [
                PYTHON,
                "-s",
                "-m",
                "gunicorn",
                "--config",
                str(HERE / "gunicorn.conf.py"),
                "--bind",
                f"127.0.0.1:{port}",
                "shopsite.wsgi",
            ],
            "/metrics",
            cwd=HERE / "project",
            env=serving,
        )

    def start_node_exporter(self):
        return self.serve(
            "node",
            lambda port: [
                "prometheus-node-exporter",
                f"--web.listen-address=127.0.0.1:{port}",
                "--collector.textfile.directory=",
            ],
            "/",
        )

    def start_prometheus(self, targets):
        def command(port):
            self.write_configuration({**targets, "prometheus": port})
            return [
                "prometheus",
                f"--config.file={self.folder / 'prometheus.yml'}",
                f"--storage.tsdb.path={self.folder / 'prometheus'}",
                "--storage.tsdb.retention.time=1d",
                "--storage.tsdb.retention.size=1GB",
                f"--web.listen-address=127.0.0.1:{port}",
            ]

        return self.serve("prometheus", command, "/-/ready")

    def write_configuration(self, targets):
        lines = [
            f"global: {{scrape_interval: {self.scrape}s, scrape_timeout: {self.scrape}s, "
            f"evaluation_interval: {self.scrape}s}}",
            f"rule_files: [{json.dumps(str(HERE / 'rules.yml'))}]",
            "scrape_configs:",
        ]
        for job, port in targets.items():
            lines += [
                f"- job_name: {job}",
                f'  static_configs: [{{targets: ["127.0.0.1:{port}"]}}]',
            ]
        (self.folder / "prometheus.yml").write_text("\n".join(lines) + "\n")

    def start_load(self, shop, users, mode):
        self.spawn(
            "load",
            [
                PYTHON,
                "-s",
                str(HERE / "load.py"),
                f"http://127.0.0.1:{shop}",
                "--users",
                str(users),
                "--mode",
                mode,
                "--summary",
                str(self.folder / "load.json"),
            ],
        )

    def end(self, children):
        """Asks politely, then insists; a child's own children go with its group."""
        for number, patience in ((signal.SIGTERM, 6.0), (signal.SIGKILL, 2.0)):
            for _, child in children:
                try:
                    os.killpg(child.pid, number)
                except ProcessLookupError:
                    pass
            deadline = time.monotonic() + patience
            for _, child in children:
                try:
                    child.wait(max(0.1, deadline - time.monotonic()))
                except subprocess.TimeoutExpired:
                    pass
        self.children = [entry for entry in self.children if entry not in children]

    def watch(self, seconds):
        """Returns when the time is over; raises when a server ended by itself."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            for name, child in self.children:
                if child.poll() is not None and name != "migrate":
                    raise Failure(f"{name} ended by itself:\n{self.tail(name)}")
            time.sleep(0.2)


def write_sources(folder, url, scrape):
    """A configuration folder of Promontory with the demo as its only data source."""
    source = {
        "uid": "demo",
        "name": "Demo shop",
        "kind": "prometheus",
        "default": True,
        "url": url,
        "scrapeIntervalMs": scrape * 1000,
    }
    folder.mkdir(parents=True, exist_ok=True)
    document = {"format": "promontory-sources", "version": 1, "sources": [source]}
    (folder / "sources.json").write_text(json.dumps(document, indent=2) + "\n")


def run(demo, arguments):
    shop = demo.start_shop()
    targets = {"django": shop, "node": demo.start_node_exporter()}
    port = demo.start_prometheus(targets)
    demo.start_load(shop, arguments.users, arguments.mode)
    url = f"http://127.0.0.1:{port}"
    deadline = time.monotonic() + 60
    while not ask_prometheus(url, "sum(rate(page_views_total[1m])) > 0"):
        if time.monotonic() > deadline:
            raise Failure("Prometheus got no data from the shop within a minute.")
        demo.watch(0.3)
    state = {
        "prometheus": url,
        "shop": f"http://127.0.0.1:{shop}",
        "folder": str(demo.folder),
        "scrapeInterval": arguments.scrape,
        "pid": os.getpid(),
    }
    if arguments.config_dir:
        write_sources(Path(arguments.config_dir), url, arguments.scrape)
    if arguments.state:
        Path(arguments.state + ".new").write_text(json.dumps(state, indent=1) + "\n")
        os.replace(arguments.state + ".new", arguments.state)
    print(f"Prometheus: {url}\nShop: {state['shop']}\nFolder: {demo.folder}", flush=True)
    demo.watch(arguments.seconds)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--users", type=int, default=24, help="visitors at the same time (24)")
    parser.add_argument("--mode", default="story", help="load.py tells which there are (story)")
    parser.add_argument(
        "--scrape",
        type=int,
        default=5,  # rates look back over four scrapes: calm also for the shop's rarer pages
        choices=range(1, 16),
        metavar="1…15",
        help="seconds between two scrapes (5)",
    )
    parser.add_argument("--seconds", type=float, default=float("inf"), help="end after so long")
    parser.add_argument(
        "--state", default="", help="write addresses here, as JSON, when data has arrived"
    )
    parser.add_argument("--config-dir", default="", help="write a configuration of Promontory here")
    parser.add_argument(
        "--with-parent", action="store_true", help="end when the calling process ends"
    )
    parser.add_argument("--keep", action="store_true", help="leave the temporary folder behind")
    arguments = parser.parse_args()

    def end(*_):
        raise Ended

    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, end)
    if arguments.with_parent:
        die_with_parent()
    os.umask(0o077)
    folder = tempfile.mkdtemp(prefix="promontory-demo-")
    demo = Demo(folder, arguments.scrape)
    code = 0
    try:
        run(demo, arguments)
    except Ended:
        pass
    except (Failure, OSError) as failure:
        print(failure, file=sys.stderr)
        code = 1
    finally:
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        demo.end(list(demo.children))
        if not arguments.keep:
            shutil.rmtree(folder, ignore_errors=True)
    return code


if __name__ == "__main__":
    sys.exit(main())
