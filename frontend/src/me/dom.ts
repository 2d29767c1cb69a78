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

/** Of Markdown: strong, names, emphasis, links, and marks that stand for themselves. */
const MARKS =
  /\*\*((?:\\.|[^\\])+?)\*\*|`([^`]+)`|\*((?:\\.|[^*\\])+?)\*|\[((?:\\.|[^\]\\])+)\]\((https?:[^)\s]+|\/[^)\s]*)\)|\\([^\w\s])/g;

function unmarked(text: string): string {
  return text.replace(/\\([^\w\s])/g, "$1");
}

/** Turn a line of a translated text into nodes. */
export function inline(text: string): Child[] {
  const nodes: Child[] = [];
  let at = 0;
  for (const found of text.matchAll(MARKS)) {
    const [whole, strong, name, emphasis, link, href, mark] = found;
    nodes.push(text.slice(at, found.index));
    if (strong) nodes.push(h("strong", {}, unmarked(strong)));
    else if (emphasis) nodes.push(h("em", {}, unmarked(emphasis)));
    else if (link) nodes.push(h("a", { href, rel: "external" }, unmarked(link)));
    else nodes.push(name ?? mark);
    at = found.index + whole.length;
  }
  return [...nodes, text.slice(at)];
}

const BULLET = /^[-*] /;

/** Turn a translated text into paragraphs and lists; what people typed is never markup. */
export function paragraphs(text: string, attributes = {}): HTMLElement[] {
  const blocks = text.split(/\n{2,}/).filter(Boolean);
  return blocks.flatMap((block) => {
    const lines = block.split("\n");
    const items = lines.filter((each) => BULLET.test(each));
    const words = lines.filter((each) => !BULLET.test(each)).join(" ");
    const made: HTMLElement[] = words ? [h("p", attributes, inline(words))] : [];
    if (items.length) {
      const listed = items.map((each) => h("li", {}, inline(each.replace(BULLET, ""))));
      made.push(h("ul", attributes, listed));
    }
    return made;
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
