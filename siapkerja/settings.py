"""Settings, all from the environment. `.env.example` documents every name read here."""

import base64
import hashlib
from datetime import timedelta
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from siapkerja.federation.configuration import social_apps

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

ENVIRONMENT = env.str("SIAPKERJA_ENV", default="development")
if ENVIRONMENT not in {"development", "test", "production"}:
    raise ImproperlyConfigured("SIAPKERJA_ENV is development, test or production.")
IS_PRODUCTION = ENVIRONMENT == "production"


def _secret(name: str) -> str:
    """A secret from the environment; outside production a fixed, worthless one stands in so that tools run."""
    value = env.str(name, default="")
    if value:
        return value
    if IS_PRODUCTION:
        raise ImproperlyConfigured(f"{name} must be set in production.")
    return base64.b64encode(hashlib.sha256(f"development only {name}".encode()).digest()).decode()


DEBUG = False
SECRET_KEY = _secret("SIAPKERJA_SECRET_KEY")
VAR_DIR = Path(env.str("SIAPKERJA_VAR", default=str(BASE_DIR / "var")))
BASE_URL = env.str("SIAPKERJA_BASE_URL", default="http://localhost:8000").rstrip("/")
# How many proxies of ours stand before the web server; an address a visitor writes into a header is believed no further.
TRUSTED_PROXIES = env.int("SIAPKERJA_TRUSTED_PROXIES", default=0)
ALLOWED_HOSTS = env.list("SIAPKERJA_ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]", "testserver"])
CSRF_TRUSTED_ORIGINS = [BASE_URL]

# Personal data at rest: a ring of master keys (first one is current) and one index key for the whole portal.
MASTER_KEYS = env.str("SIAPKERJA_MASTER_KEYS", default="")
if not MASTER_KEYS:
    MASTER_KEYS = "dev:" + _secret("SIAPKERJA_MASTER_KEYS")
NIK_INDEX_KEY = _secret("SIAPKERJA_NIK_INDEX_KEY")
# Only while the index key is being changed (docs/privacy.md): the key before, so that look-ups find both.
NIK_INDEX_KEY_BEFORE = env.str("SIAPKERJA_NIK_INDEX_KEY_BEFORE", default="")
DEMO_PASSWORD = env.str("SIAPKERJA_DEMO_PASSWORD", default="")
IS_DEMO = env.bool("SIAPKERJA_DEMO", default=not IS_PRODUCTION)
# An organisation sends and publishes only after an officer has decided its claim.
PROOF_OF_ORGANISATION = env.bool("SIAPKERJA_PROOF_OF_ORGANISATION", default=True)

SERVICES = ["karirhub", "skillhub", "sertihub", "wirausaha", "wajiblapor"]

INSTALLED_APPS = [
    "django.contrib.admin.apps.SimpleAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.idp.oidc",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_htmx",
    "template_partials",
    "csp",
    "siapkerja.reference",
    "siapkerja.audit",
    "siapkerja.events",
    "siapkerja.files",
    "siapkerja.jobs",
    "siapkerja.messaging",
    "siapkerja.identity",
    "siapkerja.workflow",
    "siapkerja.documents",
    "siapkerja.notifications",
    "siapkerja.profiles",
    "siapkerja.search",
    "siapkerja.statistics",
    "siapkerja.journey",
    "siapkerja.alerts",
    "siapkerja.integrations",
    "siapkerja.signin",
    "siapkerja.federation",
    "siapkerja.recovery",
    "siapkerja.organisations",
    "siapkerja.officers",
    "siapkerja.privacy",
    "siapkerja.villages",
    "siapkerja.api",
    "siapkerja.web",
    *SERVICES,
    "siapkerja.demo",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "siapkerja.signin.gate.SigninGate",
    "siapkerja.web.middleware.Compression",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "siapkerja.web.middleware.PersonalPages",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "siapkerja.signin.second_factor.middleware.LastSeen",
    "django_htmx.middleware.HtmxMiddleware",
    "siapkerja.web.middleware.ReadingOnlyReads",
    "siapkerja.web.middleware.ActingPerson",
    "siapkerja.web.middleware.Refusals",
]

