// The fields of a step, as native controls: keyboards and screen readers know them by themselves.

import type { Hass } from "../hass.js";
import { type Child, h, inline } from "./dom.js";
import type { Field, Filled, Selector } from "./payloads.js";
import { qrCode } from "./phones.js";

type Label = (key: string, value: string) => string;
type Choices = [value: string, label: string][];
type Attributes = Record<string, string | boolean | undefined>;
/** A control, and how to read it; undefined: nothing was filled in. */
type Control = [HTMLElement, () => Filled];

/** The texts of the fields: by the names of fields, and of a choice by the key of its translation. */
export interface FieldTexts {
  text: (name: string) => string;
  hint: (name: string) => string;
  problem: (name: string) => string;
  option: Label;
  hass: Hass;
}

const SHOWN = [
  "select",
  "boolean",
  "number",
  "text",
  "entity",
  "datetime",
  "date",
  "time",
  "qr_code",
] satisfies (keyof Selector)[];
const PLAIN = ["string", "select", "boolean", "integer", "float"];

/** Whether a form has a field that can't be shown here. */
export function unknownTo(schema: Field[]): boolean {
  return schema.some(({ selector, type }) => {
    if (!selector) return type !== undefined && !PLAIN.includes(type);
    const several = selector.select?.multiple && selector.select.custom_value;
    return several || selector.text?.multiple || !SHOWN.some((each) => each in selector);
  });
}

/** Return the choices of a field; null if it is not one to choose in. */
function choices(
  field: Field,
  { option, hass }: Pick<FieldTexts, "option" | "hass">,
): Choices | null {
  const { select, entity } = field.selector ?? {};
  if (entity !== undefined) return entities(hass, [entity?.domain ?? []].flat());
  const listed = select?.options ?? field.options;
  if (!listed) return null;
  const key = select?.translation_key;
  return listed.map((each) => {
    if (Array.isArray(each)) return each;
    const { value, label } = typeof each === "object" ? each : { value: each, label: each };
    return [value, (key && option(key, value)) || label];
  });
}

function entities(hass: Hass, domains: string[]): Choices {
  return Object.entries(hass.states)
    .filter(([id]) => !domains.length || domains.includes(id.split(".")[0] ?? ""))
    .map(([id, { attributes }]): Choices[number] => [id, attributes.friendly_name ?? id])
    .sort(([, one], [, other]) => one.localeCompare(other));
}

function initial(field: Field): Filled {
  return field.description?.suggested_value ?? field.default;
}

/** Make a control, and say how to read it. */
function control(field: Field, attributes: Attributes, texts: FieldTexts): Control {
  const { selector = {} } = field;
  const offered = choices(field, texts);
  if (offered && (selector.select?.multiple || selector.entity?.multiple)) {
    return ticks(field, attributes, offered);
  }
  if (offered) return choice(field, attributes, offered);
  if (selector.boolean !== undefined || field.type === "boolean") {
    const on = Boolean(initial(field));
    const { required, ...others } = attributes;
    const box = h("input", { type: "checkbox", role: "switch", ...others, checked: on });
    return [box, () => box.checked];
  }
  if (selector.text?.multiline) {
    const area = h("textarea", { rows: 4, ...attributes }, String(initial(field) ?? ""));
    return [area, () => area.value || undefined];
  }
  return line(field, attributes);
}

/** A field of one line: a text, a number, a moment. */
function line(field: Field, attributes: Attributes): Control {
  const { selector = {} } = field;
  const number = selector.number ?? (selector.number === null ? {} : undefined);
  const moment = selector.datetime !== undefined;
  const kind =
    (moment && "datetime-local") ||
    (selector.date !== undefined && "date") ||
    (selector.time !== undefined && "time") ||
    ((number || field.type === "integer") && "number") ||
    (["password", "email", "url", "tel"].find((each) => each === selector.text?.type) ?? "text");
  const first = String(initial(field) ?? "");
  const value = moment ? first.slice(0, 16).replace(" ", "T") : first;
  const limits = number && { min: number.min, max: number.max, step: number.step };
  const autocomplete = kind === "password" ? "new-password" : undefined;
  const input = h("input", { type: kind, ...limits, autocomplete, ...attributes, value });
  const read = () => {
    if (input.value === "") return undefined;
    if (kind === "number") return input.valueAsNumber;
    return moment ? `${input.value.replace("T", " ")}:00` : input.value;
  };
  return [input, read];
}

