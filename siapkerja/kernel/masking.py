"""Personal numbers and addresses in running text, hidden: for logs, which are kept elsewhere and read by many."""

import logging
import re
import traceback

from siapkerja.kernel.text import masked

# Sixteen digits, also in groups of four: NIK, family card, NPWP.
_SIXTEEN = re.compile(r"(?<!\d)(?:\d{4}[ .-]?){3}\d{4}(?!\d)")
_PHONE = re.compile(r"(?<![\w+])(?:\+?62|0)[ -]?8\d(?:[ -]?\d){6,11}(?!\d)")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def hidden(text: str) -> str:
    """The text with numbers of sixteen digits, mobile numbers and e-mail addresses made unreadable, but still tellable apart a little."""
    text = _SIXTEEN.sub(lambda found: masked(re.sub(r"\D", "", found.group())), text)
    text = _PHONE.sub(lambda found: masked(re.sub(r"[^\d+]", "", found.group()), head=4, tail=2), text)
    return _EMAIL.sub(lambda found: f"{found.group()[0]}***@{found.group().rpartition('@')[2]}", text)


class PersonalDataFilter(logging.Filter):
    """Hides personal data in every line that is logged, also in arguments and tracebacks. Lets every line through."""

    def filter(self, record: logging.LogRecord) -> bool:
        try:
            record.msg, record.args = hidden(record.getMessage()), None
        except (TypeError, ValueError):  # a line whose arguments do not fit is shown as it was written
            record.msg, record.args = hidden(f"{record.msg} {record.args}"), None
        if record.exc_info and not record.exc_text:
            record.exc_text = "".join(traceback.format_exception(*record.exc_info)).rstrip()
        if record.exc_text:
            record.exc_text = hidden(record.exc_text)
        return True
