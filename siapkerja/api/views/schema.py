"""The machine-readable schema, and pages for people who write programs against it."""

from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.permissions import AllowAny


class ApiSchema(SpectacularAPIView):
    """OpenAPI 3.1 of everything below /api/v1/."""

    permission_classes = [AllowAny]


class ApiDocs(SpectacularSwaggerSplitView):
    """Swagger UI in the portal's frame. Its script comes by an address of its own, as pages carry no inline script."""

    permission_classes = [AllowAny]
    url_name = "api:schema"
    template_name = "api/docs.html"
