"""The generated documents say what the code says."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from siapkerja.workflow.describing import facts, facts_page, workflows, workflows_page


def test_every_workflow_is_drawn_with_all_its_states_and_moves() -> None:
    page = workflows_page()
    assert page.count("```mermaid") == len(workflows()) > 0
    for app, workflow in workflows():
        section = page.partition(f"## {app}: {workflow.name}\n")[2].partition("\n## ")[0]
        assert [state.value for state in workflow.states if f"s_{state.value}: {state.label}" not in section] == []
        assert [move.name for move in workflow.moves if f"| `{move.name}` | {move.label} |" not in section] == []


def test_every_fact_is_there_and_nothing_of_the_tests() -> None:
    page = facts_page()
    assert [kind.__name__ for kind in facts() if f"### {kind.__name__}\n" not in page] == []
    assert "Probe" not in page
    assert "_About" not in page


def test_every_fact_says_in_a_sentence_what_happened() -> None:
    silent = [kind.__name__ for kind in facts() if not (kind.__doc__ or "").strip().endswith((".", ")"))]
    assert silent == []


def test_checking_fails_on_what_is_not_current_and_writing_mends_it(settings, tmp_path: Path) -> None:
    settings.BASE_DIR = tmp_path
    with pytest.raises(CommandError, match=r"docs/workflows.md, docs/facts.md"):
        call_command("generate_docs", "--check")
    call_command("generate_docs", stdout=StringIO())
    call_command("generate_docs", "--check")
    (tmp_path / "docs" / "facts.md").write_text("older")
    with pytest.raises(CommandError, match=r"docs/facts.md"):
        call_command("generate_docs", "--check")
