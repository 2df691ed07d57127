// Cards that are dragged into piles, or put there with a key; the first pile is ranked.
// The value is the names of the cards pile by pile, those that wait at the end.

const FAR = 6; // pixels after which a press is a drag
const EDGE = 72, FASTEST = 14; // pixels from the edge in which a drag scrolls, and how many each time
const NEXT = {ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1};
const capitalised = (text) => text[0].toUpperCase() + text.slice(1);

/** What scrolls around an element. */
function scrolling(one) {
  let around = one.parentElement;
  while (around && !(around.scrollHeight > around.clientHeight && /auto|scroll/.test(getComputedStyle(around).overflowY))) {
    around = around.parentElement;
  }
  return around ?? document.scrollingElement;
}

/** How far a drag at this height scrolls at once: the nearer to the edge, the further. */
function pull(around, y) {
  const box = around === document.scrollingElement ? {top: 0, bottom: innerHeight} : around.getBoundingClientRect();
  const above = box.top + EDGE - y, below = y - (box.bottom - EDGE);
  return Math.sign(below - above) * FASTEST * Math.min(1, Math.max(0, above, below) / EDGE);
}

const cards = (count) => `${count} ${count === 1 ? "card" : "cards"}`;

class Card {
  constructor(board, name) {
    this.board = board;
    this.name = name;
    this.place = made("span", {class: "place", "aria-hidden": "true"});
    this.face = made("button", {type: "button", class: "face", tabindex: -1}, this.place, name);
    this.up = made("button", {type: "button", class: "up", tabindex: -1, "aria-label": `Move ${name} up`}, "↑");
    this.view = made("li", {}, this.face, this.up);
    this.face.addEventListener("focus", () => board.choose(name));
    this.face.addEventListener("keydown", (event) => board.key(event, name));
    this.face.addEventListener("click", ({detail}) => {
      const isOfKey = detail === 0;
      if (isOfKey || !this.wasDragged) board.select(name);
    });
    this.face.addEventListener("pointerdown", (event) => this.press(event));
    this.up.addEventListener("click", () => board.rank(name, -1));
  }

  /** From a press on: follow the pointer, and let the card fall where it is let go. */
  press(down) {
    if (down.button) return;
    const {face, board, view} = this;
    const box = view.getBoundingClientRect();
    const grip = {x: down.clientX - box.left, y: down.clientY - box.top};
    const by = {x: 0, y: 0};
    const around = scrolling(view);
    const gone = new AbortController();
    const when = (what, then) => face.addEventListener(what, then, {signal: gone.signal});
    const end = () => {
      gone.abort();
      view.classList.remove("moving");
      view.style.transform = "";
      board.mark(null);
    };
    let at = {x: down.clientX, y: down.clientY};
    const follow = () => {
      const {left, top} = view.getBoundingClientRect(); // the page may have been scrolled
      by.x += at.x - grip.x - left;
      by.y += at.y - grip.y - top;
      view.style.transform = `translate(${by.x}px, ${by.y}px)`;
      board.mark(board.under(at.x, at.y));
    };
    const scroll = () => {
      if (gone.signal.aborted) return;
      const step = pull(around, at.y);
      if (step) {
        around.scrollTop += step;
        follow();
      }
      requestAnimationFrame(scroll);
    };
    this.wasDragged = false;
    face.setPointerCapture(down.pointerId);
    when("pointermove", ({clientX, clientY}) => {
      at = {x: clientX, y: clientY};
      if (!this.wasDragged) {
        if (Math.hypot(clientX - down.clientX, clientY - down.clientY) <= FAR) return;
        this.wasDragged = true;
        view.classList.add("moving");
        scroll();
      }
      follow();
    });
    when("pointerup", ({clientX, clientY}) => {
      const place = this.wasDragged && board.under(clientX, clientY);
      end();
      if (place) board.drop(this.name, place);
    });
    when("pointercancel", end);
    when("keydown", ({key}) => key === "Escape" && end());
  }

  show(pile, rank, isSelected) {
    const meaning = this.board.model.get("meanings")[this.name];
    this.place.textContent = pile === 0 ? `${rank + 1}. ` : "";
    this.up.hidden = pile !== 0 || rank === 0;
    this.face.title = meaning;
    this.face.setAttribute("aria-pressed", isSelected);
    const place = pile === 0 ? `, number ${rank + 1}` : "";
    this.face.setAttribute("aria-label", `${[this.name, meaning].filter(Boolean).join(": ")} (${this.board.titles[pile]}${place})`);
  }
}

class Board {
  constructor(model, el) {
    this.model = model;
    this.cards = new Map();
    this.selected = new Set();
    this.names = model.get("piles");
    this.titles = [...this.names, "not sorted yet"];
    this.shown = made("div", {class: "shown", role: "status"});
    this.piles = this.titles.map((title, number) => this.pile(title, number));
    const last = this.names.length;
    this.rest = made("button", {type: "button", class: "rest"}, `The rest: ${this.names.at(-1)}`);
    this.rest.addEventListener("click", () => this.put(this.value[last], last - 1));
    this.piles[last].view.prepend(made("div", {class: "line"}, this.piles[last].head, this.rest));
    el.classList.add("goalkit-cards");
    const laid = made("div", {class: "piles"}, ...this.piles.slice(0, last).map(({view}) => view));
    el.append(this.shown, laid, this.piles[last].view);
    el.setAttribute("role", "group");
    el.setAttribute("aria-label", model.get("label"));
    this.show();
  }

  get value() {
    return this.model.get("value");
  }

  get waiting() {
    return this.value.at(-1);
  }

