"""What can be turned while the shop runs: one small JSON file that all workers read."""
import dataclasses
import json
import os
import tempfile
import threading
import time

from django.conf import settings


@dataclasses.dataclass(frozen=True)
class Knobs:
    version: str = "2.13.4"
    revision: str = "5d1c7e9"
    deployed_at: float = 0.0
    error_rate: float = 0.15
    payment_error_rate: float = 0.02
    extra_latency_s: float = 0.0
    db_latency_s: float = 0.0


LIMITS = {"error_rate": 1.0, "payment_error_rate": 1.0, "extra_latency_s": 5.0, "db_latency_s": 5.0}
_cached = (0.0, Knobs())
_lock = threading.Lock()


def _path():
    return settings.DATA_DIR / "knobs.json"


def knobs():
    """The present state, at most a second old."""
    global _cached
    read_at, state = _cached
    if time.monotonic() - read_at < 1.0:
        return state
    with _lock:
        try:
            state = Knobs(**json.loads(_path().read_text()))
        except (OSError, ValueError, TypeError):
            pass  # not written yet: what was read last still holds
        _cached = (time.monotonic(), state)
    return state


def change(**values):
    """Writes a changed state; a reader sees the old file or the new one."""
    global _cached
    state = dataclasses.replace(knobs(), **values)
    handle, name = tempfile.mkstemp(dir=settings.DATA_DIR, prefix="knobs-")
    with os.fdopen(handle, "w") as file:
        json.dump(dataclasses.asdict(state), file)
    os.replace(name, _path())
    _cached = (0.0, state)
    return state


def bounded(form):
    """The known knobs of a form as numbers within their limits; ValueError on anything else."""
    values = {name: float(text) for name, text in form.items()}
    for name, value in values.items():
        if name not in LIMITS or not 0.0 <= value <= LIMITS[name]:
            raise ValueError(name)
    return values
