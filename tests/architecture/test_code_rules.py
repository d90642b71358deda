"""Rules of the house that a reader of one file cannot see: where is written, who may mail, what files may be called."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("siapkerja", "karirhub", "skillhub", "sertihub", "wirausaha", "wajiblapor")

# Where rows are written beside `actions`, and why.
WRITERS = {
    "*/actions/*": "every write of the portal",
    "*/actions.py": "every write of the portal",
    "*/management/commands/*": "the operator's own doing",
    "*/migrations/*": "changes of the tables themselves",
    "*/models/*": "managers that create accounts; no logic in save()",
    "siapkerja/events/*": "delivery of facts, below all actions",
    "siapkerja/audit/*": "the log, below all actions",
    "siapkerja/tables.py": "which migrations an empty database holds, before there is anything else",
    "siapkerja/files/*": "stored bytes and their rows",
    "siapkerja/jobs/*": "progress of long work, in transactions of its own",
    "siapkerja/workflow/moves.py": "the one place that moves records",
    "siapkerja/documents/numbers.py": "the counter of a series, inside the act's transaction",
    "siapkerja/search/*": "the index and what follows the feed",
    "siapkerja/demo/*": "invented data",
    "*/demo/*": "invented data",
    "*/demo.py": "invented data",
}
ALWAYS_WRITE = {"save", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
TEXTS = {".py", ".html", ".md", ".txt", ".toml", ".sh", ".yml"}
NARROWING = {"filter", "exclude", "all", "standing", "order_by", "select_for_update"}
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "shared", "lib"}


def _sources(*folders: str) -> Iterator[Path]:
    for folder in folders or PACKAGES:
        yield from sorted((ROOT / folder).rglob("*.py"))


def _is_allowed(path: Path) -> bool:
    relative = path.relative_to(ROOT)
    return any(relative.match(pattern) or str(relative).startswith(pattern.removesuffix("*")) for pattern in WRITERS) or any(
        f"/{part}/" in f"/{relative}" for part in ("actions", "management/commands", "migrations", "models", "demo")
    )


def _receiver_is_rows(node: ast.expr) -> bool:
    """Does the expression look like a queryset or a model instance reached by a relation?"""
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Attribute) and (node.func.attr in NARROWING or _receiver_is_rows(node.func.value))
    return isinstance(node, ast.Attribute) and (node.attr in {"objects", "_default_manager"} or _receiver_is_rows(node.value))


def _writes(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        name, receiver = node.func.attr, node.func.value
        is_super = isinstance(receiver, ast.Call) and isinstance(receiver.func, ast.Name) and receiver.func.id == "super"
        if is_super:
            continue
        if name == "save" and node.args:  # a picture or workbook saved to a stream
            continue
        is_of_rows = name in {"create", "update", "delete"} and _receiver_is_rows(receiver)
        is_of_one = name == "delete" and not (node.args or node.keywords) and isinstance(receiver, ast.Name)
        if name in ALWAYS_WRITE or is_of_rows or is_of_one:
            yield node.lineno, name


def test_rows_are_written_in_actions_only() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line} calls .{name}()"
        for path in _sources()
        if not _is_allowed(path)
        for line, name in _writes(ast.parse(path.read_text()))
    ]

    assert not found, "Write in an action, or name the exception in WRITERS:\n" + "\n".join(found)


def test_the_rule_sees_what_it_should() -> None:
    source = """
def view(request):
    form.save()
    Person.objects.filter(pk=1).update(name="")
    Person.objects.create()
    person.skills.all().delete()
    entry.delete()
    {}.update(a=1)
    cache.delete("key")
    context.update(more)
"""
    assert [line for line, _name in sorted(_writes(ast.parse(source)))] == [3, 4, 5, 6, 7]


def test_no_file_or_folder_is_called_by_what_it_is_not() -> None:
    folders = [*PACKAGES, "launcher", "tests"]
    found = [str(path.relative_to(ROOT)) for folder in folders for path in (ROOT / folder).rglob("*") if path.stem in FORBIDDEN_NAMES]

    assert not found, "Name the file after what it is about"


def test_actions_send_no_mail_and_know_no_request() -> None:
    banned = re.compile(r"^\s*(from|import)\s+(django\.core\.mail|django\.http|smtplib|rest_framework)", re.MULTILINE)
    found = [
        str(path.relative_to(ROOT))
        for path in _sources()
        if ("actions" in path.parts or path.name == "actions.py")
        and path.relative_to(ROOT).parts[:2] != ("siapkerja", "notifications")
        and banned.search(path.read_text())
    ]

    assert not found, "Announce a fact; notifications tell people"


def test_actions_take_keywords_only() -> None:
    found = []
    for path in _sources():
        if "actions" not in path.parts or "loading" in path.parts or path.parent.name in {"management"}:
            continue
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.FunctionDef) and _is_atomic(node) and node.args.args:
                found.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name}")  # noqa: PERF401 - reads better so

    assert not found, "Actions take keyword-only arguments"


def _is_atomic(node: ast.FunctionDef) -> bool:
    is_public = not node.name.startswith("_")
    return is_public and any("atomic" in ast.unparse(decorator) for decorator in node.decorator_list)


def test_templates_carry_no_inline_script_style_or_handler() -> None:
    patterns = {
        "inline style": re.compile(r"\sstyle\s*=\s*[\"']"),
        "style element": re.compile(r"<style\b"),
        "inline script": re.compile(r"<script\b(?![^>]*\bsrc=)[^>]*>"),
        "handler": re.compile(r"\son[a-z]+\s*=\s*[\"']"),
        "script address": re.compile(r"javascript:"),
    }
    found = [
        f"{path.relative_to(ROOT)}: {what}"
        for path in sorted((ROOT / "templates").rglob("*.html"))
        for what, pattern in patterns.items()
        if pattern.search(path.read_text())
    ]

    assert not found


@pytest.mark.parametrize("folder", [*PACKAGES, "templates", "docs", "launcher", "script", "bench", "tests"])
def test_nothing_names_a_machine_or_a_place_outside_the_repository(folder: str) -> None:
    pattern = re.compile(r"/(work|root|home/[a-z]+)/")
    this = Path(__file__).name
    texts = [path for path in sorted((ROOT / folder).rglob("*")) if path.is_file() and path.suffix in TEXTS and path.name != this]
    found = [str(path.relative_to(ROOT)) for path in texts if pattern.search(path.read_text())]

    assert not found
