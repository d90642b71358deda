"""The picture of a vacancy that messengers and social networks show beside a link to it."""

import io
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe
from PIL import Image, ImageDraw, ImageFont

from karirhub.models import Vacancy
from karirhub.queries.vacancies import vacancy_to_apply_for
from karirhub.views.public.cards import wage_words
from siapkerja.web.wording import day

WIDTH, HEIGHT, MARGIN = 1200, 630, 72
BLUE, YELLOW, WHITE, PALE = "#0a5c9e", "#f2b705", "#ffffff", "#d5e7f6"
A_WEEK = 7 * 24 * 3600
FONTS = Path(settings.BASE_DIR) / "siapkerja/documents/fonts"


@login_not_required
@require_safe
def picture(request: HttpRequest, vacancy_id: int, version: int) -> HttpResponse:
    """1200 × 630 PNG. The version stands in the address, so a changed vacancy has a new picture and each can be kept for long."""
    found = vacancy_to_apply_for(vacancy_id)
    if found is None or found.version < version:
        raise Http404
    return HttpResponse(drawn(found), content_type="image/png", headers={"Cache-Control": f"public, max-age={A_WEEK}, immutable"})


def drawn(vacancy: Vacancy) -> bytes:
    """Title, employer, place and pay on the portal's blue, as PNG."""
    image = Image.new("RGB", (WIDTH, HEIGHT), BLUE)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, WIDTH, 18), fill=YELLOW)
    draw.text((MARGIN, 66), "SIAPKerja · Karirhub", font=_font(700, 32), fill=PALE)
    y = 140
    for line in _lines(vacancy.title, _font(700, 68), 3):
        draw.text((MARGIN, y), line, font=_font(700, 68), fill=WHITE)
        y += 84
    y += 12
    for words, weight, colour in (
        (vacancy.employer_name, 600, WHITE),
        (vacancy.place, 500, PALE),
        (wage_words(vacancy), 700, YELLOW),
    ):
        draw.text((MARGIN, y), _lines(words, _font(weight, 40), 1)[0], font=_font(weight, 40), fill=colour)
        y += 56
    draw.text(
        (MARGIN, HEIGHT - 72), gettext("Lamar gratis sampai %(day)s") % {"day": day(vacancy.closes_on)}, font=_font(500, 28), fill=PALE
    )
    stored = io.BytesIO()
    image.quantize(64).save(stored, "PNG", optimize=True)
    return stored.getvalue()


@cache
def _font(weight: int, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / f"plus-jakarta-sans-{weight}.ttf"), size)


def _lines(text: str, font: ImageFont.FreeTypeFont, most: int) -> list[str]:
    """The text in at most so many lines that fit; what is left over becomes an ellipsis."""
    lines: list[str] = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= WIDTH - 2 * MARGIN:
            lines[-1] = longer
        elif len(lines) < most and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = longer
            break
    while font.getlength(lines[-1]) > WIDTH - 2 * MARGIN:
        lines[-1] = lines[-1].removesuffix("…")[:-1].rstrip() + "…"
    return lines
