// The fields of a step, as native controls: keyboards and screen readers know them by themselves.

import { type Child, h } from "./dom.js";
import type { Field, Filled } from "./payloads.js";

type Label = (key: string, value: string) => string;
type Read = () => string | number | boolean;

/** The texts of the fields: by the names of fields, and of a choice by the key of its translation. */
export interface FieldTexts {
  text: (name: string) => string;
  hint: (name: string) => string;
  problem: (name: string) => string;
  option: Label;
}

/**
 * Return the choices of a field as [value, label] pairs; null if it is not one to choose in.
 * `option(key, value)` is the translated label of a value, if there is one.
 */
function choices(field: Field, option: Label): [value: string, label: string][] | null {
  const { options, translation_key: key } = field.selector?.select ?? {};
  const listed = options ?? field.options;
  if (!listed) return null;
  return listed.map((each) => {
    if (Array.isArray(each)) return each;
    const { value, label } = typeof each === "object" ? each : { value: each, label: each };
    return [value, (key && option(key, value)) || label];
  });
}

function initial(field: Field): Filled {
  return field.description?.suggested_value ?? field.default;
}

/** Make a control, and say how to read it. */
function control(
  field: Field,
  attributes: Record<string, string | boolean | undefined>,
  option: Label,
): [HTMLSelectElement | HTMLInputElement, Read] {
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
  const limits = number && { type: "number", min: number.min, max: number.max, step: number.step };
  const input = h("input", { type: "text", ...limits, ...attributes, value: initial(field) });
  return [input, () => (number ? input.valueAsNumber : input.value)];
}

/** Return the staff member if there is nothing to choose: whose account this is is shown already. */
function settled(field: Field): string | undefined {
  const offered = field.name === "staff" ? choices(field, () => "") : null;
  return offered?.length === 1 ? offered[0]?.[0] : undefined;
}

/** Build the fields of a step. Returns the nodes, and how to read all values. */
export function fields(
  schema: Field[],
  { text, hint, problem, option }: FieldTexts,
): [Child[], () => Record<string, Filled>] {
  const readers: Record<string, Read> = {};
  const nodes = schema.map((field) => {
    const only = settled(field);
    if (only !== undefined) {
      readers[field.name] = () => only;
      return null;
    }
    const id = `field-${field.name}`;
    const [said, wrong] = [hint(field.name), problem(field.name)];
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
