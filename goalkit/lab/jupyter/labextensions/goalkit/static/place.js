/* Where somebody is on a page: how far down, at which step, and at what was chosen from a list. */

const CHOICES = '.goalkit-page :is(.goalkit-goals, .goalkit-steps, .goalkit-choice)';
const DRAWN_AFTER = 3_000; // milliseconds after which what is not there is no longer waited for

const scrollerOf = panel => panel.node.querySelector('.jp-WindowedPanel-outer');
const choicesOf = panel => [...panel.node.querySelectorAll(CHOICES)];

/** The place of somebody on a page, to be handed to `goTo` once that is shown anew. */
export function placeOn(panel) {
  return { chosen: choicesOf(panel).map(numberIn), top: scrollerOf(panel)?.scrollTop ?? 0 };
}

/** Go where somebody was. What opens inside of what is chosen is there once the Python has answered. */
export async function goTo({ chosen, top }, panel, kernel) {
  for (const [at, number] of chosen.entries()) {
    await kernel.requestKernelInfo();
    await isThere(panel, at);
    const choice = choicesOf(panel)[at];
    if (choice && number >= 0 && numberIn(choice) !== number) choose(choice, number);
  }
  const scroller = scrollerOf(panel);
  if (scroller) scroller.scrollTop = top;
}

/** Which one is chosen, counted from 0: of the lines of a list, or of the buttons; -1 where none is. */
function numberIn(choice) {
  const list = choice.querySelector('select');
  if (list) return list.selectedIndex;
  return [...choice.querySelectorAll('button')].findIndex(one => one.matches('.goalkit-current'));
}

function choose(choice, number) {
  const list = choice.querySelector('select');
  if (list) {
    list.selectedIndex = number;
    list.dispatchEvent(new Event('change', { bubbles: true }));
  } else {
    choice.querySelectorAll('button')[number]?.click();
  }
}

/** Resolves once there are more choices than `at`, or after a while. */
function isThere(panel, at) {
  return new Promise(done => {
    const look = () => {
      if (choicesOf(panel).length > at) end();
    };
    const watch = new MutationObserver(look);
    const late = setTimeout(() => end(), DRAWN_AFTER);
    const end = () => {
      clearTimeout(late);
      watch.disconnect();
      done();
    };
    watch.observe(panel.node, { childList: true, subtree: true });
    look();
  });
}
