"""Between the lock and the windows of the browser: each has a connection that lasts as long as it does."""

import json
from typing import Any

from jupyter_server.auth.decorator import ws_authenticated
from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.base.websocket import WebSocketMixin
from jupyter_server.utils import url_path_join
from tornado.ioloop import PeriodicCallback
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from goalkit.errors import GoalkitError, PassphraseNeededError, PassphraseWrongError
from goalkit.failure_log import apology
from goalkit.lab.lock import Lock

LOOK_EVERY = 1_000
"""Milliseconds from one look at the clock to the next."""
WRONG = "This is not the passphrase of your workbook. Check the keyboard and try again."


def offer_lock(server: Any) -> None:
    """Have pages be locked by a button and by the clock, where there is a passphrase."""
    lock: Lock = server.kernel_manager.lock
    if not lock.can_close:
        return
    settings, where = server.web_app.settings, url_path_join(server.base_url, "goalkit", "lock")
    settings.setdefault("page_config_data", {})["goalkitLock"] = where
    server.web_app.add_handlers(".*$", [(where, LockChannel, {"lock": lock})])
    PeriodicCallback(lock.look, LOOK_EVERY).start()


class LockChannel(WebSocketMixin, WebSocketHandler, JupyterHandler):
    """What a window says, and what it is told: whether it is locked, and that a passphrase was wrong."""

    def initialize(self, lock: Lock) -> None:
        """Take what the address is registered with."""
        self._lock = lock

    @ws_authenticated
    async def get(self, *path: str, **named: str) -> None:
        """Connect a window of the person who has the token of this start."""
        await super().get(*path, **named)

    def open(self, *path: str, **named: str) -> None:
        """Tell a window that has just connected."""
        super().open(*path, **named)
        self._lock.enter(self.tell)
        self.tell()

    def tell(self) -> None:
        """Tell whether it is locked, and after how many minutes it locks by itself."""
        self._say(locked=self._lock.is_closed, minutes=self._lock.minutes)

    async def on_message(self, message: str | bytes) -> None:
        """Do what the window asks for."""
        match json.loads(message):
            case {"is": "input"}:
                self._lock.note_input()
            case {"is": "lock"}:
                self._lock.close()
            case {"is": "left"}:
                self._lock.has_left(self.tell)
            case {"is": "passphrase", "typed": str(typed)}:
                await self._unlock(typed)

    async def _unlock(self, typed: str) -> None:
        try:
            await self._lock.open(typed)
        except (PassphraseNeededError, PassphraseWrongError):
            self._say(problem=WRONG)
        except GoalkitError as error:
            self._say(problem=f"{error}.")
        except Exception as failure:  # noqa: BLE001 - it would be said where nobody looks
            self._say(problem=apology(failure))

    def on_close(self) -> None:
        """Forget the window."""
        self._lock.forget(self.tell)

    def _say(self, **what: object) -> None:
        try:
            self.write_message(json.dumps(what))
        except WebSocketClosedError:
            self.log.debug("A window has gone")
