"""The one door to the disk: the practice, kept in one confidential file."""

from goalkit.store.check_ins_csv import export_check_ins
from goalkit.store.client_json import export_client, import_client, read_client
from goalkit.store.door import open_practice
from goalkit.store.environment import (
    PASSPHRASE,
    Location,
    location_text,
    passphrase_given,
    practice_location,
    practice_path,
)
from goalkit.store.practice import Practice
from goalkit.store.rows import CHOSEN
from goalkit.store.settings import chosen_client, private_mode, set_private_mode, shown_name, shown_names
from goalkit.store.timestamps import end_of_day

__all__ = [
    "CHOSEN",
    "PASSPHRASE",
    "Location",
    "Practice",
    "chosen_client",
    "end_of_day",
    "export_check_ins",
    "export_client",
    "import_client",
    "location_text",
    "open_practice",
    "passphrase_given",
    "practice_location",
    "practice_path",
    "private_mode",
    "read_client",
    "set_private_mode",
    "shown_name",
    "shown_names",
]
