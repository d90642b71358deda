"""Addresses for machines: the same in every language."""

from django.urls import URLPattern, path

from siapkerja.web.views import machines, probes

app_name = "plain"

urlpatterns: list[URLPattern] = [
    path("healthz", probes.healthz, name="healthz"),
    path("readyz", probes.readyz, name="readyz"),
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("manifest.webmanifest", machines.manifest, name="manifest"),
    path(".well-known/security.txt", machines.security_contact, name="security_contact"),
]
