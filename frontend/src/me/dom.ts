// Small helpers to build a page. Texts become text nodes: nothing that somebody typed is markup.

export type Child = Node | string | null | undefined | Child[];
type Attribute = string | number | boolean | null | undefined | ((event: Event) => void);

function flat(children: Child[]): (Node | string)[] {
  return children.flatMap((each) => (Array.isArray(each) ? flat(each) : (each ?? [])));
}

/** Make an element. Attributes that are false or missing are left out; `onclick` and the like listen. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, Attribute> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...flat(children));
  return element;
}

const MARKS = /\*\*(.+?)\*\*|`(.+?)`/g;

/** Turn a translated text into paragraphs; of Markdown they hold `**strong**` and marked names. */
export function paragraphs(text: string, attributes = {}): HTMLElement[] {
  return text
    .split(/\n{2,}/)
    .filter(Boolean)
    .map((part) => {
      // Text, strong, name, text, strong, name, … with nothing where a mark is the other one.
      const pieces: (string | undefined)[] = part.split(MARKS);
      return h(
        "p",
        attributes,
        pieces.map((piece, index) => (piece && index % 3 === 1 ? h("strong", {}, piece) : piece)),
      );
    });
}

/** Make a button; the main one of a group is filled. */
export function button(label: string, onclick: () => void, main = false): HTMLButtonElement {
  return h("button", { type: "button", class: main ? "main" : false, onclick }, label);
}

/** Show something that went wrong, and have screen readers say it at once. */
export function alarm(text: string): HTMLElement {
  return h("div", { class: "alarm", role: "alert" }, paragraphs(text));
}
