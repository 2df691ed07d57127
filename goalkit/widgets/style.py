"""The look of forms, from `goalkit.look`; in JupyterLab its colours follow the theme, light or dark."""

import ipywidgets as ipw

from goalkit.blocks import template


def style() -> ipw.HTML:
    """The style sheet of a page."""
    sheet = ipw.HTML(template("form_style.html.j2").render())
    sheet.layout.display = "none"
    return sheet
