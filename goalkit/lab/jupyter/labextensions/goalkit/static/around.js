/* Around the page: files and windows have readable names, and a narrow window is left to the page. */

const NUMBERED = /^\d\d_.+\.ipynb$/;
const FIELDS = 'input, textarea, select';
const NARROW = matchMedia('(max-width: 1000px)');

/** `40_check_in.ipynb` is "40 check in"; other files keep their names. */
const readable = name => NUMBERED.test(name) ? name.slice(0, -'.ipynb'.length).replaceAll('_', ' ') : name;

/** The list of files shows readable names; a file that is renamed shows its own. */
export function nameFiles({ defaultRenderer }) {
  const update = defaultRenderer.updateItemNode;
  defaultRenderer.updateItemNode = function (node, file, ...rest) {
    update.call(this, node, { ...file, name: readable(file.name) }, ...rest);
  };
}

/** The title above the page and that of the window are the readable name of the notebook. */
export function nameWindow(shell) {
  const windowTitle = document.querySelector('title');
  const look = () => {
    const path = shell.currentWidget?.context?.path ?? '';
    const file = path.split('/').at(-1);
    const above = document.getElementById('jp-title-panel-title');
    const name = readable(file);
    if (above) above.dataset.goalkit = name === file ? '' : name;
    if (name !== file && document.title !== name) document.title = name;
  };
  new MutationObserver(look).observe(windowTitle, { childList: true });
  shell.currentChanged.connect(look);
  look();
}

const FOLDED = 'goalkit:files-folded';

/**
 * The list of files is closed at the first start, and in a narrow window whenever a page opens; one click
 * opens it.
 */
export function makeRoom(shell) {
  const look = () => {
    if (NARROW.matches || !localStorage.getItem(FOLDED)) shell.collapseLeft();
    if (shell.currentWidget) localStorage.setItem(FOLDED, 'yes');
  };
  NARROW.addEventListener('change', look);
  shell.currentChanged.connect(look);
  shell.restored.then(look);
}

/**
 * The browser remembers nothing of what is typed: it would offer it again elsewhere, and it writes what a
 * window shows into its own files.
 */
export function forgetTyped(body) {
  const forget = node => {
    const fields = node.matches(FIELDS) ? [node] : node.querySelectorAll(FIELDS);
    for (const field of fields) field.autocomplete = 'off';
  };
  const look = changes => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) if (node.nodeType === Node.ELEMENT_NODE) forget(node);
    }
  };
  new MutationObserver(look).observe(body, { childList: true, subtree: true });
  forget(body);
}
