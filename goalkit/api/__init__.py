"""What `import goalkit as gk` offers; the names are listed in `goalkit/__init__.py`."""
