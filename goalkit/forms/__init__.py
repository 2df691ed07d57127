"""The form engine: declared forms, controls, steps and rows; where it is saved is not known here."""
