// The fields of a step, as native controls: keyboards and screen readers know them by themselves.

import { h } from "./dom.js";

/**
 * Return the choices of a field as [value, label] pairs; null if it is not one to choose in.
 * `option(key, value)` is the translated label of a value, if there is one.
 */
function choices(field, option) {
  const { options, translation_key } = field.selector?.select ?? {};
  const listed = options ?? field.options;
  if (!listed) return null;
  return listed.map((each) => {
    if (Array.isArray(each)) return each;
    const [value, label] = typeof each === "object" ? [each.value, each.label] : [each, each];
    return [value, (translation_key && option(translation_key, value)) || label];
  });
}

function initial(field) {
  return field.description?.suggested_value ?? field.default;
}

/** Make a control, and say how to read it. */
function control(field, attributes, option) {
  const offered = choices(field, option);
  if (offered) {
    const chosen = initial(field);
    const options = offered.map(([value, label]) =>
      h("option", { value, selected: value === chosen }, label),
    );
    const select = h("select", attributes, options);
    return [select, () => select.value];
  }
  if (field.selector?.boolean !== undefined) {
    const on = Boolean(initial(field));
    const box = h("input", { type: "checkbox", role: "switch", ...attributes, checked: on });
    return [box, () => box.checked];
  }
  const number = field.selector?.number;
  const limits = number ? { type: "number", min: number.min, max: number.max, step: number.step } : {};
  const input = h("input", { type: "text", ...limits, ...attributes, value: initial(field) });
  return [input, () => (number ? input.valueAsNumber : input.value)];
}

/** Whose account this is is shown above already; there is nothing to choose. */
function settled(field) {
  return field.name === "staff" && choices(field, () => "")?.length === 1;
}

/**
 * Build the fields of a step. `text(name)` and `hint(name)` are a field's label and explanation,
 * `problem(name)` what is wrong with it, `option(key, value)` the label of a choice. Returns the
 * nodes, and how to read all values.
 */
export function fields(schema, { text, hint, problem, option }) {
  const readers = {};
  const nodes = schema.map((field) => {
    if (settled(field)) {
      const [[only]] = choices(field, option);
      readers[field.name] = () => only;
      return null;
    }
    const id = `field-${field.name}`;
    const told = [hint(field.name), problem(field.name)];
    const [said, wrong] = told;
    const described = [said && `${id}-hint`, wrong && `${id}-problem`].filter(Boolean).join(" ");
    const attributes = {
      id,
      name: field.name,
      required: field.required && field.selector?.boolean === undefined,
      "aria-describedby": described || false,
      "aria-invalid": wrong ? "true" : false,
    };
    const [made, read] = control(field, attributes, option);
    readers[field.name] = read;
    return h(
      "div",
      { class: made.type === "checkbox" ? "field tick" : "field" },
      h("label", { for: id }, text(field.name)),
      made,
      said ? h("div", { class: "hint", id: `${id}-hint` }, said) : null,
      wrong ? h("div", { class: "wrong", id: `${id}-problem` }, wrong) : null,
    );
  });
  const read = () =>
    Object.fromEntries(Object.entries(readers).map(([name, each]) => [name, each()]));
  return [nodes, read];
}
