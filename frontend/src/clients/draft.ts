// What is typed about a client, and what of it an action is given. Pure.

import type { ClientDetails, Labelled, NameParts, PostalAddress } from "../protocol.js";

/** The fields of the form, as they are typed, by the names that actions take. */
export interface ClientDraft {
  name: string;
  /** Null: the name is one text. */
  parts: NameParts | null;
  company: boolean;
  nickname: string;
  organisation: string;
  department: string;
  title: string;
  role: string;
  number: string;
  phones: Labelled[];
  emails: Labelled[];
  addresses: PostalAddress[];
  urls: Labelled[];
  birthday: string;
  dates: Labelled[];
  relations: Labelled[];
  custom: Labelled[];
  notes: string;
}

export type ClientField = keyof ClientDraft;
/** Fields of one line. */
export type Line = "nickname" | "organisation" | "department" | "title" | "role" | "number";
/** Fields of several values, each with a label. */
export type Items = "phones" | "emails" | "urls" | "dates" | "relations" | "custom";

const NO_PARTS: NameParts = {
  ...{ prefix: "", given: "", middle: "", family: "", suffix: "" },
  ...{ phonetic_given: "", phonetic_middle: "", phonetic_family: "" },
};
export const NO_ADDRESS: PostalAddress = {
  ...{ text: "", street: "", extended: "", po_box: "", postal_code: "", city: "", region: "" },
  ...{ country: "", country_code: "", label: "", preferred: false },
};
export const EMPTY: ClientDraft = {
  ...{ name: "", parts: null, company: false, nickname: "", organisation: "", department: "" },
  ...{ title: "", role: "", number: "", phones: [], emails: [], addresses: [], urls: [] },
  ...{ birthday: "", dates: [], relations: [], custom: [], notes: "" },
};
const FIELDS = Object.keys(EMPTY) as ClientField[];

export function draftOf(client: ClientDetails): ClientDraft {
  const { name, number, notes, details } = client;
  return structuredClone({ ...details, name, number, notes });
}

/** The parts of a name that is one text, as most names are: the last word is the family's. */
export function partsOf({ name, parts }: Pick<ClientDraft, "name" | "parts">): NameParts {
  if (parts) return parts;
  const words = name.trim().split(/\s+/);
  return { ...NO_PARTS, family: words.pop() ?? "", given: words.join(" ") };
}

/** The name as it is shown, from its parts. */
export function whole(parts: NameParts): string {
  const { prefix, given, middle, family, suffix } = parts;
  return [prefix, given, middle, family, suffix]
    .map((each) => each.trim())
    .filter(Boolean)
    .join(" ");
}

/** Whether an address was given as one text, and has no parts. */
export function isText(address: PostalAddress): boolean {
  return Boolean(address.text) && !PARTS.some((each) => address[each]);
}

/** An address as it is written on a letter. */
export function lines(address: PostalAddress): string {
  if (address.text) return address.text;
  const { extended, street, po_box, postal_code, city, region, country } = address;
  const town = [postal_code, city].filter(Boolean).join(" ");
  return [extended, street, po_box, town, region, country].filter(Boolean).join("\n");
}

const PARTS = [
  ...(["street", "extended", "po_box", "postal_code", "city", "region", "country"] as const),
];

/** The fields that differ between two states. */
export function differing(one: ClientDraft, other: ClientDraft): ClientField[] {
  return FIELDS.filter((field) => plain(one[field]) !== plain(other[field]));
}

/** What an action is given: only what was typed differently from what was there at the start. */
export function given(base: ClientDraft, draft: ClientDraft): Partial<ClientDraft> {
  return Object.fromEntries(differing(base, draft).map((field) => [field, filled(draft[field])]));
}

/** Fields that somebody else has changed meanwhile, and that are typed differently here. */
export function overtaken(base: ClientDraft, now: ClientDraft, draft: ClientDraft): ClientField[] {
  const mine = differing(base, draft);
  return differing(base, now).filter(
    (field) => mine.includes(field) && plain(now[field]) !== plain(draft[field]),
  );
}

/** A field in words, for people. */
export function words(value: ClientDraft[ClientField]): string {
  if (value === null) return "";
  if (Array.isArray(value)) return value.map(itemWords).join(", ");
  return typeof value === "object" ? whole(value) : String(value);
}

function itemWords(item: Labelled | PostalAddress): string {
  return "value" in item ? item.value : lines(item).replaceAll("\n", ", ");
}

function filled(value: ClientDraft[ClientField]): ClientDraft[ClientField] {
  if (!Array.isArray(value)) return value;
  const items = value as (Labelled | PostalAddress)[];
  return items.filter((each) => itemWords(each).trim()) as typeof value;
}

function plain(value: ClientDraft[ClientField]): string {
  return JSON.stringify(filled(value));
}