ROOT_URLCONF = "siapkerja.urls"
# Where the administrator reads the tables ("" closes it): behind the assignment and the second factor, never writing.
ADMIN_PATH = env.str("SIAPKERJA_ADMIN_PATH", default="admin/")
WSGI_APPLICATION = "siapkerja.wsgi.application"
FORM_RENDERER = "siapkerja.web.forms.renderer.PortalRenderer"
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
                "siapkerja.web.context.portal",
            ],
        },
    }
]

DATABASES = {
    "default": env.db_url("DATABASE_URL", default="postgresql://siapkerja@localhost/siapkerja")
    | {
        "CONN_MAX_AGE": env.int("SIAPKERJA_CONN_MAX_AGE", default=60),
        "CONN_HEALTH_CHECKS": True,
        "ATOMIC_REQUESTS": False,
    }
}
# A process that hangs in the middle of a transaction keeps what it has locked from everybody: after two minutes PostgreSQL takes it back.
# What DATABASE_URL says in `?options=` comes after it: of a setting named twice PostgreSQL takes the last.
_options = DATABASES["default"].setdefault("OPTIONS", {})
_options["options"] = f"-c idle_in_transaction_session_timeout=120s {_options.get('options', '')}".rstrip()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.str("REDIS_URL", default="redis://localhost:6379/0")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "cache",
    }
}
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

