"""What every operation of the schema has in common."""

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension

from siapkerja.api.scopes import scopes

PROBLEM = {
    "type": "object",
    "description": "Problem details (RFC 9457).",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "description": "Address of the kind of problem; stable.", "example": "/api/v1/problems/not_found"},
        "title": {"type": "string", "description": "Short name of the kind of problem; stable.", "example": "not_found"},
        "status": {"type": "integer", "example": 404},
        "detail": {"type": "string", "description": "One sentence for people."},
        "errors": {
            "type": "array",
            "description": "Where single answers are concerned: which, and what is wrong with them.",
            "items": {
                "type": "object",
                "required": ["pointer", "detail"],
                "properties": {
                    "pointer": {"type": "string", "description": "JSON Pointer into what was sent (RFC 6901).", "example": "#/closes_on"},
                    "detail": {"type": "string", "description": "One sentence for people."},
                },
            },
        },
    },
}


class ClientCredentials(OpenApiAuthenticationExtension):
    """Programs of organisations, as the schema tells of them. The scopes are those the services registered."""

    target_class = "siapkerja.api.calling.ClientAuthentication"
    name = "clientCredentials"

    def get_security_definition(self, auto_schema: Any) -> dict[str, Any]:
        told = {scope.code: str(scope.words) for scope in scopes()}
        return {"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": "/api/v1/oauth/token", "scopes": told}}}


METHODS = {"get", "post", "put", "patch", "delete"}


def add_problems(result: dict[str, Any], generator: Any, request: Any, public: bool) -> dict[str, Any]:
    """Give every operation the one error shape (postprocessing hook of drf-spectacular)."""
    result.setdefault("components", {}).setdefault("schemas", {})["Problem"] = PROBLEM
    answer = {
        "description": "Problem",
        "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    for operations in result["paths"].values():
        for method in METHODS & operations.keys():
            operations[method]["responses"]["default"] = answer
    return result
