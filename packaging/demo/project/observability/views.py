"""Health, the runtime knobs, and the collection of clicks."""
import json
import os
import secrets
import signal
import time

from django.conf import settings
from django.db import connection
from django.http import HttpResponse, HttpResponseBadRequest, HttpResponseForbidden, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from observability import knobs, metrics

PAGES = {"/", "/products/", "/search/", "/checkout/"}
DEVICES = {"desktop", "phone", "tablet"}
COLUMNS, ROWS, MOST_EVENTS = 20, 40, 200


def healthz(_request):
    return HttpResponse("ok", content_type="text/plain")


def readyz(_request):
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")


def is_operator(request):
    """Loopback alone is not enough: any web page could post there. Only the demo has the token."""
    token = request.headers.get("X-Knob-Token", "")
    local = request.META.get("REMOTE_ADDR") in ("127.0.0.1", "::1")
    return local and settings.KNOB_TOKEN and secrets.compare_digest(token, settings.KNOB_TOKEN)


@csrf_exempt
@require_POST
def turn_knobs(request):
    """Form fields as in knobs.LIMITS; "version" deploys: the workers are restarted with it."""
    if not is_operator(request):
        return HttpResponseForbidden()
    form = request.POST.dict()
    version = form.pop("version", "")
    try:
        values = knobs.bounded(form)
    except ValueError as fault:
        return HttpResponseBadRequest(
            f"Unknown or out of range: {fault}", content_type="text/plain"
        )
    if version:
        values |= {
            "version": version[:32],
            "revision": secrets.token_hex(4),
            "deployed_at": time.time(),
        }
    state = knobs.change(**values)
    if version:
        note_deployment(state)
        os.kill(os.getppid(), signal.SIGHUP)  # gunicorn replaces its workers one by one
    return HttpResponse(status=204)


def note_deployment(state):
    line = {
        "time": int(1000 * state.deployed_at),
        "version": state.version,
        "revision": state.revision,
    }
    with open(settings.DATA_DIR / "deployments.jsonl", "a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")


@csrf_exempt
@require_POST
def ux_events(request):
    """Clicks and scrolls in bounded label values only: visitors must not make new series."""
    try:
        batch = json.loads(request.body)
        events = [dict(event) for event in batch["events"][:MOST_EVENTS]]
        page, device = batch["page"], batch["device"]
    except (ValueError, KeyError, TypeError):
        return JsonResponse({"error": "expected page, device and events"}, status=400)
    page = page if page in PAGES else "other"
    device = device if device in DEVICES else "other"
    for event in events:
        count_event(page, device, event)
    return HttpResponse(status=204)


def count_event(page, device, event):
    x, y = event.get("x"), event.get("y")
    if event.get("kind") == "click" and is_ratio(x) and is_ratio(y):
        column, row = min(int(x * COLUMNS), COLUMNS - 1), min(int(y * ROWS), ROWS - 1)
        metrics.ux_clicks.labels(page=page, device=device, cx=column, cy=row).inc()
    elif event.get("kind") == "scroll" and is_ratio(y):
        metrics.ux_scroll_depth_ratio.labels(page=page, device=device).observe(y)


def is_ratio(value):
    return isinstance(value, (int, float)) and 0 <= value <= 1
