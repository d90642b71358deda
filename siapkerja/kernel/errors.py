"""Refusals: what the portal says no to, in words fit for the person who asked."""

from collections.abc import Mapping


class Refused(Exception):
    """An expected no. Subclasses live beside the action that raises them.

    Attributes:
        code: stable machine name, used by the API's problem type and by tests.
        sentence: what the person reads: what is wrong and how to mend it. May be a lazy translation.
        fields: sentences by form field, where the refusal concerns single answers.
    """

    code = "refused"
    sentence: str = "Permintaan ini tidak dapat dijalankan."

    def __init__(self, sentence: str | None = None, *, fields: Mapping[str, str] | None = None) -> None:
        if sentence is not None:
            self.sentence = sentence
        self.fields = dict(fields or {})
        super().__init__(self.sentence)

    def __str__(self) -> str:
        return str(self.sentence)


class MoveNotAllowed(Refused):
    """The record is in a state from which this move does not start."""

    code = "move_not_allowed"


class NotPermitted(Refused):
    """The actor may see the record but not do this to it."""

    code = "not_permitted"
