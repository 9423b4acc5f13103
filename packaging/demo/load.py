#!/usr/bin/python3
"""Visitors for the demo shop: so many, each waiting for an answer before it asks again.

Only loopback addresses are accepted. Everything random comes from one seed. Scenes come and go by
themselves in the mode "story": calm, a burst of errors, a slow database, a bad release, its repair.
"""
import argparse
import collections
import http.client
import json
import math
import os
import random
import signal
import threading
import time
import urllib.parse

PAGES = [
    ("home", 30),
    ("list", 26),
    ("detail", 20),
    ("search", 13),
    ("checkout", 6),
    ("flaky", 3),
    ("report", 1),
    ("stream", 1),
]
UX_PAGE = {"home": "/", "list": "/products/", "search": "/search/", "checkout": "/checkout/"}
CALM = {"error_rate": 0.15, "payment_error_rate": 0.02, "extra_latency_s": 0, "db_latency_s": 0}
SCENES = {
    "steady": CALM,
    "spike": CALM,
    "error-burst": CALM | {"error_rate": 0.8, "payment_error_rate": 0.3},
    "slow-db": CALM | {"db_latency_s": 0.25},
    "deploy-regression": CALM | {"payment_error_rate": 0.25, "extra_latency_s": 0.18},
}
# What happens in the mode "story", and for how many seconds; then it starts again.
STORY = [
    ("steady", 120),
    ("error-burst", 40),
    ("steady", 100),
    ("slow-db", 50),
    ("steady", 90),
    ("deploy-regression", 70),
    ("repair", 110),
    ("spike", 45),
]
THINK_S = 0.9


class Summary:
    """What was asked and answered, for comparison with what the charts show."""

    def __init__(self):
        self.lock = threading.Lock()
        self.counts = collections.Counter()

    def add(self, page, status):
        with self.lock:
            self.counts[page, status] += 1

    def write(self, path):
        with self.lock:
            rows = [
                {"page": p, "status": s, "count": n} for (p, s), n in sorted(self.counts.items())
            ]
        with open(path + ".new", "w", encoding="utf-8") as file:
            json.dump(rows, file, indent=1)
        os.replace(path + ".new", path)


class User:
    """One visitor after the other, on one kept connection."""

    def __init__(self, address, seed, stop, pace, summary):
        self.address, self.stop, self.pace, self.summary = address, stop, pace, summary
        self.rng = random.Random(seed)
        self.connection = None
        self.forget()

    def forget(self):
        self.cookies = {}
        self.device = self.rng.choice(["desktop", "desktop", "phone", "tablet"])
        self.pages_left = self.rng.randint(8, 60)

    def run(self):
        self.stop.wait(self.rng.random() * THINK_S)
        names, weights = zip(*PAGES)
        while not self.stop.is_set():
            page = self.rng.choices(names, weights)[0]
            try:
                self.visit(page)
            except (OSError, http.client.HTTPException):
                self.summary.add(page, 0)
                self.close()
                self.stop.wait(0.5)
            self.pages_left -= 1
            if self.pages_left <= 0:
                self.forget()
            self.stop.wait(self.rng.expovariate(1 / THINK_S) / self.pace())
        self.close()

    def close(self):
        if self.connection:
            self.connection.close()
        self.connection = None

    def ask(self, page, method, path, body=None, headers=None):
        if self.connection is None:
            self.connection = http.client.HTTPConnection(*self.address, timeout=20)
        headers = dict(headers or {})
        headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        self.connection.request(method, path, body, headers)
        response = self.connection.getresponse()
        text = response.read()
        for value in response.headers.get_all("Set-Cookie") or []:
            name, _, rest = value.partition("=")
            self.cookies[name] = rest.partition(";")[0]
        self.summary.add(page, response.status)
        return text

    def visit(self, page):
        rng = self.rng
        if page == "checkout":
            token = self.ask(page, "GET", "/checkout/").decode()
            self.ask(page, "POST", "/checkout/", b"", {"X-CSRFToken": token})
        elif page == "detail":
            product = 9999 if rng.random() < 0.02 else rng.randint(1, 60)
            self.ask(page, "GET", f"/products/{product}/")
        elif page == "list":
            slow = "&slow=1" if rng.random() < 0.05 else ""
            headers = {"X-Requested-With": "XMLHttpRequest"} if rng.random() < 0.2 else {}
            self.ask(page, "GET", f"/products/?page={rng.randrange(4)}{slow}", headers=headers)
        elif page == "search":
            word = rng.choice(["oak", "lamp", "wool", "clock", "vase", "tin"])
            self.ask(page, "GET", f"/search/?q={word}")
        elif page == "report":
            self.ask(page, "GET", "/report/?role=guest" if rng.random() < 0.2 else "/report/")
        else:
            self.ask(page, "GET", {"home": "/", "flaky": "/flaky/", "stream": "/stream/"}[page])
        if page in UX_PAGE and rng.random() < 0.1:
            self.click(UX_PAGE[page])

    def click(self, page):
        rng = self.rng
        events = [
            {
                "kind": "click",
                "x": rng.choice([0.12, 0.5, 0.86]) + rng.uniform(-0.03, 0.03),
                "y": min(0.99, rng.expovariate(5)),
            }
            for _ in range(rng.randint(1, 4))
        ]
        events.append({"kind": "scroll", "y": min(1.0, rng.expovariate(2))})
        body = json.dumps({"page": page, "device": self.device, "events": events})
        self.ask("ux", "POST", "/ux/events", body, {"Content-Type": "application/json"})


