"""Lists by cursor: the last page costs what the first does, and rows that arrive meanwhile shift nothing."""

from drf_spectacular.utils import OpenApiParameter
from rest_framework.pagination import CursorPagination

CURSOR = OpenApiParameter("cursor", str, description="From `next` or `previous`.")
PAGE_SIZE = OpenApiParameter("page_size", int, description="1 to 100, 20 by default.")


class KeysetPagination(CursorPagination):
    page_size_query_param = "page_size"
    max_page_size = 100
    ordering = "pk"
