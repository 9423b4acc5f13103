"""Settings of the demo shop. SHOP_DATA_DIR names the folder for everything it writes."""
import os
import secrets
from pathlib import Path

DATA_DIR = Path(os.environ["SHOP_DATA_DIR"])
ENVIRONMENT = os.environ.get("SHOP_ENV", "demo")
ACTIVE_WINDOW_S = int(os.environ.get("SHOP_ACTIVE_WINDOW_S", "300"))
KNOB_TOKEN = os.environ.get("SHOP_KNOB_TOKEN", "")  # empty: the knobs cannot be turned

SECRET_KEY = os.environ.get("SHOP_SECRET_KEY") or secrets.token_hex(32)
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
USE_TZ = True
TIME_ZONE = "UTC"
ROOT_URLCONF = "shopsite.urls"
WSGI_APPLICATION = "shopsite.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = ["django_prometheus", "observability", "shop"]

# The exception middleware returns None, so that django-prometheus, the last one, always counts too.
MIDDLEWARE = [
    "django_prometheus.middleware.PrometheusBeforeMiddleware",
    "observability.middleware.RequestContext",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "observability.middleware.InProgress",
    "observability.middleware.ActiveUsers",
    "observability.middleware.ExceptionCounter",
    "django_prometheus.middleware.PrometheusAfterMiddleware",
]

TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}]

DATABASES = {
    "default": {
        "ENGINE": "django_prometheus.db.backends.sqlite3",
        "NAME": DATA_DIR / "shop.sqlite3",
        "OPTIONS": {"timeout": 20},
    }
}

# Two kinds, so that the label "backend" of the cache metrics has two values.
CACHES = {
    "default": {
        "BACKEND": "django_prometheus.cache.backends.locmem.LocMemCache",
        "LOCATION": "shop",
    },
    "pages": {
        "BACKEND": "django_prometheus.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA_DIR / "cache",
    },
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request": {"()": "observability.logs.RequestFilter"}},
    "formatters": {"json": {"()": "observability.logs.JsonFormatter"}},
    "handlers": {
        "file": {
            # Several workers write one file: whole lines, and a rotation is followed.
            "class": "logging.handlers.WatchedFileHandler",
            "filename": DATA_DIR / "shop.log.jsonl",
            "formatter": "json",
            "filters": ["request"],
        }
    },
    "loggers": {
        "django": {"handlers": ["file"], "level": "INFO", "propagate": False},
        "shop": {"handlers": ["file"], "level": "INFO", "propagate": False},
    },
}