# Celery. Tasks are short, idempotent and safe to run twice; the database holds what must not be lost.
CELERY_BROKER_URL = REDIS_URL.replace("unix://", "redis+socket://").replace("?db=", "?virtual_host=")
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_SOFT_TIME_LIMIT = 540
CELERY_TASK_TIME_LIMIT = 600
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 900,
    "health_check_interval": 30,
    "global_keyprefix": "celery.",
    # A request must not wait for a broker that is down or hangs: one more try at once, then the sweeper's turn.
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0,
    "socket_timeout": 5,
    "socket_connect_timeout": 2,
}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None  # a worker waits for its broker as long as it takes
CELERY_TASK_DEFAULT_QUEUE = "quick"
CELERY_TIMEZONE = "Asia/Jakarta"
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "beat-schedule")
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BEAT_SCHEDULE = {
    "sweep undelivered facts": {"task": "siapkerja.events.tasks.sweep", "schedule": timedelta(seconds=30)},
    "seal the audit log": {"task": "siapkerja.audit.tasks.seal", "schedule": timedelta(minutes=1)},
    "resume stalled jobs": {"task": "siapkerja.jobs.tasks.resume_stalled", "schedule": timedelta(seconds=30)},
    "send overdue messages": {"task": "siapkerja.notifications.tasks.sweep", "schedule": timedelta(minutes=1)},
    "send overdue outgoing messages": {"task": "siapkerja.messaging.tasks.sweep", "schedule": timedelta(seconds=15)},
    "ask registries again": {"task": "siapkerja.integrations.tasks.sweep", "schedule": timedelta(seconds=30)},
    "erase sent texts": {"task": "siapkerja.messaging.tasks.erase_old", "schedule": timedelta(minutes=30)},
    "make missing PDFs": {"task": "siapkerja.documents.tasks.make_missing_pdfs", "schedule": timedelta(minutes=5)},
    "remove expired files": {"task": "siapkerja.files.tasks.sweep", "schedule": timedelta(hours=1)},
    "keep the event store": {"task": "siapkerja.events.tasks.keep_house", "schedule": timedelta(days=1)},
    "fold statistics": {"task": "siapkerja.statistics.tasks.fold", "schedule": timedelta(minutes=1)},
    "forget unfinished sign-ups": {"task": "siapkerja.signin.tasks.forget_unfinished", "schedule": timedelta(days=1)},
    "carry out deletions": {"task": "siapkerja.privacy.tasks.carry_out_deletions", "schedule": timedelta(hours=1)},
    "warn and close unused accounts": {"task": "siapkerja.privacy.tasks.look_after_unused_accounts", "schedule": timedelta(days=1)},
    "warn of assignments that run out": {"task": "siapkerja.officers.tasks.warn", "schedule": timedelta(days=1)},
    "forget expired tokens": {"task": "siapkerja.federation.tasks.forget_expired_tokens", "schedule": timedelta(days=1)},
    "keep the programs' tokens and answers": {"task": "siapkerja.api.tasks.keep_house", "schedule": timedelta(hours=1)},
    "tell programs again": {"task": "siapkerja.api.tasks.sweep_webhooks", "schedule": timedelta(seconds=15)},
    "forget unconfirmed recoveries": {"task": "siapkerja.recovery.tasks.sweep", "schedule": timedelta(hours=6)},
    "keep days of registration": {"task": "skillhub.tasks.keep_registration_days", "schedule": timedelta(minutes=5)},
    "pass on unconfirmed seats": {"task": "skillhub.tasks.let_offers_lapse", "schedule": timedelta(minutes=15)},
    "issue held certificates": {"task": "skillhub.tasks.issue_missing_certificates", "schedule": timedelta(hours=6)},
    "let certificates expire": {"task": "sertihub.tasks.expire_certificates", "schedule": timedelta(hours=1)},
    "keep days of aid programmes": {"task": "wirausaha.tasks.keep_programme_days", "schedule": timedelta(minutes=15)},
    "pass on unsigned aid": {"task": "wirausaha.tasks.let_offers_lapse", "schedule": timedelta(hours=1)},
    "remind of reports on aid": {"task": "wirausaha.tasks.remind_of_reports", "schedule": timedelta(hours=6)},
    "remind of manpower reports": {"task": "wajiblapor.tasks.remind_of_reports", "schedule": timedelta(hours=6)},
    "remind of returned reports": {"task": "wajiblapor.tasks.remind_of_returned_reports", "schedule": timedelta(hours=6)},
    "end corrections left open": {"task": "wajiblapor.tasks.end_open_corrections", "schedule": timedelta(hours=6)},
    "tell of new matches": {"task": "siapkerja.alerts.tasks.look_for_news", "schedule": timedelta(minutes=1)},
    "forget unconfirmed alerts": {"task": "siapkerja.alerts.tasks.forget", "schedule": timedelta(days=1)},
    "send unanswered disputes to officers": {"task": "wajiblapor.tasks.send_disputes_to_officers", "schedule": timedelta(hours=1)},
    "let accepted events of workplaces happen": {"task": "wajiblapor.tasks.let_accepted_events_happen", "schedule": timedelta(hours=1)},
    "forget old trial events": {"task": "wajiblapor.tasks.forget_old_trials", "schedule": timedelta(days=1)},
    "settle uploads of rosters": {"task": "wajiblapor.tasks.settle_roster_uploads", "schedule": timedelta(minutes=5)},
    "look for overdue manpower reports": {"task": "wajiblapor.tasks.look_for_overdue", "schedule": timedelta(hours=1)},
    "weigh risks for inspection": {"task": "wajiblapor.tasks.weigh_risks", "schedule": timedelta(days=1), "options": {"queue": "bulk"}},
    "remind of inspection notes": {"task": "wajiblapor.tasks.remind_of_inspection_notes", "schedule": timedelta(hours=6)},
    "remind of saved vacancies": {"task": "karirhub.tasks.remind_of_saved", "schedule": timedelta(hours=1)},
    "keep days of job seekers' cards": {"task": "karirhub.tasks.keep_card_days", "schedule": timedelta(hours=1)},
    "settle the balance of openings": {"task": "karirhub.tasks.settle_openings", "schedule": timedelta(minutes=30)},
    "write the open data of vacancies": {"task": "karirhub.tasks.write_open_data", "schedule": timedelta(hours=1)},
    "count the labour market": {"task": "karirhub.tasks.count_market", "schedule": timedelta(hours=1)},
    "end overdue vacancies": {"task": "karirhub.tasks.expire_vacancies", "schedule": timedelta(minutes=5)},
    "close vacancies left alone": {"task": "karirhub.tasks.close_vacancies_left_alone", "schedule": timedelta(hours=6)},
    "close unanswered applications": {"task": "karirhub.tasks.close_unanswered", "schedule": timedelta(minutes=15)},
    "remind of answers to applicants": {"task": "karirhub.tasks.remind_of_answers", "schedule": timedelta(hours=6)},
    "count how employers answer": {"task": "karirhub.tasks.count_standings", "schedule": timedelta(minutes=5)},
    "keep days of job fairs": {"task": "karirhub.tasks.keep_fair_days", "schedule": timedelta(hours=1)},
    "follow applications": {"task": "karirhub.tasks.follow_applications", "schedule": timedelta(minutes=15)},
}

