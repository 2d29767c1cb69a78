// What is typed about a client, and what of it an action is given. Pure.

import type { ClientDetails, Labelled } from "../protocol.js";

/** The fields of the form, as they are typed. */
export interface ClientDraft {
  name: string;
  company: boolean;
  organisation: string;
  number: string;
  phones: Labelled[];
  emails: Labelled[];
  address: string;
  birthday: string;
  notes: string;
}

export type ClientField = keyof ClientDraft;
const FIELDS: ClientField[] = [
  ...(["name", "company", "organisation", "number", "phones", "emails"] as const),
  ...(["address", "birthday", "notes"] as const),
];

export const EMPTY: ClientDraft = {
  ...{ name: "", company: false, organisation: "", number: "", phones: [], emails: [] },
  ...{ address: "", birthday: "", notes: "" },
};

export function draftOf(client: ClientDetails): ClientDraft {
  const { details } = client;
  return {
    name: client.name,
    company: details.company,
    organisation: details.organisation,
    number: client.number,
    phones: details.phones.map((each) => ({ ...each })),
    emails: details.emails.map((each) => ({ ...each })),
    address: client.address,
    birthday: details.birthday,
    notes: client.notes,
  };
}

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
  if (Array.isArray(value)) return value.map((each) => each.value).join(", ");
  return String(value);
}

function filled(value: ClientDraft[ClientField]): ClientDraft[ClientField] {
  return Array.isArray(value) ? value.filter((each) => each.value.trim()) : value;
}

function plain(value: ClientDraft[ClientField]): string {
  return JSON.stringify(filled(value));
}
