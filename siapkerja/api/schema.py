"""What every operation of the schema has in common."""

from typing import Any

PROBLEM = {
    "type": "object",
    "description": "Problem details (RFC 9457).",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "description": "Address of the kind of problem; stable.", "example": "/api/v1/problems/not_found"},
        "title": {"type": "string", "description": "Short name of the kind of problem; stable.", "example": "not_found"},
        "status": {"type": "integer", "example": 404},
        "detail": {"type": "string", "description": "One sentence for people."},
        "errors": {"description": "Sentences by field, where single answers are concerned."},
    },
}
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