# People and passwords.
AUTH_USER_MODEL = "identity.User"
AUTHENTICATION_BACKENDS = ["siapkerja.signin.backends.AccountBackend"]
PASSWORD_HASHERS = [
    "siapkerja.signin.hashing.PortalArgon2PasswordHasher",
    "django.contrib.auth.hashers.ScryptPasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"email", "phone"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "phone", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_CHANGE_EMAIL = True
# One life, one number of attempts and one pause for every code, so that one sentence fits all.
CODE_SECONDS, CODE_PAUSE_SECONDS, CODE_ATTEMPTS = 15 * 60, 30, 5
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": True}
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = ACCOUNT_PHONE_VERIFICATION_TIMEOUT = CODE_SECONDS
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = CODE_SECONDS
ACCOUNT_LOGIN_TIMEOUT = 4 * CODE_SECONDS
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_MAX_ATTEMPTS = ACCOUNT_PHONE_VERIFICATION_MAX_ATTEMPTS = CODE_ATTEMPTS
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = ACCOUNT_PASSWORD_RESET_BY_CODE_MAX_ATTEMPTS = CODE_ATTEMPTS
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = ACCOUNT_PHONE_VERIFICATION_SUPPORTS_RESEND = 3
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = 3
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "SIAPKerja: "
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
# Loose for an address, which thousands share on mobile networks; strict for one account.
ACCOUNT_RATE_LIMITS = {
    "login": "300/m/ip",
    "login_failed": "100/m/ip,5/300s/key",
    "signup": "60/m/ip",
    "reset_password": "60/m/ip,3/m/key,20/d/key",
    "reset_password_from_key": "60/m/ip",
    "request_login_code": "60/m/ip,3/m/key,20/d/key",
    "confirm_email": "1/10s/key,20/d/key",
    "verify_phone": "60/m/ip,1/20s/key,10/d/key",
    "change_phone": "10/m/user",
    "reauthenticate": "20/m/user",
}
# How many may hash a password at once in one web process, how many more may wait for it, and how many seconds.
SIGNIN_SLOTS = env.int("SIAPKERJA_SIGNIN_SLOTS", default=1)
SIGNIN_WAITING = env.int("SIAPKERJA_SIGNIN_WAITING", default=2)
SIGNIN_PATIENCE = env.float("SIAPKERJA_SIGNIN_PATIENCE", default=2.0)
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_ADAPTER = "siapkerja.signin.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "siapkerja.signin.forms.LoginForm",
    "signup": "siapkerja.signin.forms.SignupForm",
    "request_login_code": "siapkerja.signin.forms.RequestCodeForm",
    "reset_password": "siapkerja.signin.forms.ResetPasswordForm",
    "reset_password_from_key": "siapkerja.signin.forms.NewPasswordForm",
    "change_password": "siapkerja.signin.forms.ChangePasswordForm",
    "add_email": "siapkerja.signin.forms.ChangeEmailForm",
    "change_phone": "siapkerja.signin.forms.ChangePhoneForm",
    "reauthenticate": "siapkerja.signin.forms.ReauthenticateForm",
}

