"""Lists by cursor: the last page costs what the first does, and rows that arrive meanwhile shift nothing."""

from rest_framework.pagination import CursorPagination


class KeysetPagination(CursorPagination):
    page_size_query_param = "page_size"
    max_page_size = 100
    ordering = "pk"
