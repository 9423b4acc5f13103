"""Real servers for tests, on free loopback ports."""
import json
import socket
import subprocess
import urllib.error
import urllib.parse
import urllib.request

from windowrun import end, wait_until


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Prometheus:
    """Scrapes nothing; its whole history is given, as lines of OpenMetrics text."""

    def __init__(self, folder, lines):
        history, data = folder / "history.om", folder / "data"
        history.write_text("\n".join([*lines, "# EOF", ""]))
        subprocess.run(
            ["promtool", "tsdb", "create-blocks-from", "openmetrics", history, data],
            check=True,
            capture_output=True,
            timeout=60,
        )
        (folder / "prometheus.yml").write_text(
            "global: {scrape_interval: 15s}\nscrape_configs: []\n"
        )
        self.log = open(folder / "prometheus.log", "wb")
        for _ in range(3):  # another program may take the port first
            self.url = f"http://127.0.0.1:{free_port()}"
            self.process = subprocess.Popen(
                [
                    "prometheus",
                    f"--config.file={folder}/prometheus.yml",
                    f"--storage.tsdb.path={data}",
                    "--storage.tsdb.retention.time=10y",
                    f"--web.listen-address={self.url[7:]}",
                ],
                stdout=self.log,
                stderr=self.log,
            )
            wait_until(
                lambda: self.answers() or self.process.poll() is not None,
                "Prometheus did not start.",
            )
            if self.process.poll() is None:
                return
        raise RuntimeError("Prometheus found no free port.")

    def answers(self):
        try:
            return urllib.request.urlopen(f"{self.url}/-/ready", timeout=2).status == 200
        except OSError:
            return False

    def ask(self, path, **parameters):
        return ask(self.url, path, **parameters)

    def close(self):
        end(self.process)
        self.log.close()


def ask(base, path, **parameters):
    """One answer of the HTTP API, errors included."""
    data = urllib.parse.urlencode(parameters).encode()
    try:
        with urllib.request.urlopen(f"{base}/api/v1/{path}", data, timeout=20) as response:
            return json.load(response)
    except urllib.error.HTTPError as refused:
        return json.load(refused)
