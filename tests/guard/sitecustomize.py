"""Python reads this at its start, so processes started by a test are watched too."""

import loopback_only

loopback_only.watch()
