// A matrix of ratings: a click puts the rating that is chosen above it, a drag puts it into several cells.
// The value is the text in each of the `cells`, which are pairs of row and column; `chosen` is the last one in hand.

const MOVES = {ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1]};
const MOST_FLAT = 8;
const said = ({sign, words}) => `${sign} ${words}`.trim();
let matrices = 0;

class Cell {
  constructor(matrix, index) {
    this.view = made("td", {role: "gridcell", tabindex: -1});
    const put = () => matrix.put(index);
    this.view.addEventListener("focus", () => matrix.choose(index));
    this.view.addEventListener("keydown", (event) => matrix.key(event, index));
    this.view.addEventListener("click", put);
    this.view.addEventListener("pointerdown", (event) => {
      if (event.pointerType !== "mouse" || event.button) return;
      matrix.draw();
      put();
    });
    this.view.addEventListener("pointerenter", () => matrix.isDrawing && put());
  }

  show(level, names) {
    if (this.level === level) return;
    this.level = level;
    this.view.textContent = level.sign;
    this.view.style.background = level.fill;
    this.view.style.color = level.ink;
    this.view.setAttribute("aria-label", `${names}: ${said(level)}`);
  }
}

class Matrix {
  constructor(model, el) {
    this.model = model;
    this.rows = model.get("rows");
    this.columns = model.get("columns");
    this.places = model.get("cells");
    this.levels = new Map(model.get("levels").map((level) => [level.text, level]));
    this.at = new Map(this.places.map((place, index) => [String(place), index]));
    this.cells = this.places.map((_, index) => new Cell(this, index));
    this.said = made("div", {role: "status", class: "said"});
    [this.brush] = this.levels.keys();
    el.classList.add("goalkit-matrix");
    el.append(this.palette(), made("div", {class: "scroll"}, this.table()), this.said);
    const first = Math.max(this.value.indexOf(""), 0);
    this.cells[first].view.tabIndex = 0;
    this.current = first;
    this.show();
  }

  get value() {
    return this.model.get("value");
  }

  palette() {
    const name = `goalkit-matrix-${matrices++}`;
    const choices = [...this.levels.values()].map((level) => {
      const radio = made("input", {type: "radio", name, value: level.text});
      radio.checked = level.text === this.brush;
      radio.addEventListener("change", () => {
        this.brush = level.text;
      });
      const swatch = made("span", {class: "swatch", "aria-hidden": "true"}, level.sign);
      swatch.style.background = level.fill;
      swatch.style.color = level.ink;
      return made("label", {}, radio, swatch, level.words);
    });
    return made("fieldset", {}, made("legend", {}, "A click puts"), ...choices);
  }

  table() {
    const flat = this.columns.length <= MOST_FLAT;
    const heads = this.columns.map((name) => made("th", {scope: "col", title: name}, made("div", {}, name)));
    const rows = [made("tr", {class: flat ? "heads" : "heads steep"}, made("td"), ...heads)];
    let part = "";
    this.rows.forEach(([question, name], row) => {
      if (question !== part) {
        const title = made("th", {colspan: this.columns.length + 1, scope: "colgroup"}, made("span", {}, question));
        rows.push(made("tr", {class: "part"}, title));
        part = question;
      }
      const cells = this.columns.map((_, column) => {
        const index = this.at.get(String([row, column]));
        return index === undefined ? made("td", {class: "none"}) : this.cells[index].view;
      });
      rows.push(made("tr", {}, made("th", {scope: "row", title: name}, made("div", {}, name)), ...cells));
    });
    return made("table", {role: "grid", "aria-label": this.model.get("label")}, made("tbody", {}, ...rows));
  }

  /** A mouse that is held down puts the rating into each cell that it comes to. */
  draw() {
    this.isDrawing = true;
    window.addEventListener("pointerup", () => { this.isDrawing = false; }, {once: true});
  }

  choose(index) {
    if (this.current === index && this.model.get("chosen") === index) return;
    this.cells[this.current].view.tabIndex = -1;
    this.cells[index].view.tabIndex = 0;
    this.current = index;
    this.minus = false;
    tell(this.model, "chosen", index);
  }

  put(index) {
    this.cells[index].view.focus({preventScroll: true});
    this.rate(index, this.brush);
  }

  rate(index, text) {
    if (this.value[index] === text) return;
    tell(this.model, "value", this.value.map((one, at) => (at === index ? text : one)));
    this.said.textContent = said(this.levels.get(text));
  }

  key(event, index) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const text = (this.minus ? "-" : "") + event.key;
    if (event.key in MOVES) this.move(index, MOVES[event.key]);
    else if (event.key === " " || event.key === "Enter") this.rate(index, this.brush);
    else if (event.key === "Delete" || event.key === "Backspace") this.rate(index, "");
    else if (this.levels.has(text)) this.rate(index, text);
    else if (this.levels.has(event.key)) this.rate(index, event.key);
    else if (!"+-".includes(event.key)) return;
    this.minus = event.key === "-";
    event.preventDefault();
    event.stopPropagation();
  }

  move(index, [down, right]) {
    let [row, column] = this.places[index];
    do {
      row += down;
      column += right;
      const next = this.at.get(String([row, column]));
      if (next !== undefined) return this.cells[next].view.focus();
    } while (row in this.rows && column in this.columns);
  }

  show() {
    this.value.forEach((text, index) => {
      const [row, column] = this.places[index];
      this.cells[index].show(this.levels.get(text), `${this.columns[column]}, ${this.rows[row][1]}`);
    });
  }
}

export default widget(Matrix);
