"""What the records say: pure functions from frames to frames. "Today" is always an argument.

Import from the modules: `from goalkit.analysis.progress import progress`.
"""
