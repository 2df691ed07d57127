/* One goalkit notebook as a page: without code, without a question about what nobody typed. */

/** Show or hide the code. Where none is in sight, the keys that cut, delete or run cells do nothing. */
export function showCode(panel, shown) {
  panel.toggleClass('goalkit-codeless', !shown);
  for (const { node } of [panel.content, ...panel.content.widgets]) {
    node.toggleAttribute('data-lm-suppress-shortcuts', !shown);
  }
}

const showsCode = panel => !panel.hasClass('goalkit-codeless');

/** All that makes a page of a notebook that is ours. */
export function makePage(panel, ToolbarButton) {
  addButton(panel, ToolbarButton);
  keepTextsClosed(panel);
  keepSaveKey(panel);
  keepKeys(panel);
  ignoreResults(panel.context);
  nameSliders(panel.content.node);
  offerSvg(panel.content.node);
  followPresses(panel.content.node);
  closeMenus(panel.content.node);
  keepMenus(panel.content.node);
}

/** Two buttons, of which one is there: what shows the code, and what hides it. */
function addButton(panel, ToolbarButton) {
  const look = () => {
    show.setHidden(showsCode(panel));
    hide.setHidden(!showsCode(panel));
  };
  const turn = (label, shown) => new ToolbarButton({
    label,
    tooltip: `${label.split(' ')[0]} the code of this page`,
    onClick: () => {
      showCode(panel, shown);
      look();
    }
  });
  const [show, hide] = [turn('Show code', true), turn('Hide code', false)];
  panel.toolbar.insertItem(0, 'goalkit-show-code', show);
  panel.toolbar.insertItem(1, 'goalkit-hide-code', hide);
  look();
}

/** The way on from a report, which has no form at its foot: the pages of these names, by their titles. */
export function addWays(panel, ToolbarButton, pages, open) {
  const folder = panel.context.path.split('/').slice(0, -1);
  for (const [title, file] of Object.entries(pages)) {
    const go = new ToolbarButton({
      label: title,
      tooltip: `Go to ${title}`,
      onClick: () => open([...folder, file].join('/'))
    });
    panel.toolbar.insertItem(0, `goalkit-to-${file}`, go);
  }
}

/** The button that locks every page at once. */
export function addLock(panel, ToolbarButton, lock) {
  const button = new ToolbarButton({
    label: 'Lock',
    tooltip: 'Empty every page until the passphrase is typed. What you typed is kept.',
    onClick: lock.close
  });
  panel.toolbar.insertItem(0, 'goalkit-lock', button);
}

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

/** JupyterLab asks what has the focus before it asks what is around it: a list, a tick and a button too. */
function keepKeys(panel) {
  panel.content.node.addEventListener('focusin', ({ target }) => {
    target.toggleAttribute('data-lm-suppress-shortcuts', !showsCode(panel));
  });
}

/** What a save would write; results are not part of it (goalkit/lab/server_extension.py). */
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

/** The handle of a slider is what the keyboard reaches, and its label stands elsewhere: it is named by it. */
function nameSliders(node) {
  const look = () => {
    for (const handle of node.querySelectorAll('.goalkit-page .noUi-handle:not([aria-label])')) {
      const label = handle.closest('.widget-inline-hbox')?.querySelector('.widget-label');
      if (label?.textContent) handle.setAttribute('aria-label', label.textContent);
    }
  };
  new MutationObserver(look).observe(node, { childList: true, subtree: true });
}

/** A chart has one button, which saves it in one format: beside it stands one for the other. */
function offerSvg(node) {
  const look = () => {
    for (const png of node.querySelectorAll('.modebar-btn[data-title="Save as PNG"]:only-child')) {
      const svg = png.cloneNode();
      svg.dataset.title = svg.ariaLabel = 'Save as SVG';
      [png.textContent, svg.textContent] = ['PNG', 'SVG'];
      svg.addEventListener('click', () => {
        const { toImageButtonOptions } = svg.closest('.js-plotly-plot')._context;
        toImageButtonOptions.format = 'svg';
        png.click();
        toImageButtonOptions.format = 'png';
      });
      png.after(svg);
    }
  };
  new MutationObserver(look).observe(node, { childList: true, subtree: true });
}

/** What "More" shows goes away with Escape, and once something else is pressed. */
function closeMenus(node) {
  const close = ({ type, key, target }) => {
    for (const menu of node.querySelectorAll('.goalkit-nav details[open]')) {
      if (type === 'keydown' ? key === 'Escape' : !menu.contains(target)) menu.open = false;
    }
  };
  for (const sign of ['pointerdown', 'keydown']) node.addEventListener(sign, close);
}

/** A row of steps that is drawn anew takes over from the one before whether "More" is open, and the focus. */
function keepMenus(node) {
  let gone = null;
  let focused = null;
  node.addEventListener('focusin', ({ target }) => (focused = target));
  const rowIn = nodes => nodes.map(one => one.querySelector?.('.goalkit-nav')).find(Boolean);
  const linksOf = row => [...row.querySelectorAll('a, summary')];
  new MutationObserver(changes => {
    gone = rowIn(changes.flatMap(({ removedNodes }) => [...removedNodes])) ?? gone;
    const come = rowIn(changes.flatMap(({ addedNodes }) => [...addedNodes]));
    if (!gone || !come) return;
    come.querySelector('details').open = gone.querySelector('details').open;
    if (gone.contains(focused)) linksOf(come)[linksOf(gone).indexOf(focused)]?.focus({ preventScroll: true });
    gone = null;
  }).observe(node, { childList: true, subtree: true });
}

const FOLLOWED = 5000; // milliseconds after a press in which what opens is what was asked for

/**
 * What a press of a button asked for comes into sight and has the focus: the step or the page that opens, or the
 * first field that keeps a save from being made. Such fields say so to a screen reader.
 */
function followPresses(node) {
  let pressedAt = -Infinity;
  let step = null;
  let page = null;
  let waiting = false;
  node.addEventListener('click', ({ target }) => {
    if (target.closest('.goalkit-page .jupyter-button')) pressedAt = performance.now();
  }, { capture: true });
  const follow = (element, block) => {
    pressedAt = -Infinity;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block });
  };
  const look = () => {
    waiting = false;
    for (const field of node.querySelectorAll('.goalkit-field')) {
      const wrong = field.querySelector('.goalkit-problem') !== null;
      field.querySelector('input, select, textarea')?.setAttribute('aria-invalid', wrong);
    }
    const [opened, shown] = ['.goalkit-step', '.goalkit-page'].map(one => node.querySelector(one));
    const next = opened !== step ? opened : shown !== page ? shown : null;
    [step, page] = [opened, shown];
    if (performance.now() - pressedAt > FOLLOWED) return;
    const wrong = node.querySelector('.goalkit-card [aria-invalid=true]');
    if (next) {
      next.tabIndex = -1;
      follow(next, next === opened ? 'nearest' : 'start');
    } else if (wrong) {
      follow(wrong, 'center');
    }
  };
  new MutationObserver(() => {
    if (!waiting) requestAnimationFrame(look);
    waiting = true;
  }).observe(node, { childList: true, subtree: true });
}
