from django.urls import path

from siapkerja.api.views import tokens
from siapkerja.api.views.delegations import Delegations
from siapkerja.api.views.schema import ApiDocs, ApiSchema

urlpatterns = [
    path("schema/", ApiSchema.as_view(), name="schema"),
    path("docs/", ApiDocs.as_view(), name="docs"),
    path("oauth/token", tokens.tokens, name="token"),
    path("oauth/delegations", Delegations.as_view(), name="delegations"),
    path("oauth/revoke", tokens.revoke, name="revoke_token"),
]
