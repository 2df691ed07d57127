"""The time zone of this computer, by the name that other computers know it by."""

from zoneinfo import ZoneInfo, available_timezones

from babel.localtime import get_localzone


def system_zone() -> str:
    """Its name, such as `Europe/Berlin`; empty where the computer does not tell one."""
    try:
        zone = get_localzone()
    except LookupError:  # the variable TZ may hold a rule in place of a name
        return ""
    return zone.key if isinstance(zone, ZoneInfo) and zone.key in available_timezones() else ""
