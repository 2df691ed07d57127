/*
 * A notebook whose metadata carry `goalkit` opens ready for use: its cells run by themselves and its
 * code is out of sight until the button "Show code" is pressed. Other notebooks are left alone.
 *
 * JupyterLab loads this file as it stands (a container of module federation, written by hand), so there
 * is nothing to build: `shared` has the packages of the JupyterLab that is running.
 */
(() => {
  const styleSheet = new URL('ready.css', document.currentScript.src).href;
  let shared;

  /** The package `name` of the running JupyterLab. */
  async function sharedPackage(name) {
    const [version] = Object.values(shared[name]);
    return (await version.get())();
  }

  /** Resolves when the style sheet is there, so that no code flashes up before. */
  function loadStyle() {
    const link = document.createElement('link');
    Object.assign(link, { rel: 'stylesheet', href: styleSheet });
    return new Promise(done => {
      link.onload = link.onerror = done;
      document.head.append(link);
    });
  }

  /** Show or hide the code. Where none is in sight, the keys that cut, delete or run cells do nothing. */
  function showCode(panel, shown) {
    panel.toggleClass('goalkit-codeless', !shown);
    for (const { node } of [panel.content, ...panel.content.widgets]) {
      node.toggleAttribute('data-lm-suppress-shortcuts', !shown);
    }
  }

  const showsCode = panel => !panel.hasClass('goalkit-codeless');

  /** A double click on a text opens its source: not where code is out of sight. */
  function keepTextsClosed(panel) {
    panel.node.addEventListener('dblclick', event => {
      if (!showsCode(panel) && event.target.closest('.jp-MarkdownCell')) event.stopPropagation();
    }, { capture: true });
  }

  /** The key to save has nothing to do but for a changed text; the browser would offer to save the page. */
  function keepSaveKey(panel) {
    panel.content.node.addEventListener('keydown', event => {
      if (showsCode(panel) || !(event.ctrlKey || event.metaKey) || event.key !== 's') return;
      event.preventDefault();
      if (panel.model.dirty) panel.context.save();
    });
  }

  /** What a save would write; results are not part of it (goalkit/lab/saving.py). */
  function written(model) {
    const cells = Array.from(model.cells, ({ type, sharedModel, metadata }) => [
      type, sharedModel.getSource(), { ...metadata, trusted: undefined }
    ]);
    return JSON.stringify(cells);
  }

  /** A notebook that only ran has no unsaved changes, so that nobody is asked about them. */
  function ignoreResults({ model, saveState }) {
    let saved = written(model);
    saveState.connect((_, state) => {
      if (state === 'completed') saved = written(model);
    });
    const look = () => {
      if (model.dirty && written(model) === saved) model.dirty = false;
    };
    model.stateChanged.connect((_, change) => {
      if (change.name === 'dirty') Promise.resolve().then(look);
    });
    look();
  }

  function addButton(panel, ToolbarButton) {
    const button = new ToolbarButton({
      label: 'Show code',
      tooltip: 'Show the code of this page',
      pressedTooltip: 'Hide the code of this page',
      onClick: () => {
        showCode(panel, !showsCode(panel));
        button.pressed = showsCode(panel);
      }
    });
    panel.toolbar.insertItem(0, 'goalkit-code', button);
  }

  async function open(panel, { NotebookActions, ToolbarButton }) {
    showCode(panel, false);
    await panel.context.ready;
    const isOurs = panel.model.getMetadata('goalkit') !== undefined;
    showCode(panel, !isOurs);
    if (!isOurs) return;
    addButton(panel, ToolbarButton);
    keepTextsClosed(panel);
    keepSaveKey(panel);
    ignoreResults(panel.context);
    await Promise.all([panel.sessionContext.ready, panel.revealed]);
    if (panel.isDisposed) return;
    await NotebookActions.runAll(panel.content, panel.sessionContext);
    panel.content.activeCellIndex = 0;
  }

  async function makePlugin() {
    const [{ INotebookTracker, NotebookActions }, { ToolbarButton }] = await Promise.all([
      sharedPackage('@jupyterlab/notebook'), sharedPackage('@jupyterlab/ui-components'), loadStyle()
    ]);
    return {
      id: 'goalkit:ready',
      description: 'Opens goalkit notebooks ready for use.',
      autoStart: true,
      requires: [INotebookTracker],
      activate: (_, tracker) => {
        tracker.widgetAdded.connect((_, panel) => open(panel, { NotebookActions, ToolbarButton }));
      }
    };
  }

  window._JUPYTERLAB ??= {};
  window._JUPYTERLAB.goalkit = {
    init: scope => { shared = scope; },
    get: async () => {
      const plugin = await makePlugin();
      return () => ({ __esModule: true, default: plugin });
    }
  };
})();
