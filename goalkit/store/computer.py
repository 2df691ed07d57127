"""The time zone and the locale of this computer, which a new practice begins with."""

import os
import sys

from goalkit.errors import LocaleError
from goalkit.locales import locale_of
from goalkit.store.settings import time_zones

_LOCALE_VARIABLES = ("LC_ALL", "LC_TIME", "LC_NUMERIC", "LANG")


def computer_zone() -> str:
    """The name of this computer's time zone, such as `Europe/Berlin`; empty where it does not tell one."""
    from babel.localtime import get_localzone  # noqa: PLC0415 - when a practice is made, not at each command

    try:
        name = str(get_localzone())  # a zone of pytz, if that is installed
    except LookupError:  # the variable TZ may hold a rule in place of a name
        return ""
    return name if name in time_zones() else ""


def computer_locale() -> str:
    """The name of this computer's locale, such as `de_DE`; empty where it tells none of a country."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - as above

        buffer = ctypes.create_unicode_buffer(85)
        ctypes.windll.kernel32.GetUserDefaultLocaleName(buffer, len(buffer))
        name = buffer.value
    else:
        name = next(filter(None, map(os.environ.get, _LOCALE_VARIABLES)), "")
    try:
        found = locale_of(name)
    except LocaleError:  # of a program, such as C
        return ""
    return str(found) if found.territory else ""
