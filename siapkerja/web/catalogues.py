"""Message catalogues without the gettext programs: what the sources say, and what a catalogue has for it.

Screens are written in Indonesian in place. `locale/en` holds the English; `locale/id` only mends words of the libraries.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polib
from django.conf import settings
from django.utils.translation.template import templatize

ENGLISH = "en"
TEMPLATE_ENDINGS = (".html", ".txt", ".xml")
SKIPPED_FOLDERS = {"migrations", "tests", "static", "__pycache__"}

# Which arguments of a call are context, singular and plural.
_CALLS: dict[str, tuple[int | None, int, int | None]] = {
    "_": (None, 0, None),
    "_now": (None, 0, None),
    "gettext": (None, 0, None),
    "gettext_lazy": (None, 0, None),
    "gettext_noop": (None, 0, None),
    "ngettext": (None, 0, 1),
    "ngettext_lazy": (None, 0, 1),
    "pgettext": (0, 1, None),
    "pgettext_lazy": (0, 1, None),
    "npgettext": (0, 1, 2),
    "npgettext_lazy": (0, 1, 2),
}
_STRING = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
_TEMPLATE_CALL = re.compile(rf"\b(_|n?p?gettext)\(\s*({_STRING}(?:\s*,\s*{_STRING})*)")
_PLACEHOLDER = re.compile(r"%\((\w+)\)")


@dataclass(frozen=True, order=True)
class Message:
    """One message of the sources."""

    text: str
    plural: str = ""
    context: str = ""


def catalogue_path(language: str) -> Path:
    return Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / "django.po"


def messages_of_sources() -> set[Message]:
    """Every message of the portal's Python files and templates."""
    base = Path(settings.BASE_DIR)
    packages = [base / "siapkerja", *(base / service for service in settings.SERVICES)]
    found: set[Message] = set()
    for package in packages:
        for path in _files(package, (".py",)):
            found.update(_in_python(path))
    for folder in [base / "templates", *(package for package in packages if package.exists())]:
        for path in _files(folder, TEMPLATE_ENDINGS):
            found.update(_in_template(path))
    return found


def _files(folder: Path, endings: tuple[str, ...]) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.suffix in endings and path.is_file() and not SKIPPED_FOLDERS & set(path.relative_to(folder).parts):
            yield path


def _in_python(path: Path) -> Iterator[Message]:
    source = path.read_text()
    if "gettext" not in source:
        return
    for node in ast.walk(ast.parse(source, str(path))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _CALLS:
            values = [a.value if isinstance(a, ast.Constant) and isinstance(a.value, str) else None for a in node.args]
            yield from _message(node.func.id, values)


def _in_template(path: Path) -> Iterator[Message]:
    source = path.read_text()
    if "{%" not in source or not re.search(r"translate|trans |_\(", source):
        return
    for call in _TEMPLATE_CALL.finditer(templatize(source, str(path))):
        values = [str(ast.literal_eval(part)) for part in re.findall(_STRING, call[2])]
        yield from _message(call[1], list(values))


def _message(call: str, values: list[str | None]) -> Iterator[Message]:
    """The message of a call, unless its words are not written in place."""
    context_at, text_at, plural_at = _CALLS[call]

    def value(index: int | None) -> str:
        return (values[index] or "") if index is not None and index < len(values) else ""

    if value(text_at):
        yield Message(value(text_at), value(plural_at), value(context_at))


def read(language: str) -> polib.POFile:
    """The catalogue of a language, empty where there is none yet."""
    path = catalogue_path(language)
    if path.exists():
        return polib.pofile(str(path), wrapwidth=0)
    catalogue = polib.POFile(wrapwidth=0)
    catalogue.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    return catalogue


def merged(catalogue: polib.POFile, messages: set[Message]) -> polib.POFile:
    """The catalogue with new messages added, empty, and stale ones dropped, in the order of their text."""
    known = {_key(entry): entry for entry in catalogue}
    fresh = polib.POFile(wrapwidth=0)
    fresh.metadata = dict(catalogue.metadata)
    for message in sorted(messages):
        fresh.append(known.get(message) or _empty(message))
    return fresh


def _key(entry: polib.POEntry) -> Message:
    return Message(entry.msgid, entry.msgid_plural or "", entry.msgctxt or "")


def _empty(message: Message) -> polib.POEntry:
    entry = polib.POEntry(msgid=message.text, msgctxt=message.context or None)
    if message.plural:
        entry.msgid_plural = message.plural
        entry.msgstr_plural = {0: "", 1: ""}
    return entry


def faults(catalogue: polib.POFile, messages: set[Message]) -> list[str]:
    """What is wrong with a catalogue: missing, empty, fuzzy, stale, or with other placeholders than its message."""
    known = {_key(entry): entry for entry in catalogue if not entry.obsolete}
    found = [f"missing: {message.text!r}" for message in sorted(messages - set(known))]
    found += [f"stale: {message.text!r}" for message in sorted(set(known) - messages)]
    for message, entry in sorted(known.items()):
        words = list(entry.msgstr_plural.values()) if message.plural else [entry.msgstr]
        if "fuzzy" in entry.flags:
            found.append(f"fuzzy: {message.text!r}")
        elif not all(words):
            found.append(f"empty: {message.text!r}")
        elif not all(_fits(message, word) for word in words):
            found.append(f"other placeholders: {message.text!r}")
    return found


def _fits(message: Message, word: str) -> bool:
    """A translation names no placeholder its message lacks, and a singular names them all."""
    wanted = set(_PLACEHOLDER.findall(message.text)) | set(_PLACEHOLDER.findall(message.plural))
    named = set(_PLACEHOLDER.findall(word))
    return named <= wanted if message.plural else named == wanted


def compile_all() -> list[Path]:
    """Write the .mo file of every catalogue that changed since; the paths written."""
    written = []
    for source in sorted(Path(settings.LOCALE_PATHS[0]).glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            polib.pofile(str(source)).save_as_mofile(str(target))
            written.append(target)
    return written
