"""What a browser says of itself, in words a person knows their device by."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

BROWSERS = {
    "edge": "Edge", "opera": "Opera", "samsung": "Samsung Internet", "uc": "UC Browser", "firefox": "Firefox", "chrome": "Chrome",
    "safari": "Safari",
}  # fmt: skip
SYSTEMS = {
    "android": "Android", "iphone": "iPhone", "ipad": "iPad", "windows": "Windows", "chromeos": "ChromeOS", "macos": "Mac",
    "linux": "Linux",
}  # fmt: skip
# In this order: most browsers also name the ones they descend from.
_BROWSER_SIGNS = (
    ("edge", ("Edg/", "EdgA/", "EdgiOS/")),
    ("opera", ("OPR/", "Opera")),
    ("samsung", ("SamsungBrowser/",)),
    ("uc", ("UCBrowser/", "UCWEB")),
    ("firefox", ("Firefox/", "FxiOS/")),
    ("chrome", ("Chrome/", "CriOS/")),
    ("safari", ("Safari/",)),
)
_SYSTEM_SIGNS = (
    ("android", ("Android",)),
    ("iphone", ("iPhone",)),
    ("ipad", ("iPad",)),
    ("windows", ("Windows",)),
    ("chromeos", ("CrOS",)),
    ("macos", ("Mac OS X", "Macintosh")),
    ("linux", ("Linux", "X11")),
)


@dataclass(frozen=True)
class Device:
    """Codes of a browser and of the system under it; "" where unknown."""

    browser: str = ""
    system: str = ""

    @property
    def words(self) -> str:
        """ "Chrome di Android"; never what the browser wrote itself."""
        browser, system = BROWSERS.get(self.browser, ""), SYSTEMS.get(self.system, "")
        if browser and system:
            return _("%(browser)s di %(system)s") % {"browser": browser, "system": system}
        return browser or system or _("Perangkat yang tidak dikenal")

    @property
    def is_handheld(self) -> bool:
        return self.system in {"android", "iphone", "ipad"}


def device_of(user_agent: str) -> Device:
    """The device behind a User-Agent header."""
    return Device(_first(_BROWSER_SIGNS, user_agent), _first(_SYSTEM_SIGNS, user_agent))


def _first(signs: tuple[tuple[str, tuple[str, ...]], ...], text: str) -> str:
    return next((code for code, words in signs if any(word in text for word in words)), "")
