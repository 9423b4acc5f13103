"""Runs the real program on a private X server and reads what it tells (PROMONTORY_TRACE)."""
import json
import os
import pathlib
import signal
import subprocess
import time

PATIENCE_S = 20.0


class Display:
    """An Xvfb of our own, on a number that it finds free; with a window manager if asked for."""

    def __init__(self, width, height, manager=False):
        read_end, write_end = os.pipe()
        self.children = [
            subprocess.Popen(
                [
                    "Xvfb",
                    "-displayfd",
                    str(write_end),
                    "-screen",
                    "0",
                    f"{width}x{height}x24",
                    "-dpi",
                    "96",
                    "-nolisten",
                    "tcp",
                    "-noreset",
                ],
                pass_fds=[write_end],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        ]
        os.close(write_end)
        with os.fdopen(read_end) as answer:
            number = answer.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start.")
        self.name = f":{number}"
        if manager:
            self.children.append(
                subprocess.Popen(
                    ["openbox"],
                    env=self.environment(),
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )
            )
            wait_until(
                lambda: "window id" in self.run("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"),
                "The window manager did not start.",
            )

    def environment(self):
        """Without what would lead the program past this display."""
        dropped = ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "QT_SCALE_FACTOR", "QT_STYLE_OVERRIDE")
        kept = {name: value for name, value in os.environ.items() if name not in dropped}
        return kept | {"DISPLAY": self.name, "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}

    def run(self, *command):
        done = subprocess.run(
            command, env=self.environment(), capture_output=True, text=True, timeout=20
        )
        return done.stdout

    def screenshot(self, path):
        self.run("import", "-window", "root", str(path))
        return path

    def close(self):
        for child in reversed(self.children):
            end(child)


class Program:
    """The program under test with a configuration folder of its own."""

    def __init__(self, program, display, folder, prometheus, dashboard, scrape_ms=15000):
        folder = pathlib.Path(folder)
        self.trace = folder / "trace.jsonl"
        config, runtime = folder / "config", folder / "runtime"
        config.mkdir()
        runtime.mkdir(mode=0o700)
        source = {
            "uid": "test",
            "name": "Test",
            "kind": "prometheus",
            "default": True,
            "url": prometheus,
            "scrapeIntervalMs": scrape_ms,
        }
        (config / "sources.json").write_text(
            json.dumps({"format": "promontory-sources", "version": 1, "sources": [source]})
        )
        file = folder / "dashboard.json"
        file.write_text(json.dumps(dashboard))
        self.log = open(folder / "program.log", "wb")
        self.process = subprocess.Popen(
            [program, "--config-dir", str(config), str(file)],
            stdout=self.log,
            stderr=self.log,
            env=display.environment()
            | {
                "PROMONTORY_TRACE": str(self.trace),
                "XDG_RUNTIME_DIR": str(runtime),
                "HOME": str(folder),
                "TZ": "UTC",
            },
        )

    def events(self, name):
        """All events of a name so far; a line that is still being written is left for later."""
        try:
            lines = self.trace.read_text(encoding="utf-8").split("\n")[:-1]
        except OSError:
            return []
        return [event for event in map(json.loads, lines) if event["event"] == name]

    def wait_for(self, name, seen=0):
        """The newest event of a name once there are more than `seen` of them."""

        def arrived():
            if self.process.poll() is not None:
                raise RuntimeError(
                    f"The program ended with {self.process.returncode}:\n{self.output()}"
                )
            return len(self.events(name)) > seen

        wait_until(arrived, f'The program does not tell "{name}":\n{self.output()}')
        return self.events(name)[-1]

    def output(self):
        self.log.flush()
        return pathlib.Path(self.log.name).read_text(errors="replace")[-2000:]

    def close(self):
        end(self.process)
        self.log.close()


def wait_until(condition, message, patience=PATIENCE_S):
    deadline = time.monotonic() + patience
    while not condition():
        if time.monotonic() > deadline:
            raise RuntimeError(message)
        time.sleep(0.05)


def end(process):
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
