"""Settings, read from the environment and safe by default.

Every variable is described in docs/reference/settings.md; a test notices when one is not.
"""

from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from portal import environment

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

# --- What kind of machine this is ---------------------------------------------------------------

DEBUG = environment.switch("DEBUG", default=False)
HTTPS = environment.switch("HTTPS", default=not DEBUG)
BEHIND_PROXY = environment.switch("BEHIND_PROXY", default=False)
ALLOWED_HOSTS = environment.hosts("ALLOWED_HOSTS", default=["127.0.0.1", "localhost"])
SITE_URL = environment.site("SITE_URL", default="http://127.0.0.1:8000")
CSRF_TRUSTED_ORIGINS = environment.origins("CSRF_TRUSTED_ORIGINS")
DATA_DIR = environment.folder("DATA_DIR", default=BASE_DIR / "var")

SECRET_KEY = env.str("SECRET_KEY", default="only-for-development" if DEBUG else "")
LEAST_SIGNS, LEAST_DIFFERENT_SIGNS = 50, 10
if not DEBUG and (len(SECRET_KEY) < LEAST_SIGNS or len(set(SECRET_KEY)) < LEAST_DIFFERENT_SIGNS):
    raise ImproperlyConfigured(
        "SECRET_KEY is missing or weak. Set the environment variable SECRET_KEY to at least 50"
        " random characters, for example from:"
        ' python -c "import secrets; print(secrets.token_urlsafe(50))"'
    )

# --- What it is made of -------------------------------------------------------------------------

INSTALLED_APPS = [
    "portal.admin_site.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_filters",
    "adminsortable2",
    "simple_history",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "articles",
    "timeline",
    "portal.ui",
    "portal.accounts",
    "portal.reading",
    "portal.chronicle",
    "portal.lessons",
    "portal.study",
    "portal.classroom",
    "portal.home",
    "portal.courses",
]

MIDDLEWARE = [
    "portal.ui.page_store.PageStoreMiddleware",  # first: a stored page needs nothing below
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.ui.middleware.refuse_odd_requests",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "portal.ui.middleware.language_from_address",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "portal.accounts.presence.tell_scripts_who_is_here",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "portal.ui.middleware.private_by_default",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
ASGI_APPLICATION = "portal.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# --- What it keeps ------------------------------------------------------------------------------

DATABASES = {
    "default": environment.database(
        "DATABASE_URL", default=f"sqlite:///{DATA_DIR}/open-door.sqlite3"
    )
}
DATABASES["default"]["CONN_MAX_AGE"] = 60
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Writers queue instead of failing, and what was acknowledged survives a loss of power.
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": environment.cache("CACHE_URL", default="locmemcache://")}
SHARED_CACHE = "locmem" not in CACHES["default"]["BACKEND"]
SESSION_ENGINE = "portal.accounts.sessions"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# --- Who may come in ----------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "accounts:profile"
LOGOUT_REDIRECT_URL = "home:home"
OPEN_TEACHER_SIGN_UP = environment.switch("OPEN_TEACHER_SIGN_UP", default=False)
REQUIRE_STAFF_MFA = environment.switch("REQUIRE_STAFF_MFA", default=HTTPS)
# Who sends a request, told by the proxy. Without it, and behind a proxy, nobody knows.
CLIENT_ADDRESS_HEADER = environment.header("CLIENT_ADDRESS_HEADER")
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60
PASSWORD_HASHERS = [
    "portal.accounts.hashing.QueuedArgon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
# allauth signs in by steps (password, code, new password) and keeps second factors and e-mail
# addresses. Its own limits count in the cache of one process: portal.accounts.throttling counts.
ACCOUNT_ADAPTER = "portal.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_VERIFICATION = "none"  # signing in never waits for a letter
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
ACCOUNT_RATE_LIMITS = False
MFA_ADAPTER = "portal.accounts.adapters.MfaAdapter"
MFA_TOTP_ISSUER = "Open Door"
MFA_TOTP_TOLERANCE = 1  # clocks of telephones are half a minute off
MFA_ALLOW_UNVERIFIED_EMAIL = True  # an address is not confirmed before it replaces the old one
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# --- What a browser is told ---------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: [] for feature in ("camera", "geolocation", "microphone", "payment", "usb")
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_FAILURE_VIEW = "portal.admin_site.keeping.csrf_failure"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# A text of 5 MB is edited as one field of a form; its import has a field for each block.
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# --- How it speaks ------------------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("vi", _("Vietnamese"))]
FORMAT_MODULE_PATH = "portal.ui.formats"
LOCALE_PATHS = [BASE_DIR / "portal" / "locale"]
TIME_ZONE = environment.time_zone("TIME_ZONE", default="Asia/Ho_Chi_Minh")
USE_TZ = True

# --- Letters ------------------------------------------------------------------------------------

vars().update(environment.email("EMAIL_URL", default="consolemail://"))
DEFAULT_FROM_EMAIL = environment.sender("EMAIL_FROM", default="Open Door <open-door@localhost>")

# --- Files --------------------------------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG
            else "portal.ui.static_files.StaticFilesStorage"
        )
    },
}

# --- What the operator sees ---------------------------------------------------------------------

LOG_LEVEL = environment.log_level("LOG_LEVEL", default="INFO")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    "loggers": {"django": {"level": LOG_LEVEL}},
}