# Second factors, re-authentication and sessions (siapkerja.signin.second_factor).
SECOND_FACTOR_FOR = set(env.list("SIAPKERJA_SECOND_FACTOR_FOR", default=["officers", "signatories"] if IS_PRODUCTION else []))
if SECOND_FACTOR_FOR - {"officers", "signatories"}:
    raise ImproperlyConfigured("SIAPKERJA_SECOND_FACTOR_FOR names officers, signatories, both or nobody.")
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
MFA_ADAPTER = "siapkerja.signin.second_factor.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "SIAPKerja"
MFA_TOTP_TOLERANCE = 1  # telephones' clocks run wrong
MFA_FORMS = {
    "authenticate": "siapkerja.signin.second_factor.forms.AuthenticateForm",
    "reauthenticate": "siapkerja.signin.second_factor.forms.ReauthenticateForm",
    "activate_totp": "siapkerja.signin.second_factor.forms.ActivateTOTPForm",
    "add_webauthn": "siapkerja.signin.second_factor.forms.AddPasskeyForm",
    "edit_webauthn": "siapkerja.signin.second_factor.forms.NamePasskeyForm",
}
MFA_RATE_LIMITS = {"webauthn_login": "300/m/ip"}
SESSION_TOUCH_EVERY = timedelta(minutes=10)
DEVICE_COOKIE = "perangkat"

# Signing in with another authority, and the portal as an authority for other systems (docs/federation.md).
SOCIALACCOUNT_ADAPTER = "siapkerja.federation.authorities.adapter.SocialAdapter"
SOCIALACCOUNT_FORMS = {"signup": "siapkerja.federation.forms.new_account.NewAccountForm"}
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": social_apps(env.str("SIAPKERJA_AUTHORITIES", default=""))}}
SOCIALACCOUNT_STORE_TOKENS = False
OIDC_PRIVATE_KEY = env.str("SIAPKERJA_OIDC_PRIVATE_KEY", default="")
if IS_PRODUCTION and not OIDC_PRIVATE_KEY:
    raise ImproperlyConfigured("SIAPKERJA_OIDC_PRIVATE_KEY must be set in production.")
OIDC_SUBJECT_KEY = _secret("SIAPKERJA_OIDC_SUBJECT_KEY")
IDP_OIDC_ADAPTER = "siapkerja.federation.provider.adapter.ProviderAdapter"
IDP_OIDC_ACCESS_TOKEN_EXPIRES_IN = 600
IDP_OIDC_REFRESH_TOKEN_EXPIRES_IN = 30 * 24 * 3600

# With what the portal signs its PDFs (siapkerja.documents.seals).
SEAL_KEY = env.str("SIAPKERJA_SEAL_KEY", default="")
SEAL_CERTIFICATES = env.str("SIAPKERJA_SEAL_CERTIFICATES", default="")
if IS_PRODUCTION and not (SEAL_KEY and SEAL_CERTIFICATES):
    raise ImproperlyConfigured("SIAPKERJA_SEAL_KEY and SIAPKERJA_SEAL_CERTIFICATES must be set in production.")

# Languages: Indonesian in place at /, English under /en/; dates and money read as people write them.
LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Bahasa Indonesia")), ("en", _("Inggris"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["siapkerja.web.formats"]
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": env.str("SIAPKERJA_STATIC_STORAGE", default="siapkerja.web.assets.PortalStaticFilesStorage")},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
FILES_DIR = VAR_DIR / "files"
SEARCH_DIR = VAR_DIR / "search"
MEDIA_ROOT = VAR_DIR / "media"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "siapkerja.files.uploads.SealedUploadHandler",
]

EMAIL_CONFIG = env.email_url("SIAPKERJA_EMAIL_URL", default="consolemail://")
EMAIL_BACKEND = EMAIL_CONFIG["EMAIL_BACKEND"]
EMAIL_HOST = EMAIL_CONFIG.get("EMAIL_HOST", "")
EMAIL_PORT = EMAIL_CONFIG.get("EMAIL_PORT") or 25
EMAIL_HOST_USER = EMAIL_CONFIG.get("EMAIL_HOST_USER", "") or ""
EMAIL_HOST_PASSWORD = EMAIL_CONFIG.get("EMAIL_HOST_PASSWORD", "") or ""
EMAIL_USE_TLS = EMAIL_CONFIG.get("EMAIL_USE_TLS", False)
EMAIL_FILE_PATH = str(VAR_DIR / "mail")
SECURITY_CONTACT = env.str("SIAPKERJA_SECURITY_EMAIL", default="keamanan@siapkerja.example")
DEFAULT_FROM_EMAIL = env.str("SIAPKERJA_FROM_EMAIL", default="SIAPKerja <no-reply@siapkerja.example>")

