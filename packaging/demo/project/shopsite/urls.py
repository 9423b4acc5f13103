"""Routes; their names are the values of the label "view"."""
from django.urls import include, path

from observability import views as ops
from shop import views as shop

urlpatterns = [
    path("", shop.home, name="home"),
    path("", include("shop.urls")),
    path("flaky/", shop.flaky, name="flaky"),
    path("stream/", shop.stream, name="stream"),
    path("healthz", ops.healthz, name="healthz"),
    path("readyz", ops.readyz, name="readyz"),
    path("ux/events", ops.ux_events, name="ux-collect"),
    path("admin-knobs/", ops.turn_knobs, name="admin-knobs"),
    path("", include("django_prometheus.urls")),
]
