"""Words with which a client asks for feedback, as plain text to copy."""

from collections.abc import Sequence

from goalkit.model import Client

SPAN = "Over the past eight weeks"
SCALE = "−3 (much worse) over 0 (no change) to +3 (much better)"
UNSIGNED = "[your name]"
LEFT_OUT = "The name is left out of these words while names are hidden: put it in before you send them."


def words_to_ask(behaviours: Sequence[str], client: Client) -> str:
    """A message that asks about these behaviours, and tells the truth about who sees the answers."""
    asked = "\n".join(f"{number}. {text}" for number, text in enumerate(behaviours or ("…",), start=1))
    seen = (
        f"{client.coach} collects the answers. I see them by group, and no group of fewer than three."
        if client.coach
        else "I collect the answers myself. Whoever else sees them sees no group of fewer than three."
    )
    return (
        f"{SPAN}, have I become better at this?\n\n{asked}\n\n"
        f"Please answer each with a number from {SCALE}, and with one suggestion for the weeks ahead.\n\n"
        f"{seen} Thank you! {client.name}"
    )
