"""The one door to the disk: the practice, kept in one confidential file."""

from goalkit.store.check_ins import export_check_ins, import_check_ins
from goalkit.store.chosen import chosen_client
from goalkit.store.code_names import private_mode, set_private_mode, shown_name, shown_names
from goalkit.store.drafts import CHOSEN
from goalkit.store.exchange import export_client, import_client
from goalkit.store.location import PASSPHRASE, passphrase_given, practice_path
from goalkit.store.moment import end_of_day
from goalkit.store.practice import Practice, open_practice

__all__ = [
    "CHOSEN",
    "PASSPHRASE",
    "Practice",
    "chosen_client",
    "end_of_day",
    "export_check_ins",
    "export_client",
    "import_check_ins",
    "import_client",
    "open_practice",
    "passphrase_given",
    "practice_path",
    "private_mode",
    "set_private_mode",
    "shown_name",
    "shown_names",
]