function choice(field: Field, attributes: Attributes, offered: Choices): Control {
  const chosen = initial(field);
  const custom = field.selector?.select?.custom_value;
  if (custom) {
    const id = `${attributes.id}-choices`;
    const known = h(
      "datalist",
      { id },
      offered.map(([value, label]) => h("option", { value }, label)),
    );
    const input = h("input", {
      type: "text",
      list: id,
      ...attributes,
      value: String(chosen ?? ""),
    });
    return [h("div", {}, input, known), () => input.value || undefined];
  }
  const none = field.required && chosen !== undefined ? [] : [h("option", { value: "" }, "")];
  const options = offered.map(([value, label]) =>
    h("option", { value, selected: value === chosen }, label),
  );
  const select = h("select", attributes, none, options);
  return [select, () => select.value || undefined];
}

/** Several of the choices. */
function ticks(field: Field, attributes: Attributes, offered: Choices): Control {
  const chosen = initial(field);
  const on = Array.isArray(chosen) ? chosen : [];
  // What is chosen and not offered any more stays chosen.
  const gone = on.filter((each) => !offered.some(([value]) => value === each));
  const all: Choices = [...offered, ...gone.map((each): Choices[number] => [each, each])];
  const boxes = all.map(([value]) =>
    h("input", {
      type: "checkbox",
      value,
      id: `${attributes.id}-${value}`,
      checked: on.includes(value),
    }),
  );
  const rows = all.map(([, label], at) =>
    h("div", { class: "offer" }, boxes[at], h("label", { for: boxes[at]?.id }, label)),
  );
  const { required, name, id, ...others } = attributes;
  const group = h("div", { role: "group", id, "aria-labelledby": `${id}-label`, ...others }, rows);
  return [group, () => boxes.filter((each) => each.checked).map((each) => each.value)];
}

/** Return the staff member if there is nothing to choose: whose account this is is shown already. */
function settled(field: Field, texts: FieldTexts): string | undefined {
  const offered = field.name === "staff" ? choices(field, texts) : null;
  return offered?.length === 1 ? offered[0]?.[0] : undefined;
}

/** Build the fields of a step. Returns the nodes, and how to read all values. */
export function fields(
  schema: Field[],
  texts: FieldTexts,
): [Child[], () => Record<string, Filled>] {
  const readers: Record<string, () => Filled> = {};
  const nodes = schema.map((field) => {
    const drawn = field.selector?.qr_code;
    // It says nothing that is not in the text.
    if (drawn) return qrCode(texts.hass, drawn.data);
    const only = settled(field, texts);
    if (only !== undefined) {
      readers[field.name] = () => only;
      return null;
    }
    return labelled(field, texts, readers);
  });
  const read = () =>
    Object.fromEntries(
      Object.entries(readers)
        .map(([name, each]): [string, Filled] => [name, each()])
        .filter(([, value]) => value !== undefined),
    );
  return [nodes, read];
}

/** A field with its label, what is to be known of it, and what is wrong with it. */
function labelled(
  field: Field,
  texts: FieldTexts,
  readers: Record<string, () => Filled>,
): HTMLElement {
  const id = `field-${field.name}`;
  const [said, wrong] = [texts.hint(field.name), texts.problem(field.name)];
  const described = [said && `${id}-hint`, wrong && `${id}-problem`].filter(Boolean).join(" ");
  const attributes = {
    id,
    name: field.name,
    required: field.required,
    "aria-describedby": described || false,
    "aria-invalid": wrong ? "true" : false,
  };
  const [made, read] = control(field, attributes, texts);
  readers[field.name] = read;
  const several = made.getAttribute("role") === "group";
  const label = several
    ? h("span", { class: "label", id: `${id}-label` }, texts.text(field.name))
    : h("label", { for: id }, texts.text(field.name));
  return h(
    "div",
    {
      class: made instanceof HTMLInputElement && made.type === "checkbox" ? "field tick" : "field",
    },
    label,
    made,
    said ? h("div", { class: "hint", id: `${id}-hint` }, inline(said)) : null,
    wrong ? h("div", { class: "wrong", id: `${id}-problem` }, wrong) : null,
  );
}
