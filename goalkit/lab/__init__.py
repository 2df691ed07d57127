"""JupyterLab as the place where the workbook is read: how it is started, and its first page."""
