"""Where JupyterLab keeps the copy of a notebook that was saved: a folder for this person alone."""

from pathlib import Path
from typing import Any

from jupyter_server.services.contents import filecheckpoints

_Checkpoints: Any = filecheckpoints.AsyncFileCheckpoints


class PrivateCheckpoints(_Checkpoints):  # type: ignore[misc] # its base has no types
    """Checkpoints beside the notebook, in a folder that nobody else can open, also one of before."""

    def checkpoint_path(self, checkpoint_id: str, path: str) -> str:
        """The file of a checkpoint; its folder is made private."""
        file = str(super().checkpoint_path(checkpoint_id, path))
        with self.perm_to_403():
            Path(file).parent.chmod(0o700)
        return file
