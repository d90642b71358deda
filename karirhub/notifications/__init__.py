"""Who hears of what happens in Karirhub."""

from karirhub.notifications import applications, cards, complaints, fairs  # noqa: F401 - registers the notices
