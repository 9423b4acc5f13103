"""What is measured around every request, whichever view answers it."""
import logging
import threading
import time
import uuid

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection
from django.http import Http404

from observability import logs, metrics

log = logging.getLogger("shop.requests")
SCRAPE = "prometheus-django-metrics"
ANSWERED = (Http404, PermissionDenied)  # Django has an answer of its own for these


def view_name(request):
    """The label "view" as django-prometheus writes it."""
    match = request.resolver_match
    return match.view_name if match else "<unnamed view>"


class RequestContext:
    """Gives each request an id for its log records, and writes one record when it is answered."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        logs.current.request_id = request.request_id = uuid.uuid4().hex
        started = time.perf_counter()
        try:
            response = self.get_response(request)
            if view_name(request) != SCRAPE:
                fields = {"view": view_name(request), "method": request.method}
                fields |= {"status_code": response.status_code}
                fields |= {"duration_ms": round(1000 * (time.perf_counter() - started), 1)}
                log.info("%s %s", request.method, request.path, extra=fields)
            return response
        finally:
            logs.current.request_id = None


class InProgress:
    """Counts requests while their view runs."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        try:
            return self.get_response(request)
        finally:
            gauge = getattr(request, "in_progress", None)
            if gauge is not None:
                gauge.dec()

    def process_view(self, request, view, args, kwargs):
        if view_name(request) == SCRAPE:
            metrics.measure_worker()
            return None
        gauge = metrics.app_requests_in_progress.labels(view=view_name(request))
        gauge.inc()
        request.in_progress = gauge
        return None


class ActiveUsers:
    """Counts distinct visitors of the last minutes; a visitor is a random cookie."""

    COOKIE = "visitor"
    EVERY_S = 2.0

    def __init__(self, get_response):
        self.get_response = get_response
        self.lock = threading.Lock()
        self.seen = {}
        self.written_at = 0.0

    def __call__(self, request):
        response = self.get_response(request)
        visitor = request.COOKIES.get(self.COOKIE, "")[:64]
        if visitor:
            self.seen[visitor] = time.time()
        elif view_name(request) != SCRAPE:
            response.set_cookie(self.COOKIE, uuid.uuid4().hex, httponly=True, samesite="Lax")
        self.write_and_count()
        return response

    def write_and_count(self):
        """At most every few seconds: one request pays for what many have gathered."""
        now = time.time()
        with self.lock:
            if now - self.written_at < self.EVERY_S:
                return
            self.written_at = now
            seen, self.seen = self.seen, {}
        try:
            with connection.cursor() as cursor:
                cursor.executemany(
                    "INSERT INTO observability_visit (visitor, seen) VALUES (%s, %s) "
                    "ON CONFLICT (visitor) DO UPDATE SET seen = excluded.seen",
                    list(seen.items()),
                )
                oldest = now - settings.ACTIVE_WINDOW_S
                cursor.execute("SELECT COUNT(*) FROM observability_visit WHERE seen > %s", [oldest])
                metrics.active_users.set(cursor.fetchone()[0])
        except DatabaseError:
            # Visitors that could not be noted must not cost anyone the page.
            log.warning("Visits could not be noted.", exc_info=True)


class ExceptionCounter:
    """Counts what leaves a view, by type and view, logs it once, and lets Django answer."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        kind, view = type(exception).__name__, view_name(request)
        metrics.app_unhandled_exceptions.labels(type=kind, view=view).inc()
        level = logging.WARNING if isinstance(exception, ANSWERED) else logging.ERROR
        log.log(level, "%s left %s", kind, view, exc_info=exception, extra={"view": view})
        return None
