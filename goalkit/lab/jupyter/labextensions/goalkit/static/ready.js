/*
 * A notebook whose metadata carry `goalkit` opens ready for use: its cells run by themselves and its
 * code is out of sight until the button "Show code" is pressed. Other notebooks are left alone.
 *
 * JupyterLab loads this file as it stands (a container of module federation, written by hand), so there
 * is nothing to build: `shared` has the packages of the JupyterLab that is running.
 */
(() => {
  const FROM_A_REPORT = { 'Print this': '85_print.ipynb', Start: '00_start.ipynb' };
  const home = document.currentScript.src;
  const ours = Promise.all(['page', 'running', 'around', 'lock'].map(name => import(`./${name}.js`)));
  let shared;

  const packages = ['application', 'filebrowser', 'notebook', 'ui-components', 'coreutils'].map(
    name => `@jupyterlab/${name}`
  );

  /** The package `name` of the running JupyterLab. */
  async function sharedPackage(name) {
    const [version] = Object.values(shared[name]);
    return (await version.get())();
  }

  /** Resolves when the style sheet is there: before that of pages is, code would flash up. */
  function loadStyle(name) {
    const link = document.createElement('link');
    Object.assign(link, { rel: 'stylesheet', href: new URL(name, home).href });
    return new Promise(done => {
      link.onload = link.onerror = done;
      document.head.append(link);
    });
  }

  async function makePlugin() {
    const [
      { ILabShell }, { DirListing }, { INotebookTracker, NotebookActions }, { ToolbarButton },
      { PageConfig }, [page, running, around, { makeLock, makeScreen }]
    ] = await Promise.all([
      ...packages.map(sharedPackage), ours, loadStyle('ready.css')
    ]);
    if (PageConfig.getOption('goalkitFonts')) await loadStyle('fonts.css'); // no other server has them

    async function open(panel, tracker, commands, lock) {
      page.showCode(panel, false);
      await panel.context.ready;
      if (lock) page.addLock(panel, ToolbarButton, lock);
      const isOurs = panel.model.getMetadata('goalkit') !== undefined;
      page.showCode(panel, !isOurs);
      if (!isOurs) return;
      page.makePage(panel, ToolbarButton);
      const { role } = panel.model.getMetadata('goalkit');
      if (role === 'report') {
        const follow = path => commands.execute('docmanager:open', { path });
        page.addWays(panel, ToolbarButton, FROM_A_REPORT, follow);
      }
      await Promise.all([panel.sessionContext.ready, panel.revealed]);
      if (panel.isDisposed) return;
      await running.keepRunning(panel, NotebookActions, lock);
      if (role !== 'report') running.runOnReturn(panel, tracker, NotebookActions, role === 'start');
    }

    return {
      id: 'goalkit:ready',
      description: 'Opens goalkit notebooks ready for use.',
      autoStart: true,
      requires: [INotebookTracker],
      optional: [ILabShell],
      activate: async (app, tracker, shell) => {
        around.forgetTyped(document.body);
        const address = PageConfig.getOption('goalkitLock');
        const lock = address ? makeLock(address, makeScreen(app.shell), {
          leave: () => running.leaveAll(tracker),
          comeBack: () => running.comeBackAll(tracker)
        }) : undefined; // without a passphrase there is none
        await lock?.opened(); // JupyterLab waits as well: no page is shown before
        around.nameFiles(DirListing);
        tracker.widgetAdded.connect((_, panel) => open(panel, tracker, app.commands, lock));
        if (!shell) return;
        around.nameWindow(shell);
        around.makeRoom(shell);
      }
    };
  }

  window._JUPYTERLAB ??= {};
  window._JUPYTERLAB.goalkit = {
    init: scope => { shared = scope; },
    get: async () => {
      const hasNotebooks = packages.every(name => name in shared); // Voilà shows results alone
      const plugin = hasNotebooks ? await makePlugin() : [];
      return () => ({ __esModule: true, default: plugin });
    }
  };
})();
