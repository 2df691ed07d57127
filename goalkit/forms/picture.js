// What all pictures that are set by hand have in common: goalkit/forms/picture.py puts this before each of them.

function filled(element, attributes, inside) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...inside);
  return element;
}

/** An element of HTML, and one of SVG. */
const made = (tag, attributes = {}, ...inside) => filled(document.createElement(tag), attributes, inside);
const drawn = (tag, attributes = {}, ...inside) =>
  filled(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, inside);

/** Tell Python what is set. */
function tell(model, name, value) {
  model.set(name, value);
  model.save_changes();
}

/** What anywidget asks for: a picture is made from a model and a place, and shows each new value. */
function widget(Picture) {
  return {
    render({model, el}) {
      const picture = new Picture(model, el);
      const show = () => picture.show();
      model.on("change:value", show);
      return () => model.off("change:value", show);
    },
  };
}

