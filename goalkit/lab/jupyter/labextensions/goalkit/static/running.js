/* A goalkit notebook runs by itself: when it is opened, and again whenever the Python behind it is a new one. */

import { goTo, placeOn } from './place.js';

const QUIETLY = { silent: true, store_history: false, stop_on_error: false };
const SET_UP = 'import goalkit.lab.notebook_setup';
const COMING_BACK = 'One moment: this page is coming back. What you typed before is kept.';
const CATCHING_UP = 'One moment: this page takes in what was saved on another one.';
const STUCK = 'This page stopped several times. Close it and open it again; what was saved is saved.';
const MOST_RUNS = 4, IN_A_MINUTE = 60_000, DRAWN_AFTER = 3_000;
const LOOKED_AFTER = 2_500; // milliseconds after which a page knows what was saved on another one

const places = new WeakMap(); // where somebody was on pages that will be shown anew

/** Run all cells now, and again for every new Python. Resolves when the first run is over. */
export async function keepRunning(panel, NotebookActions, lock) {
  const session = panel.sessionContext;
  const runs = [];
  let kernel, letGo;
  let waiting = false;

  const wait = () => {
    if (!waiting) letGo = keepInPlace(panel);
    waiting = true;
    say(panel, COMING_BACK);
  };
  const run = async () => {
    waiting = false;
    kernel = session.session.kernel;
    runs.push(Date.now());
    if (runs.at(-MOST_RUNS) > Date.now() - IN_A_MINUTE) return say(panel, STUCK);
    kernel.requestExecute({ code: SET_UP, ...QUIETLY });
    await NotebookActions.runCells(panel.content, panel.content.widgets, session);
    if (waiting) return;
    const place = !lock?.isClosed() && places.get(panel);
    if (place) await goTo(place, panel, kernel);
    say(panel, '');
    if (place && panel.isVisible) panel.content.activate();
    if (place) places.delete(panel);
    letGo?.();
  };

  session.statusChanged.disconnect(panel._onSessionStatusChanged, panel); // it would ask for a click
  session.statusChanged.connect((_, status) => {
    if (status === 'autorestarting' || status === 'restarting') wait();
  });
  session.connectionStatusChanged.connect((_, status) => {
    if (waiting && status === 'connected') run();
  });
  session.kernelChanged.connect((_, { newValue }) => {
    if (newValue && newValue !== kernel) run();
  });
  session.sessionChanged.connect((_, { newValue }) => {
    if (newValue || panel.isDisposed) return;
    wait();
    if (lock?.isClosed()) runs.length = 0; // it comes back when that is opened
    else inSight(panel).then(() => { // its Python was ended, as after two hours without use
      if (!panel.isDisposed && !session.session && !lock?.isClosed()) session.startKernel();
    });
  });
  await run();
}

/** Every panel lets go of its Python, once all that was typed has reached it, and of what it showed. */
export const leaveAll = tracker => Promise.all(panelsOf(tracker).map(leave));

/** Every panel that let go of its Python gets a new one. */
export function comeBackAll(tracker) {
  for (const { sessionContext } of panelsOf(tracker)) {
    if (!sessionContext.session) sessionContext.startKernel();
  }
}

function panelsOf(tracker) {
  const panels = [];
  tracker.forEach(panel => panels.push(panel));
  return panels;
}

async function leave(panel) {
  const { session } = panel.sessionContext;
  const role = panel.model?.getMetadata('goalkit')?.role;
  if (role) forgetShown(panel); // what one's own notebook has shown comes again
  if (!session) return; // nobody has used it for long
  if (role !== 'report') await hasHeard(session.kernel);
  session.dispose();
}

function forgetShown(panel) {
  if (!places.has(panel)) places.set(panel, placeOn(panel));
  keepInPlace(panel);
  for (const { outputs } of panel.model.cells) outputs?.clear();
}

/** Resolves once a Python has heard of all that was typed, or has ended by itself. */
async function hasHeard(kernel) {
  try { // a control sends one change at a time: the last one leaves when the one before is answered
    for (let answers = 0; answers < 2; answers++) await kernel?.requestKernelInfo();
  } catch { /* it has ended */ }
}

/** Resolves as soon as somebody can see the page: it is in front, and so is the window. */
function inSight(panel) {
  return new Promise(resolve => {
    const look = () => {
      if (document.hidden || !panel.isVisible) return;
      document.removeEventListener('visibilitychange', look);
      shown.disconnect();
      resolve();
    };
    const shown = new IntersectionObserver(look);
    shown.observe(panel.node);
    document.addEventListener('visibilitychange', look);
    look();
  });
}

/**
 * A page is brought up to date when somebody comes back to it: the start page `always`, since it tells how far
 * the others are, else one that says that something was saved since on another page.
 */
export function runOnReturn(panel, tracker, NotebookActions, always) {
  const run = async () => {
    const place = placeOn(panel), letGo = keepInPlace(panel);
    if (!always) say(panel, CATCHING_UP);
    await NotebookActions.runCells(panel.content, panel.content.widgets, panel.sessionContext);
    if (!always) await goTo(place, panel, panel.sessionContext.session.kernel);
    if (!always) say(panel, '');
    letGo();
  };
  const isBehind = () => panel.node.querySelector('.goalkit-behind') !== null;
  const isUsed = () => panel.node.querySelector('.goalkit-page')?.contains(document.activeElement);
  tracker.currentChanged.connect(async (_, current) => {
    if (current !== panel || panel.isDisposed || !panel.sessionContext.session) return; // a new Python runs it
    if (always || isBehind()) return run();
    await new Promise(done => setTimeout(done, LOOKED_AFTER));
    const isHere = tracker.currentWidget === panel && panel.sessionContext.session;
    if (isHere && isBehind() && !isUsed()) await run();
  });
}

/** What is shown keeps its height, so that nothing jumps; gives what ends that, once all is drawn again. */
function keepInPlace(panel) {
  const places = panel.node.querySelectorAll('.jp-Cell-outputWrapper');
  for (const place of places) {
    if (place.offsetHeight) place.style.minHeight = `${place.offsetHeight}px`;
  }
  return () => setTimeout(() => places.forEach(place => { place.style.minHeight = ''; }), DRAWN_AFTER);
}

/** Say on top of the page what it is waiting for; without a sentence it can be used. */
function say(panel, sentence) {
  let place = panel.node.querySelector(':scope > .goalkit-waiting');
  if (!place) {
    place = Object.assign(document.createElement('div'), { className: 'goalkit-waiting' });
    place.setAttribute('role', 'status');
    panel.node.append(place);
  }
  place.textContent = sentence;
  panel.content.node.inert = Boolean(sentence);
}
