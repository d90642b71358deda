"""Short ways to write a question down; the rest is said by name."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wajiblapor.questions.kinds import Kind, Question, Words

YES, NO = "yes", "no"
YES_NO = ((YES, _("Ya")), (NO, _("Tidak")))


def yes_no(slug: str, words: Words, **more: Any) -> Question:
    return Question(slug=slug, words=words, kind=Kind.YES_NO, choices=YES_NO, **more)


def count(slug: str, words: Words, **more: Any) -> Question:
    return Question(slug=slug, words=words, kind=Kind.COUNT, **more)


def money(slug: str, words: Words, **more: Any) -> Question:
    return Question(slug=slug, words=words, kind=Kind.MONEY, **more)


def hours(slug: str, words: Words, **more: Any) -> Question:
    return Question(slug=slug, words=words, kind=Kind.HOURS, unit=_("jam"), **more)


def day(slug: str, words: Words, **more: Any) -> Question:
    return Question(slug=slug, words=words, kind=Kind.DAY, **more)


def text(slug: str, words: Words, **more: Any) -> Question:
    return Question(slug=slug, words=words, kind=Kind.TEXT, **more)


def story(slug: str, words: Words, **more: Any) -> Question:
    return Question(slug=slug, words=words, kind=Kind.STORY, **{"length": 1000} | more)


def choice(slug: str, words: Words, *choices: tuple[str, Words], **more: Any) -> Question:
    return Question(slug=slug, words=words, kind=Kind.CHOICE, choices=choices, **more)


def choices(slug: str, words: Words, *options: tuple[str, Words], **more: Any) -> Question:
    return Question(slug=slug, words=words, kind=Kind.CHOICES, choices=options, **more)


def occupation(slug: str, words: Words, **more: Any) -> Question:
    return Question(slug=slug, words=words, kind=Kind.OCCUPATION, **more)


def phone(slug: str, words: Words, **more: Any) -> Question:
    return Question(slug=slug, words=words, kind=Kind.PHONE, **{"length": 20} | more)


def email(slug: str, words: Words, **more: Any) -> Question:
    return Question(slug=slug, words=words, kind=Kind.EMAIL, **{"length": 120} | more)


def nik(slug: str, words: Words, **more: Any) -> Question:
    return Question(slug=slug, words=words, kind=Kind.NIK, **{"length": 16} | more)


def table(slug: str, words: Words, *columns: Question, **more: Any) -> Question:
    return Question(slug=slug, words=words, kind=Kind.TABLE, columns=columns, **more)
