"""The shop's own metrics. With PROMETHEUS_MULTIPROC_DIR they work with many workers too."""
import contextlib
import os
import random
import threading
import time

from django.conf import settings
from prometheus_client import Counter, Gauge, Histogram

from observability.knobs import knobs

page_views = Counter("page_views", "Pages shown, by route.", ["page"])

db_query_duration_seconds = Histogram(
    "db_query_duration_seconds",
    "Time of a named query as the shop sees it.",
    ["query"],
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5),
)

active_users = Gauge("active_users", "Visitors seen lately.", multiprocess_mode="livemax")

app_unhandled_exceptions = Counter(
    "app_unhandled_exceptions", "Exceptions that left a view.", ["type", "view"]
)

app_requests_in_progress = Gauge(
    "app_requests_in_progress", "Requests being answered.", ["view"], multiprocess_mode="livesum"
)

app_build_info = Gauge(
    "app_build_info",
    "Always 1; the labels tell what runs.",
    ["version", "revision", "env"],
    multiprocess_mode="livemax",
)

app_deploy_timestamp_seconds = Gauge(
    "app_deploy_timestamp_seconds",
    "When a version was started.",
    ["version", "env"],
    multiprocess_mode="max",
)

# With several workers the client library leaves out process_*, so each worker tells its own.
app_workers = Gauge("app_workers", "Workers that answer.", ["version"], multiprocess_mode="livesum")
app_worker_resident_memory_bytes = Gauge(
    "app_worker_resident_memory_bytes",
    "Resident memory of each worker.",
    multiprocess_mode="liveall",
)
app_worker_cpu_seconds = Counter(
    "app_worker_cpu_seconds", "Processor time that the workers have used."
)

ux_clicks = Counter("ux_clicks", "Clicks by cell of the page.", ["page", "device", "cx", "cy"])
ux_scroll_depth_ratio = Histogram(
    "ux_scroll_depth_ratio",
    "How far down a page was read.",
    ["page", "device"],
    buckets=tuple(n / 10 for n in range(1, 11)),
)

# Counters that start at 0 when a failure first happens would hide that first one from rate().
KNOWN_FAILURES = {
    "shop:checkout": ["PaymentError", "IntegrityError"],
    "shop:search": ["Timeout"],
    "shop:detail": ["Http404"],
    "shop:report": ["PermissionDenied"],
    "flaky": ["KeyError", "OperationalError", "ConnectionResetError", "DoesNotExist", "Timeout"],
}


@contextlib.contextmanager
def timed_query(name):
    """Times a query. SQLite answers at once: the wait for one across a network is added."""
    started = time.perf_counter()
    time.sleep(random.lognormvariate(-6.2, 0.7) + knobs().db_latency_s * random.random())
    try:
        yield
    finally:
        db_query_duration_seconds.labels(query=name).observe(time.perf_counter() - started)


def announce_start():
    """Tells version, start and existence of this worker, and creates the known failures at 0."""
    state = knobs()
    version, env = state.version, settings.ENVIRONMENT
    app_build_info.labels(version=version, revision=state.revision, env=env).set(1)
    app_deploy_timestamp_seconds.labels(version=version, env=env).set(state.deployed_at)
    app_workers.labels(version=version).set(1)
    for view, types in KNOWN_FAILURES.items():
        for kind in types:
            app_unhandled_exceptions.labels(type=kind, view=view)
    measure_worker()


_cpu_lock = threading.Lock()
_cpu_told = 0.0


def measure_worker():
    """Tells this worker's memory now, and the processor time since it was last told."""
    global _cpu_told
    with _cpu_lock:
        used = time.process_time()
        app_worker_cpu_seconds.inc(used - _cpu_told)
        _cpu_told = used
    with open("/proc/self/statm", encoding="ascii") as statm:
        pages = int(statm.read().split()[1])
    app_worker_resident_memory_bytes.set(pages * os.sysconf("SC_PAGE_SIZE"))
