// The wheel of life: a spoke for each area, whose rating is dragged, or set with the keys of a slider.
// The value is the areas: name, and now, wanted and last from 1 to 10, null where nothing is said.

const WIDTH = 520, HEIGHT = 420, RIM = 140, TOP = 10, FILLED = 0.84;
const SIDES = [["now", -0.22], ["wanted", 0.22]];
const LEGEND = "○ now · □ wanted · ┄ last time";
const STEPS = {ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1, PageUp: 2, PageDown: -2};

const rounded = (number) => Math.round(number * 100) / 100;
const within = (number) => Math.min(TOP, Math.max(1, Math.round(number)));
const point = (angle, rating) => {
  const radius = (rating / TOP) * RIM;
  return [rounded(radius * Math.sin(angle)), rounded(-radius * Math.cos(angle))];
};
const arc = (from, to, rating) => {
  const radius = rounded((rating / TOP) * RIM);
  return `M ${point(from, rating)} A ${radius} ${radius} 0 0 1 ${point(to, rating)}`;
};
const sector = (from, to, rating) => (rating ? `${arc(from, to, rating)} L 0 0 Z` : "");

const legend = () => drawn("text", {class: "said", x: -WIDTH / 2, y: HEIGHT / 2 - 4, "aria-hidden": "true"}, LEGEND);

class Spoke {
  constructor(wheel, index, count) {
    this.wheel = wheel;
    this.index = index;
    this.angle = (2 * Math.PI * index) / count;
    this.half = (Math.PI / count) * FILLED;
    this.bar = drawn("path", {class: "now"});
    this.last = drawn("path", {class: "last"});
    this.wanted = drawn("path", {class: "wanted"});
    this.name = drawn("tspan");
    this.said = drawn("tspan", {class: "said"});
    const [x, y] = point(this.angle, TOP * 1.14);
    const anchor = Math.abs(x) < 20 ? "middle" : x > 0 ? "start" : "end";
    this.label = drawn("text", {x, y, "text-anchor": anchor, "aria-hidden": "true"}, this.name, this.said);
    for (const [line, tspan] of [this.name, this.said].entries()) {
      tspan.setAttribute("x", x);
      tspan.setAttribute("dy", line ? 15 : y < -RIM ? -12 : y > RIM ? 8 : 0);
    }
    this.handles = SIDES.map(([side, place]) => this.handle(side, this.angle + place * 2 * this.half));
    this.view = drawn("g", {}, this.bar, this.last, this.wanted, this.label, ...this.handles.map((one) => one.view));
  }

  handle(side, angle) {
    const dot = side === "now" ? drawn("circle", {r: 7}) : drawn("rect", {x: -6, y: -6, width: 12, height: 12});
    const view = drawn("g", {class: `handle ${side}`, role: "slider", tabindex: 0}, drawn("circle", {class: "target", r: 22}), dot);
    view.setAttribute("aria-valuemin", 1);
    view.setAttribute("aria-valuemax", TOP);
    view.addEventListener("keydown", (event) => this.key(event, side));
    view.addEventListener("pointerdown", (event) => {
      view.setPointerCapture(event.pointerId);
      view.focus();
      event.preventDefault();
    });
    view.addEventListener("pointermove", (event) => {
      if (view.hasPointerCapture(event.pointerId)) this.drag(event, side, angle);
    });
    view.addEventListener("pointerup", (event) => {
      if (view.hasPointerCapture(event.pointerId)) this.drag(event, side, angle);
    });
    return {side, angle, view};
  }

  drag(event, side, angle) {
    const middle = this.wheel.middle();
    const along = (event.clientX - middle.x) * Math.sin(angle) - (event.clientY - middle.y) * Math.cos(angle);
    this.wheel.rate(this.index, side, within((along / (RIM * middle.scale)) * TOP));
  }

  key(event, side) {
    const now = this.wheel.areas[this.index][side];
    const set = {Home: 1, End: TOP, Delete: null, Backspace: null};
    if (event.key in STEPS) this.wheel.rate(this.index, side, within((now ?? 5) + (now === null ? 0 : STEPS[event.key])));
    else if (event.key in set) this.wheel.rate(this.index, side, set[event.key]);
    else return;
    event.preventDefault();
  }

  draw(area) {
    const [from, to] = [this.angle - this.half, this.angle + this.half];
    this.bar.setAttribute("d", sector(from, to, area.now));
    this.last.setAttribute("d", area.last ? arc(from, to, area.last) : "");
    this.wanted.setAttribute("d", area.wanted ? arc(from, to, area.wanted) : "");
    this.name.textContent = area.name.length > 16 ? `${area.name.slice(0, 15)}…` : area.name;
    const isRated = area.now !== null || area.wanted !== null;
    this.said.textContent = isRated ? `${area.now ?? "–"} → ${area.wanted ?? "–"}` : "";
    for (const {side, angle, view} of this.handles) {
      const rating = area[side];
      view.setAttribute("transform", `translate(${point(angle, rating ?? area.last ?? TOP / 2)})`);
      view.classList.toggle("unset", rating === null);
      view.setAttribute("aria-label", `${area.name}, ${side}`);
      view.setAttribute("aria-valuenow", rating ?? TOP / 2);
      view.setAttribute("aria-valuetext", rating === null ? "not said" : `${rating} of ${TOP}`);
    }
  }
}

class Wheel {
  constructor(model, el) {
    this.model = model;
    this.svg = drawn("svg", {viewBox: `${-WIDTH / 2} ${-HEIGHT / 2} ${WIDTH} ${HEIGHT}`, role: "group"});
    this.svg.setAttribute("aria-label", model.get("label"));
    el.classList.add("goalkit-wheel");
    el.append(this.svg);
    this.show();
  }

  get areas() {
    return this.model.get("value");
  }

  middle() {
    const box = this.svg.getBoundingClientRect();
    const scale = Math.min(box.width / WIDTH, box.height / HEIGHT);
    return {x: box.left + box.width / 2, y: box.top + box.height / 2, scale};
  }

  rate(index, side, rating) {
    if (this.areas[index][side] === rating) return;
    tell(this.model, "value", this.areas.map((area, at) => (at === index ? {...area, [side]: rating} : area)));
  }

  show() {
    if (this.spokes?.length !== this.areas.length) {
      this.spokes = this.areas.map((_, index) => new Spoke(this, index, this.areas.length));
      const rings = [2.5, 5, 7.5, 10].map((rating) => drawn("circle", {class: "ring", r: (rating / TOP) * RIM}));
      this.svg.replaceChildren(...rings, legend(), ...this.spokes.map((spoke) => spoke.view));
    }
    this.areas.forEach((area, index) => this.spokes[index].draw(area));
  }
}

export default widget(Wheel);
