"""The program of the kernel: loads what every review needs, then serves as a Jupyter kernel.

Run by `goalkit.report.kernel`, while that one still imports papermill: so the first cells need not wait.
"""

from goalkit.quick_import import ADDRESS_GRAMMAR, without

if __name__ == "__main__":
    with without(ADDRESS_GRAMMAR):
        import nbformat  # noqa: F401 - plotly asks for it when it shows a figure
    from ipykernel.kernelapp import launch_new_instance

    import goalkit.charts
    import goalkit.store  # noqa: F401 - both are loaded for the notebook

    launch_new_instance()
