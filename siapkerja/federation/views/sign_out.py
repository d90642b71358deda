"""An application signed somebody out and asks whether they leave the portal too (OpenID Connect RP-Initiated Logout 1.0)."""

from typing import Any

from allauth.idp.oidc.views import LogoutView
from django.http import HttpResponse

from siapkerja.federation.addresses import origin_of


class SignOut(LogoutView):
    """allauth's page in our look; its form may lead back to the application."""

    template_name = "federation/provider/sign_out.html"

    def render_to_response(self, context: dict[str, Any], **options: Any) -> HttpResponse:
        response = super().render_to_response(context, **options)
        if address := context["form"].cleaned_data["post_logout_redirect_uri"]:
            response._csp_update = {"form-action": [origin_of(address)]}
        return response


sign_out = SignOut.as_view()
