"""Settings, all read from the environment; what is not set is safe."""

from __future__ import annotations

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP

from handlingsrom.foundation.people.sign_in.providers import ProviderError, read_providers
from handlingsrom.site.features import FEATURES

HERE = Path(__file__).resolve().parent
STATE = Path(os.environ.get("HANDLINGSROM_STATE", ".state")).resolve()

DEMO = os.environ.get("HANDLINGSROM_DEMO") == "yes"
DEBUG = os.environ.get("HANDLINGSROM_DEBUG") == "yes"
HOST = os.environ.get("HANDLINGSROM_HOST", "127.0.0.1")
ALLOWED_HOSTS = [HOST, "localhost"] if HOST == "127.0.0.1" else [HOST]
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
BEHIND_TLS = HOST not in LOOPBACK
BEHIND_PROXY = os.environ.get("HANDLINGSROM_PROXY") == "yes"  # only then is what a proxy tells believed
if DEMO and (HOST not in LOOPBACK or BEHIND_PROXY):  # behind a proxy everybody comes from this machine
    raise ImproperlyConfigured("The persona picker of demo mode signs in anybody: only on a loopback host.")


def secret(name: str) -> str:
    """A secret from the environment, or from the file that the environment names: never from the repository."""
    file = os.environ.get(f"{name}_FILE")
    return Path(file).read_text(encoding="utf-8").strip() if file else os.environ.get(name, "")


SECRET_KEY = secret("HANDLINGSROM_SECRET_KEY")
if not SECRET_KEY:
    kept = STATE / "secret_key"
    SECRET_KEY = kept.read_text() if kept.is_file() else os.urandom(32).hex()
    if BEHIND_TLS and not kept.is_file():
        raise ImproperlyConfigured(
            "HANDLINGSROM_SECRET_KEY or HANDLINGSROM_SECRET_KEY_FILE is needed: sessions hang on it."
        )
try:
    SIGN_IN_PROVIDERS = read_providers(os.environ)
except ProviderError as error:
    raise ImproperlyConfigured(str(error)) from None

INSTALLED_APPS = [
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "handlingsrom.foundation.records",
    "handlingsrom.foundation.outbox",
    "handlingsrom.foundation.documents",
    "handlingsrom.foundation.people",
    "handlingsrom.foundation.people.importing",
    "handlingsrom.foundation.people.granting",
    "handlingsrom.foundation.people.appointing",
    "handlingsrom.foundation.people.directory",
    "handlingsrom.foundation.people.record_reader",
    "handlingsrom.foundation.people.retention",
    "handlingsrom.foundation.people.own_data",
    "handlingsrom.foundation.people.sign_in",
    "handlingsrom.foundation.people.scim",
    "handlingsrom.foundation.people.webhooks",
    "handlingsrom.foundation.limits",
    *FEATURES,
    "handlingsrom.site",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "handlingsrom.site.middleware.PersonAndAgency",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "handlingsrom.site.middleware.RefusalsAsPages",
    "handlingsrom.site.middleware.StrangersRefused",
    "handlingsrom.site.limiting.Limited",
]
ROOT_URLCONF = "handlingsrom.site.urls"
WSGI_APPLICATION = "handlingsrom.site.wsgi.application"
FORM_RENDERER = "handlingsrom.site.rendering.Renderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "handlingsrom.site.context.shell",
            ]
        },
    }
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": os.environ.get("HANDLINGSROM_DB_NAME", "handlingsrom"),
        "HOST": os.environ.get("HANDLINGSROM_DB_HOST", ""),
        "PORT": os.environ.get("HANDLINGSROM_DB_PORT", ""),
        "USER": os.environ.get("HANDLINGSROM_DB_USER", "handlingsrom_app"),
        "PASSWORD": secret("HANDLINGSROM_DB_PASSWORD"),
        "ATOMIC_REQUESTS": True,
        "CONN_HEALTH_CHECKS": True,  # a pooled connection may be older than the database's last start
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 8}} if os.environ.get("HANDLINGSROM_DB_POOL") else {},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "nb"
LANGUAGES = [("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "English")]
LOCALE_PATHS = [HERE / "locale"]
FORMAT_MODULE_PATH = "handlingsrom.site.formats"
TIME_ZONE = "Europe/Oslo"
USE_TZ = True

STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_TLS
SECURE_SSL_REDIRECT = BEHIND_TLS
SECURE_HSTS_SECONDS = 31536000 if BEHIND_TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = BEHIND_TLS
SILENCED_SYSTEM_CHECKS = [
    "security.W021"
]  # to be on browsers' preload list is for who owns the domain to decide
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 2 * 60 * 60
CSRF_FAILURE_VIEW = "handlingsrom.site.views.csrf_failure"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "handlingsrom.site.uploads.Bounded",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

SMTP_HOST = os.environ.get("HANDLINGSROM_SMTP_HOST", "")
MAILERS = {
    "default": {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": SMTP_HOST,
            "port": int(os.environ.get("HANDLINGSROM_SMTP_PORT", "25")),
            "username": os.environ.get("HANDLINGSROM_SMTP_USER", ""),
            "password": secret("HANDLINGSROM_SMTP_PASSWORD"),
            "use_tls": os.environ.get("HANDLINGSROM_SMTP_TLS") == "yes",
        },
    }
}
DEFAULT_FROM_EMAIL = os.environ.get("HANDLINGSROM_MAIL_FROM", "handlingsrom@localhost")
PUBLIC_ADDRESS = os.environ.get("HANDLINGSROM_ADDRESS", "http://127.0.0.1:8000")

HEADS = Path(os.environ.get("HANDLINGSROM_HEADS", str(STATE / "heads")))  # a head of each chain, daily
WEBHOOK_HOSTS = frozenset(filter(None, os.environ.get("HANDLINGSROM_WEBHOOK_HOSTS", "").split(",")))

SEAL_KEYS = Path(os.environ.get("HANDLINGSROM_SEAL_KEYS", str(STATE / "seal")))

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django": {"handlers": [], "level": "ERROR"}},
}
