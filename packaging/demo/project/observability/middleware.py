"""What is measured around every request, whichever view answers it."""
import logging
import threading
import time
import uuid

from django.conf import settings
from django.db import DatabaseError, connection

from observability import logs, metrics

log = logging.getLogger("shop.requests")
SCRAPE = "prometheus-django-metrics"


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
    RENEW_S = 10.0
    COUNT_S = 2.0

    def __init__(self, get_response):
        self.get_response = get_response
        self.lock = threading.Lock()
        self.written = {}
        self.counted_at = 0.0

    def __call__(self, request):
        response = self.get_response(request)
        if view_name(request) == SCRAPE:
            self.count()
            return response
        visitor = request.COOKIES.get(self.COOKIE, "")[:64]
        if visitor:
            self.note(visitor)
        else:
            response.set_cookie(self.COOKIE, uuid.uuid4().hex, httponly=True, samesite="Lax")
        return response

    def note(self, visitor):
        now = time.time()
        with self.lock:
            if now - self.written.get(visitor, 0.0) < self.RENEW_S:
                return
            self.written[visitor] = now
        self.run(
            "INSERT INTO observability_visit (visitor, seen) VALUES (%s, %s) "
            "ON CONFLICT (visitor) DO UPDATE SET seen = excluded.seen",
            [visitor, now],
        )

    def count(self):
        now = time.time()
        with self.lock:
            if now - self.counted_at < self.COUNT_S:
                return
            self.counted_at = now
            oldest = now - settings.ACTIVE_WINDOW_S
            self.written = {name: seen for name, seen in self.written.items() if seen > oldest}
        rows = self.run("SELECT COUNT(*) FROM observability_visit WHERE seen > %s", [oldest])
        if rows:
            metrics.active_users.set(rows[0][0])

    @staticmethod
    def run(statement, values):
        """A visitor that could not be noted must not cost the visitor the page."""
        try:
            with connection.cursor() as cursor:
                cursor.execute(statement, values)
                return cursor.fetchall()
        except DatabaseError:
            log.warning("The visit could not be noted.", exc_info=True)
            return []


class ExceptionCounter:
    """Counts what leaves a view by type and view, logs it once, and lets Django answer as it would."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        kind, view = type(exception).__name__, view_name(request)
        metrics.app_unhandled_exceptions.labels(type=kind, view=view).inc()
        log.error("Unhandled %s in %s", kind, view, exc_info=exception, extra={"view": view})
        return None
