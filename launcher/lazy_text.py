"""A plugin for mypy: a lazily translated text counts as `str`.

The stubs give `gettext_lazy` a type of its own, so that every label, title and refusal in the portal would have to be declared as
"text or promise of text". Wherever they end up, in a template, a form or a message, both behave alike.
"""

from collections.abc import Callable

from mypy.plugin import FunctionContext, Plugin
from mypy.types import Type

_LAZY = {"gettext_lazy", "ngettext_lazy", "pgettext_lazy", "npgettext_lazy", "format_lazy"}


class LazyText(Plugin):
    """Gives the lazy functions of `django.utils.translation` and `django.utils.text` the type `str`."""

    def get_function_hook(self, fullname: str) -> Callable[[FunctionContext], Type] | None:
        """The hook for one function, by its full name."""
        module, _, name = fullname.rpartition(".")
        if name in _LAZY and module.startswith("django.utils."):
            return lambda context: context.api.named_generic_type("builtins.str", [])
        return None


def plugin(version: str) -> type[Plugin]:
    """What mypy calls."""
    return LazyText
