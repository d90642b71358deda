"""The region field in a real browser, with and without JavaScript."""

import re
from typing import Any

from playwright.sync_api import expect


def test_a_place_is_offered_while_one_types(page: Any) -> None:
    page.goto("/upah-minimum/")
    page.get_by_label("Tempat kerja").fill("sukamaju baregbeg")
    page.get_by_label("Desa Sukamaju").click()
    expect(page.get_by_label("Tempat kerja")).to_have_value("Desa Sukamaju, Baregbeg, Kabupaten Ciamis, Jawa Barat")
    page.get_by_role("button", name="Lihat upah minimum").click()
    page.get_by_role("heading", name="Desa Sukamaju, Baregbeg").wait_for()


def test_what_was_typed_before_a_weak_line_brought_the_script_is_offered_too(page: Any) -> None:
    held: list[Any] = []
    page.route(re.compile(r"/region-picker[^/]*\.js$"), lambda route: held.append(route))
    page.goto("/upah-minimum/", wait_until="commit")
    page.get_by_label("Tempat kerja").fill("dago coblong")
    while not held:
        page.wait_for_timeout(20)
    held[0].continue_()
    page.get_by_label("Kelurahan Dago").wait_for()


def test_a_place_is_taken_with_the_keyboard_alone(page: Any) -> None:
    page.goto("/upah-minimum/")
    field = page.get_by_label("Tempat kerja")
    field.focus()
    page.keyboard.type("dago coblong")
    page.get_by_label("Kelurahan Dago").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert field.input_value() == "Kelurahan Dago, Coblong, Kota Bandung, Jawa Barat"
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Kelurahan Dago").wait_for()


def test_a_place_is_picked_from_the_list_of_provinces(page: Any) -> None:
    page.goto("/upah-minimum/")
    page.get_by_role("button", name="Pilih dari daftar").click()
    page.get_by_label("Bali").click()
    expect(page.get_by_label("Tempat kerja")).to_have_value("Bali")


def test_without_javascript_the_form_comes_back_with_the_choice(no_js_page: Any) -> None:
    no_js_page.goto("/upah-minimum/")
    no_js_page.get_by_label("Tempat kerja").fill("sukamaju ciamis")
    no_js_page.get_by_role("button", name="Lihat upah minimum").click()
    no_js_page.get_by_label("Baregbeg").check()
    no_js_page.get_by_role("button", name="Lihat upah minimum").click()
    no_js_page.get_by_role("heading", name="Desa Sukamaju, Baregbeg").wait_for()
