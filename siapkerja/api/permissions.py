from typing import Any

from rest_framework.permissions import BasePermission
from rest_framework.request import Request


class Denied(BasePermission):
    """The default of every API view: nobody. A view names who may."""

    def has_permission(self, request: Request, view: Any) -> bool:
        return False