# The way out: a gateway for SMS and WhatsApp, and the population and company registries (docs/integrations.md).
# Only outside production and in demos may the portal talk to this machine or without TLS; in production it enters a private network
# only by the host names given here.
OUTGOING_MAY_STAY_LOCAL = IS_DEMO or not IS_PRODUCTION
# Addresses that companies set for their programs are strangers' addresses: a demo in production enters no private network for them.
WEBHOOKS_MAY_STAY_LOCAL = not IS_PRODUCTION
OUTGOING_PRIVATE_HOSTS = env.list("SIAPKERJA_OUTGOING_PRIVATE_HOSTS", default=[])
GATEWAY_URL = env.str("SIAPKERJA_GATEWAY_URL", default="")
GATEWAY_TOKEN = env.str("SIAPKERJA_GATEWAY_TOKEN", default="")
GATEWAY_SENDER = env.str("SIAPKERJA_GATEWAY_SENDER", default="SIAPKerja")
POPULATION_REGISTRY_URL = env.str("SIAPKERJA_POPULATION_REGISTRY_URL", default="")
POPULATION_REGISTRY_TOKEN = env.str("SIAPKERJA_POPULATION_REGISTRY_TOKEN", default="")
COMPANY_REGISTRY_URL = env.str("SIAPKERJA_COMPANY_REGISTRY_URL", default="")
COMPANY_REGISTRY_TOKEN = env.str("SIAPKERJA_COMPANY_REGISTRY_TOKEN", default="")
# Hours after which receiver and text of a settled message are erased.
MESSAGE_TEXT_HOURS = env.int("SIAPKERJA_MESSAGE_TEXT_HOURS", default=24)

# Requests a minute that one program of an organisation may send (docs/api.md).
API_RATE_CLIENT = env.int("SIAPKERJA_API_RATE_CLIENT", default=600)

REST_FRAMEWORK = {
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["siapkerja.api.permissions.Denied"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PAGINATION_CLASS": "siapkerja.api.pagination.KeysetPagination",
    "PAGE_SIZE": 20,
    "DEFAULT_THROTTLE_CLASSES": [
        "rest_framework.throttling.AnonRateThrottle",
        "rest_framework.throttling.UserRateThrottle",
    ],
    "DEFAULT_THROTTLE_RATES": {
        "anon": env.str("SIAPKERJA_API_RATE_ANONYMOUS", default="120/min"),
        "user": env.str("SIAPKERJA_API_RATE_USER", default="600/min"),
    },
    "NUM_PROXIES": TRUSTED_PROXIES,
    "EXCEPTION_HANDLER": "siapkerja.api.problems.handle",
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "SIAPKerja API",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    # Names for programs generated from the schema; without them these are told apart by a checksum.
    "ENUM_NAME_OVERRIDES": {
        "EventKindEnum": "wajiblapor.enums.EventKind",
        "PaperKindEnum": "wajiblapor.questions.papers.PAPERS",
        "ReportStateEnum": "wajiblapor.enums.ReportState",
        "ReviewSectionEnum": "wajiblapor.enums.ReviewSection",
        "VacancyStateEnum": "karirhub.enums.VacancyState",
    },
    "POSTPROCESSING_HOOKS": ["drf_spectacular.hooks.postprocess_schema_enums", "siapkerja.api.schema.add_problems"],
    "SWAGGER_UI_SETTINGS": {"deepLinking": True, "docExpansion": "list", "defaultModelsExpandDepth": 0, "validatorUrl": None},
}

# Transport and browser rules. Pages carry no inline script or style, so the policy needs no nonce and pages can be cached.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
if IS_PRODUCTION:
    SECURE_SSL_REDIRECT = env.bool("SIAPKERJA_SSL_REDIRECT", default=True)
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

LOG_LEVEL = env.str("SIAPKERJA_LOG_LEVEL", default="INFO")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"personal": {"()": "siapkerja.kernel.masking.PersonalDataFilter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["personal"]}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
}