class Director:
    """Turns the shop's knobs by scene."""

    def __init__(self, address, token, stop):
        self.address, self.token, self.stop = address, token, stop
        self.scene = "steady"
        self.release = 0

    def pace(self):
        """How busy the users are now: a slow wave, and more in a spike."""
        wave = 1.0 + 0.3 * math.sin(2 * math.pi * time.time() / 150)
        return wave * (1.8 if self.scene == "spike" else 1.0)

    def play(self, mode):
        scenes = STORY if mode == "story" else [(mode, 3600)]
        while not self.stop.is_set():
            for scene, seconds in scenes:
                self.enter(scene)
                if self.stop.wait(seconds):
                    return

    def enter(self, scene):
        self.scene = scene
        knobs = dict(SCENES.get(scene, CALM))
        if scene in ("deploy-regression", "repair"):
            self.release += 1
            minor, patch = 14 + (self.release - 1) // 2, 1 - self.release % 2
            knobs["version"] = f"2.{minor}.{patch}"
        body = urllib.parse.urlencode(knobs)
        headers = {"Content-Type": "application/x-www-form-urlencoded", "X-Knob-Token": self.token}
        try:
            connection = http.client.HTTPConnection(*self.address, timeout=20)
            connection.request("POST", "/admin-knobs/", body, headers)
            connection.getresponse().read()
            connection.close()
        except (OSError, http.client.HTTPException) as fault:
            print(f"The scene {scene} could not be set: {fault}", flush=True)


def loopback(text):
    url = urllib.parse.urlsplit(text)
    if url.scheme != "http" or url.hostname not in ("127.0.0.1", "localhost") or not url.port:
        raise argparse.ArgumentTypeError("only http://127.0.0.1:PORT is asked")
    return (url.hostname, url.port)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url", type=loopback, help="the shop, on the loopback address")
    parser.add_argument("--users", type=int, default=24, choices=range(1, 201), metavar="1…200")
    parser.add_argument("--seed", type=int, default=2016)
    parser.add_argument(
        "--seconds", type=float, default=float("inf"), help="how long; for ever if not given"
    )
    parser.add_argument("--mode", default="story", choices=["story", *SCENES])
    parser.add_argument(
        "--summary", default="", help="write counts by page and status here, as JSON"
    )
    arguments = parser.parse_args()

    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    summary = Summary()
    director = Director(arguments.url, os.environ.get("SHOP_KNOB_TOKEN", ""), stop)
    users = [
        User(arguments.url, f"{arguments.seed}-{n}", stop, director.pace, summary)
        for n in range(arguments.users)
    ]
    threads = [threading.Thread(target=user.run, daemon=True) for user in users]
    threads.append(threading.Thread(target=director.play, args=(arguments.mode,), daemon=True))
    for thread in threads:
        thread.start()
    ends = time.monotonic() + arguments.seconds
    while not stop.is_set() and time.monotonic() < ends:
        stop.wait(min(5.0, max(0.0, ends - time.monotonic())))
        if arguments.summary:
            summary.write(arguments.summary)
    stop.set()
    for thread in threads:
        thread.join(timeout=2)
    if arguments.summary:
        summary.write(arguments.summary)


if __name__ == "__main__":
    main()