  pile(title, number) {
    const isPile = number < this.names.length;
    const count = made("span", {class: "count"});
    const key = made("kbd", {"aria-hidden": "true"}, number + 1);
    const head = isPile ? made("button", {type: "button", class: "head"}, capitalised(title), count, key) : made("p", {class: "left"});
    if (isPile) head.addEventListener("click", () => this.put(this.inHand(), number));
    const list = made("ol", {"aria-label": title});
    const view = made("section", {class: isPile ? "pile" : "pile waiting", "data-number": number}, ...(isPile ? [head] : []), list);
    return {view, head, count, list};
  }

  card(name) {
    if (!this.cards.has(name)) this.cards.set(name, new Card(this, name));
    return this.cards.get(name);
  }

  /** The cards that a press of a pile puts there: those selected, or the one that is shown. */
  inHand() {
    if (this.selected.size) return [...this.selected];
    return this.waiting.includes(this.current) ? [this.current] : this.waiting.slice(0, 1);
  }

  pileOf(name) {
    return this.value.findIndex((names) => names.includes(name));
  }

  choose(name) {
    this.current = name;
    this.showCurrent();
  }

  select(name) {
    if (!this.selected.delete(name)) this.selected.add(name);
    this.show();
  }

  /** Put cards on a pile, before one of its cards or at its end. */
  put(names, number, before = null) {
    const rest = this.value.map((pile) => pile.filter((name) => !names.includes(name)));
    const at = rest[number].indexOf(before);
    rest[number].splice(at < 0 ? rest[number].length : at, 0, ...names);
    this.selected.clear();
    tell(this.model, "value", rest);
  }

  rank(name, step) {
    const ranked = [...this.value[0]];
    const at = ranked.indexOf(name);
    if (at < 0 || !(at + step in ranked)) return;
    ranked.splice(at, 1);
    ranked.splice(at + step, 0, name);
    tell(this.model, "value", [ranked, ...this.value.slice(1)]);
  }

  /** The pile under a point, and the ranked card before which a card falls there. */
  under(x, y) {
    const view = document.elementFromPoint(x, y)?.closest(".pile");
    if (!view || !this.piles.some((pile) => pile.view === view)) return null;
    const below = [...view.querySelectorAll("li:not(.moving)")].find((one) => {
      const {top, height} = one.getBoundingClientRect();
      return y < top + height / 2;
    });
    const number = Number(view.dataset.number);
    return {view, number, below: number === 0 ? below : undefined};
  }

  mark(place) {
    for (const {view} of this.piles) {
      view.classList.toggle("aimed", view === place?.view);
      for (const one of view.querySelectorAll("li")) one.classList.toggle("aimed", one === place?.below);
    }
  }

  drop(name, {number, below}) {
    const names = this.selected.has(name) ? [...this.selected] : [name];
    const before = [...this.cards.values()].find((card) => card.view === below);
    this.put(names, number, before?.name);
  }

  key(event, name) {
    if (event.ctrlKey || event.metaKey) return;
    const [from, number] = [this.pileOf(name), Number(event.key) - 1];
    const last = this.names.length;
    if (event.altKey) {
      if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
      this.rank(name, NEXT[event.key]);
    } else if (event.key in NEXT) this.move(name, NEXT[event.key]);
    else if (number in this.names) this.putOn(name, from, number);
    else if (["0", "Delete", "Backspace"].includes(event.key)) this.putOn(name, from, last);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Put what is in hand on a pile; whoever sorts goes on with the next card that waits. */
  putOn(name, from, number) {
    const names = this.selected.size ? [...this.selected] : [name];
    const place = this.value[from].indexOf(name);
    this.put(names, number);
    const next = from === this.names.length ? this.waiting[Math.min(place, this.waiting.length - 1)] : name;
    this.card(next ?? name).face.focus({preventScroll: true});
  }

  move(name, step) {
    const order = this.value.flat();
    const next = order[order.indexOf(name) + step];
    if (next !== undefined) this.card(next).face.focus();
  }

  show() {
    const focused = [...this.cards.values()].find((card) => card.face === document.activeElement);
    this.value.forEach((names, number) => {
      const {list, count, head} = this.piles[number];
      const views = names.map((name) => this.card(name).view);
      if (views.length !== list.children.length || views.some((view, at) => view !== list.children[at])) {
        list.replaceChildren(...views);
      }
      names.forEach((name, rank) => this.card(name).show(number, rank, this.selected.has(name)));
      count.textContent = names.length || "";
      if (number < this.names.length) head.setAttribute("aria-label", `${capitalised(this.titles[number])}: ${cards(names.length)}`);
    });
    focused?.face.focus({preventScroll: true});
    const left = this.waiting.length;
    this.piles.at(-1).head.textContent = `${cards(left)} to sort`;
    this.piles.at(-1).view.hidden = !left;
    for (const {head} of this.piles.slice(0, -1)) head.disabled = !this.inHand().length;
    this.showCurrent();
  }

  showCurrent() {
    const [name, ...more] = this.inHand();
    const isSorted = name === undefined;
    const looked = isSorted && this.current ? [this.current] : [name, ...more];
    const meaning = this.model.get("meanings")[looked[0]];
    const texts = [looked.filter(Boolean).join(", "), looked.length === 1 ? meaning : ""].filter(Boolean);
    const said = [...(isSorted ? ["All cards are sorted."] : []), ...texts];
    if (said.join() !== this.said) {
      this.said = said.join();
      this.shown.replaceChildren(...said.map((text, line) => made("p", {class: line ? "meaning" : "name"}, text)));
    }
    const order = this.value.flat();
    const stop = order.includes(this.current) ? this.current : (this.waiting[0] ?? order[0]);
    for (const card of this.cards.values()) card.face.tabIndex = card.name === stop ? 0 : -1;
  }
}

export default widget(Board);
