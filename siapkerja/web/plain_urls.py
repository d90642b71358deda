"""Addresses for machines: the same in every language."""

from django.urls import URLPattern, path

from siapkerja.web.views import machines, probes

app_name = "plain"

urlpatterns: list[URLPattern] = [
    path("healthz", probes.healthz, name="healthz"),
    path("readyz", probes.readyz, name="readyz"),
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("sitemap-halaman.xml", machines.sitemap_pages, name="sitemap_pages"),
    path("sitemap-<slug:section>-<int:number>.xml", machines.sitemap_part, name="sitemap_part"),
    path("manifest.webmanifest", machines.manifest, name="manifest"),
    path(".well-known/security.txt", machines.security_contact, name="security_contact"),
]
