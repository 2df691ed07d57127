"""goalkit: goals, reviews and progress for leaders, alone or with a coach."""
