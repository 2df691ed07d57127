"""The facts of one client, computed when asked for: of a period, of attainment, ahead, and for a session."""
