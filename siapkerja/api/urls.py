from django.urls import path

from siapkerja.api.views import ApiDocs, ApiSchema

urlpatterns = [
    path("schema/", ApiSchema.as_view(), name="schema"),
    path("docs/", ApiDocs.as_view(), name="docs"),
]
