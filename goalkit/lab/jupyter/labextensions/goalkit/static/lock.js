/*
 * The lock: while the workbook is locked nothing of it is in the window, and the passphrase is asked for. The
 * server says when (goalkit/lab/lock_channel.py), for every window at once.
 */

const INPUT = ['keydown', 'pointerdown', 'pointermove', 'wheel'];
const TOLD_EVERY = 5_000, CONNECTED_AGAIN = 1_000, LOOKED_EVERY = 10_000; // milliseconds
const SCREEN = `
  <form>
    <h1>Your workbook is locked</h1>
    <p>What you typed is kept. The passphrase brings every page back.</p>
    <label for="goalkit-passphrase">Passphrase</label>
    <input id="goalkit-passphrase" type="password" autocomplete="off" required aria-describedby="goalkit-said">
    <p id="goalkit-said" role="alert"></p>
    <button>Unlock</button>
  </form>`;
const NOT_RUNNING = 'goalkit is not running any more. Start it again: it opens a new window.';

/**
 * A lock for this window, which shows its screen while it is closed. `leave` resolves once all that was typed
 * has left the window, `comeBack` has the pages come back.
 */
export function makeLock(address, screen, { leave, comeBack }) {
  let channel, minutes = 0, lastInput = Date.now(), lastTold = 0;
  let isClosed = false;
  let isUnheard = false; // closed here, and the server does not know yet
  let firstOpened;
  const opened = new Promise(done => { firstOpened = done; });

  const say = (is, more) => {
    const isThere = channel.readyState === WebSocket.OPEN;
    if (isThere) channel.send(JSON.stringify({ is, ...more }));
    return isThere;
  };
  const close = async () => {
    if (isClosed) return;
    isClosed = true;
    const left = leave();
    screen.show();
    await left;
    say('left');
  };
  const open = () => {
    firstOpened();
    if (!isClosed) return;
    isClosed = false;
    screen.hide();
    lastInput = Date.now();
    comeBack();
  };
  const lock = () => {
    isUnheard = !say('lock');
    close();
  };
  const connect = () => {
    channel = new WebSocket(new URL(address, location.href.replace(/^http/, 'ws')));
    channel.onclose = () => setTimeout(connect, CONNECTED_AGAIN);
    channel.onmessage = ({ data }) => {
      const told = JSON.parse(data);
      if (told.problem) return screen.tell(told.problem);
      ({ minutes } = told);
      if (told.locked) close();
      else if (isUnheard) say('lock');
      else open();
      if (told.locked) isUnheard = false;
    };
  };
  const noteInput = () => {
    lastInput = Date.now();
    if (lastInput - lastTold > TOLD_EVERY && say('input')) lastTold = lastInput;
  };
  screen.onTyped(typed => {
    if (!say('passphrase', { typed })) screen.tell(NOT_RUNNING);
  });
  for (const name of INPUT) document.addEventListener(name, noteInput, { capture: true, passive: true });
  setInterval(() => { // where the server has ended, nobody else looks at the clock
    const isAlone = channel.readyState !== WebSocket.OPEN;
    if (isAlone && minutes && Date.now() - lastInput > minutes * 60_000) lock();
  }, LOOKED_EVERY);
  connect();
  return { close: lock, isClosed: () => isClosed, opened: () => opened };
}

const MAY_HOLD_TEXT = ['main', 'right', 'down'], CONTENTS = 'table-of-contents';

/** What is shown in a part of JupyterLab that may hold words of a client. */
function placesOf(shell) {
  const left = [...shell.widgets('left')].filter(({ id }) => id === CONTENTS);
  const all = MAY_HOLD_TEXT.flatMap(area => [...shell.widgets(area)]).concat(left);
  return all.map(({ content, node }) => content?.node ?? node);
}

/** What covers the window: meanwhile the places in `shell`, which is that of JupyterLab, are empty. */
export function makeScreen(shell) {
  const screen = Object.assign(document.createElement('main'), { className: 'goalkit-lock', innerHTML: SCREEN });
  const [form, field, said, button] = ['form', 'input', '[role=alert]', 'button'].map(
    one => screen.querySelector(one)
  );
  const kept = new Map();
  const beside = () => [...document.body.children].filter(node => node !== screen);
  const setInert = isInert => beside().forEach(node => { node.inert = isInert; });
  const watch = new MutationObserver(() => setInert(true));

  const tell = sentence => {
    said.textContent = sentence;
    field.setAttribute('aria-invalid', Boolean(sentence));
    button.disabled = false;
    field.select();
  };
  return {
    tell,
    onTyped(unlock) {
      form.addEventListener('submit', event => {
        event.preventDefault();
        said.textContent = '';
        button.disabled = true;
        unlock(field.value);
      });
    },
    show() {
      for (const place of placesOf(shell)) {
        const inside = document.createDocumentFragment();
        inside.append(...place.childNodes);
        kept.set(place, inside);
      }
      document.body.append(screen);
      document.body.setAttribute('data-lm-suppress-shortcuts', '');
      setInert(true);
      watch.observe(document.body, { childList: true });
      tell('');
      field.focus();
    },
    hide() {
      watch.disconnect();
      screen.remove();
      field.value = '';
      document.body.removeAttribute('data-lm-suppress-shortcuts');
      setInert(false);
      for (const [place, inside] of kept) place.append(inside);
      kept.clear();
      shell.currentWidget?.activate();
    }
  };
}
