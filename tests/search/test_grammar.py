"""What people type means something, whatever it is."""

import pytest

from siapkerja.search.analysis import stem, tokens
from siapkerja.search.grammar import MOST_TERMS, Words, parse


def test_words_phrases_and_exclusions_are_told_apart() -> None:
    assert parse('operator "mutu jahitan" -senior -"giliran malam"') == Words(
        words=("operator",), phrases=(("mutu", "jahitan"),), without=(("senior",), ("giliran", "malam"))
    )


def test_a_dash_inside_a_word_excludes_nothing() -> None:
    assert parse("e-commerce - gudang").words == ("e", "commerce", "gudang")
    assert not parse("e-commerce - gudang").without


def test_an_open_quotation_mark_is_no_mark() -> None:
    assert parse('"operator jahit').words == ("operator", "jahit")


def test_a_star_asks_for_what_begins_so_and_the_last_word_may_be_unfinished() -> None:
    assert parse("jah* kasir") == Words(words=("kasir",), starts=("jah",), unfinished="kasir")
    assert parse("kasir ").unfinished == parse('kasir "toko roti"').unfinished == parse("kasir di").unfinished == ""
    assert not parse("*").starts
    assert parse("a*").words == ("a",)


def test_a_query_can_be_written_again() -> None:
    for typed in ('operator "mutu jahitan" -senior -"giliran malam" ', "jah* c++ "):
        assert parse(parse(typed).text + " ") == parse(typed)
    assert parse("opertor jahit ").with_word("opertor", "operator").text == "operator jahit"


def test_typographic_quotation_marks_quote_too() -> None:
    assert parse("“operator jahit”").phrases == (("operator", "jahit"),)


def test_words_that_say_nothing_are_dropped_unless_they_are_all_there_is() -> None:
    assert parse("kerja di gudang dan toko").words == ("kerja", "gudang", "toko")
    assert parse("di dan").words == ("di", "dan")


@pytest.mark.parametrize(
    "typed",
    ["", "   ", "***", '""', "-", "- -", "id:5 OR ^1000000 {x} [a TO b]", "<script>alert(1)</script>", "\0", "🙂", "((((", "-" * 500],
)
def test_nothing_typed_is_an_error(typed: str) -> None:
    parse(typed)


def test_a_very_long_query_is_cut() -> None:
    assert len(parse("perawat bidan " * 1000).words) == 2
    assert len(parse(" ".join(f"kata{number}" for number in range(100))).words) == MOST_TERMS


def test_signs_of_programming_languages_stay() -> None:
    assert tokens("Pengembang C++, C# & .NET") == ["pengembang", "c++", "c#", "net"]


def test_accents_and_case_do_not_matter() -> None:
    assert tokens("Café BARISTA") == ["cafe", "barista"]


def test_the_stem_joins_forms_of_a_word() -> None:
    assert stem("menjahit") == stem("jahitan") == stem("jahit")
