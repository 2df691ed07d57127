// People on a map: the more to the right, the more they support; the higher up, the more influence they have.
// The value is a list of key, name, influence (1 to 5) and support (-2 to 2), null where nothing is said.

const WIDTH = 620, HEIGHT = 400, LEFT = 26, RIGHT = 108, TOP = 40, BOTTOM = 100;
const MIDDLE = {influence: 3, support: 0};
const ENDS = {influence: [1, 5], support: [-2, 2]};
const STEPS = {ArrowUp: ["influence", 1], ArrowDown: ["influence", -1], ArrowRight: ["support", 1], ArrowLeft: ["support", -1]};
const between = (number, [low, high]) => Math.min(high, Math.max(low, Math.round(number)));
const across = (WIDTH - LEFT - RIGHT) / 4, down = (HEIGHT - TOP - BOTTOM) / 4;
const x = (support) => LEFT + (support + 2) * across;
const y = (influence) => TOP + (5 - influence) * down;
const isPlaced = ({influence, support}) => influence !== null || support !== null;
const placeOf = ({influence, support}) => ({influence: influence ?? MIDDLE.influence, support: support ?? MIDDLE.support});
const short = (name, most) => (name.length > most ? `${name.slice(0, most - 1)}…` : name);

class Person {
  constructor(map, key) {
    this.map = map;
    this.key = key;
    this.title = drawn("title");
    this.name = drawn("text", {"aria-hidden": "true", x: 13, y: 4});
    this.view = drawn("g", {class: "person", role: "slider", tabindex: 0, "aria-valuemin": 1, "aria-valuemax": 5},
      this.title, drawn("circle", {class: "target", r: 23}), drawn("circle", {class: "dot", r: 8}), this.name);
    this.view.addEventListener("keydown", (event) => this.press(event));
    this.view.addEventListener("pointerdown", (event) => {
      this.view.setPointerCapture(event.pointerId);
      this.view.focus();
      event.preventDefault();
    });
    this.view.addEventListener("pointermove", (event) => {
      if (this.view.hasPointerCapture(event.pointerId)) this.map.drag(this.key, event);
    });
  }

  press(event) {
    const {map, key} = this;
    if (event.key === "Delete" || event.key === "Backspace") map.place(key, {influence: null, support: null});
    else if (event.key in STEPS) {
      const [side, step] = STEPS[event.key];
      const one = map.person(key), at = placeOf(one);
      map.place(key, isPlaced(one) ? {...at, [side]: between(at[side] + step, ENDS[side])} : at);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  show(one, left, top) {
    this.view.setAttribute("transform", `translate(${left} ${top})`);
    this.view.classList.toggle("unset", !isPlaced(one));
    this.name.textContent = short(one.name, isPlaced(one) ? 14 : 18);
    this.title.textContent = one.name;
    const {influence, support} = placeOf(one);
    const words = `influence ${influence} of 5, support ${support > 0 ? "+" : ""}${support}`;
    this.view.setAttribute("aria-label", one.name);
    this.view.setAttribute("aria-valuenow", influence);
    this.view.setAttribute("aria-valuetext", isPlaced(one) ? words : "not placed yet");
  }
}

class SupportMap {
  constructor(model, el) {
    this.model = model;
    this.people = new Map();
    this.crowd = drawn("g");
    this.svg = drawn("svg", {viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "group", "aria-label": model.get("label")},
      this.ground(), this.crowd);
    el.classList.add("goalkit-support-map");
    el.append(this.svg);
    this.show();
  }

  get value() {
    return this.model.get("value");
  }

  ground() {
    const write = (text, left, top, anchor) => drawn("text", {x: left, y: top, "text-anchor": anchor}, text);
    const lines = [-2, -1, 0, 1, 2].flatMap((step) => [
      drawn("line", {x1: x(step), x2: x(step), y1: y(5), y2: y(1)}),
      drawn("line", {x1: x(-2), x2: x(2), y1: y(step + 3), y2: y(step + 3)}),
    ]);
    const foot = y(1) + 38;
    return drawn("g", {class: "ground", "aria-hidden": "true"}, ...lines,
      write("↑ more influence", x(-2), y(5) - 24, "start"), write("against you", x(-2), foot, "start"),
      write("neutral", x(0), foot, "middle"), write("for you →", x(2), foot, "middle"));
  }

  person(key) {
    return this.value.find((one) => one.key === key);
  }

  place(key, to) {
    const one = this.person(key);
    if (one.influence === to.influence && one.support === to.support) return;
    tell(this.model, "value", this.value.map((each) => (each === one ? {...one, ...to} : each)));
  }

  drag(key, event) {
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(this.svg.getScreenCTM().inverse());
    const influence = between(5 - (at.y - TOP) / down, ENDS.influence);
    const support = between((at.x - LEFT) / across - 2, ENDS.support);
    this.place(key, at.y > y(1) + 44 ? {influence: null, support: null} : {influence, support});
  }

  /** Whoever is placed stands on the map, several at one place below one another; the others wait at the foot. */
  show() {
    const known = new Set(this.value.map(({key}) => key));
    for (const [key, one] of this.people) {
      if (!known.has(key)) {
        one.view.remove();
        this.people.delete(key);
      }
    }
    const many = {};
    let waiting = 0;
    for (const one of this.value) {
      if (!this.people.has(one.key)) {
        this.people.set(one.key, new Person(this, one.key));
        this.crowd.append(this.people.get(one.key).view);
      }
      const {influence, support} = placeOf(one);
      const before = (many[[influence, support]] ??= {count: 0});
      const [left, top] = isPlaced(one)
        ? [x(support), y(influence) + 17 * before.count++]
        : [24 + (waiting % 4) * 150, HEIGHT - 34 + 26 * Math.floor(waiting++ / 4)];
      this.people.get(one.key).show(one, left, top);
    }
    this.svg.setAttribute("viewBox", `0 0 ${WIDTH} ${HEIGHT + 26 * Math.max(0, Math.ceil(waiting / 4) - 1)}`);
  }
}

export default widget(SupportMap);
