"""The tables of the portal for reading, as Django's admin shows them: for the administrator alone, without any way to write.

No superuser and no staff flag opens it: the door is the assignment as administrator, read anew on every request, which
counts only beside a second factor where the installation demands one (`SECOND_FACTOR_FOR`). What is encrypted, hashed or
secret is not shown. Every list and every record opened is logged, a record of a person also for that person.
"""

from functools import wraps
from typing import Any

from django.apps import apps
from django.contrib.admin import AdminSite, ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import URLPattern, URLResolver, path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from siapkerja.audit.recording import record_act, record_view
from siapkerja.identity.enums import ViewPurpose
from siapkerja.identity.models import Person
from siapkerja.officers.permissions import GRANTS, Permission

OURS = ("siapkerja.", "karirhub", "skillhub", "sertihub", "wirausaha", "wajiblapor")
SECRET_NAMES = ("password", "token", "secret", "digest", "sealed", "key", "index")
COLUMNS = 6


def is_shown(column: "models.Field[Any, Any]") -> bool:
    """Neither binary (encrypted values, digests) nor called like a secret."""
    return not isinstance(column, models.BinaryField) and not any(word in column.name for word in SECRET_NAMES)


class ReadingSite(AdminSite):
    """An admin with an index, lists and records, and nothing else: signing in and out are the portal's own."""

    site_header = site_title = _("Tabel data")
    index_title = _("Hanya untuk dibaca. Setiap yang Anda buka tercatat.")
    site_url = "/petugas/"
    enable_nav_sidebar = False
    index_template = "admin/tables.html"

    def has_permission(self, request: HttpRequest) -> bool:
        actor = request.actor  # type: ignore[attr-defined]
        return bool(actor.officer_regions(GRANTS[Permission.USE_ADMIN].officers)) and not actor.on_behalf_of_id

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """Whoever may not enter learns nothing: 404, not a sign-in page."""

        @wraps(view)
        def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not self.has_permission(request):
                raise Http404
            answer: HttpResponseBase = view(request, *args, **kwargs)
            return answer

        return never_cache(entered)

    def get_urls(self) -> list[URLPattern | URLResolver]:
        found: list[URLPattern | URLResolver] = [path("", self.admin_view(self.index), name="index")]
        for shown in self._registry.values():
            if isinstance(shown, ReadingAdmin):
                found += shown.addresses()
        found.append(path("<str:app_label>/", self.admin_view(self.app_index), name="app_list"))
        return found


class ReadingAdmin(ModelAdmin):
    """Lists and records of one table."""

    actions = None
    # The site has no such address; records are found from their own pages.
    view_on_site = False
    list_per_page = 50
    show_full_result_count = False
    change_form_template = "admin/reading.html"
    search_fields = ("=pk",)

    def addresses(self) -> list[URLPattern]:
        """The list and the record; nothing adds, deletes or changes."""
        view, name = self.admin_site.admin_view, f"{self.opts.app_label}_{self.opts.model_name}"
        base = f"{self.opts.app_label}/{self.opts.model_name}/"
        return [
            path(base, view(self.changelist_view), name=f"{name}_changelist"),
            path(f"{base}<path:object_id>/change/", view(self.change_view), name=f"{name}_change"),
        ]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.admin_site.has_permission(request)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.admin_site.has_permission(request)

    def _columns(self) -> "list[models.Field[Any, Any]]":
        return [column for column in self.opts.concrete_fields if is_shown(column)]

    def get_list_display(self, request: HttpRequest) -> Any:
        plain = [column.name for column in self._columns() if not column.is_relation and not isinstance(column, models.TextField)]
        return plain[:COLUMNS]

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return [column.name for column in self._columns()]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.get_fields(request, obj)

    def get_ordering(self, request: HttpRequest) -> Any:
        return ["-pk"]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        self._only_reading(request)
        record_act(request.actor, "admin_list_viewed", self.opts.label_lower, timezone.now())  # type: ignore[attr-defined]
        return super().changelist_view(request, extra_context)

    def change_view(self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        self._only_reading(request)
        shown = self.get_object(request, object_id)
        if shown is None:
            raise Http404
        actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
        record_act(actor, "admin_record_viewed", f"{self.opts.label_lower}:{shown.pk}"[:80], now)
        person_id = shown.pk if isinstance(shown, Person) else getattr(shown, "person_id", None)
        if person_id:
            record_view(actor, person_id, f"admin:{self.opts.label_lower}"[:60], now, purpose=ViewPurpose.SECURITY)
        return super().change_view(request, object_id, form_url, {**(extra_context or {}), "show_close": True})

    def _only_reading(self, request: HttpRequest) -> None:
        if request.method not in {"GET", "HEAD"}:
            raise PermissionDenied


site = ReadingSite(name="admin")


def register_all() -> None:
    """Every table of the portal's own apps; sessions, factors and tokens of other packages are not among them.

    Tables under a key of several columns (workers' spans) cannot be shown; the filings they come from can.
    """
    for model in apps.get_models():
        if model.__module__.startswith(OURS) and not isinstance(model._meta.pk, models.CompositePrimaryKey):
            site.register(model, ReadingAdmin)


register_all()
