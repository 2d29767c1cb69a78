// What is typed of a new appointment, with the id by which it is added only once. No I/O.

import { Drafts } from "../drafts.js";
import type { Format } from "../format.js";
import type { Studio } from "../protocol.js";
import { newRequest } from "../request.js";
import type { Draft } from "../view.js";
import { type NewClient, newPlan, type Plan } from "./plan.js";

export interface Unsaved {
  plan: Plan;
  /** What the client is called. */
  client: string;
  /** A client who is added first. */
  newClient: NewClient | null;
  /** The same until something is saved: of the client first, then of the appointment. */
  request_id: string;
}

/** What was typed and not booked when the panel was closed, by studio: the next booking goes on with it. */
export const unsaved = new Drafts<Unsaved>();

/** Tell whether a draft is for another client than what was typed. */
export function isForAnother({ client_id }: Draft, { plan, newClient }: Unsaved): boolean {
  if (!client_id) return false;
  return newClient !== null || ![null, client_id].includes(plan.client_id);
}

/** Return what waits in a studio, unless the draft is for another client. */
export function waiting(entryId: string, draft: Draft): Unsaved | null {
  const kept = unsaved.get(entryId);
  return kept && !isForAnother(draft, kept) ? kept : null;
}

/** Return what a form holds once a draft is laid over what was typed; null: nothing was. */
export function laidOver(
  typed: Unsaved | null,
  draft: Draft,
  studio: Studio,
  format: Format,
): Unsaved {
  const fresh = newPlan(draft, studio, format);
  if (!typed) {
    const client = draft.client ?? "";
    return { plan: fresh, client, newClient: null, request_id: newRequest() };
  }
  // What was typed stays when another time is chosen in the diary.
  const { day, time, at, minutes, all_day, days } = fresh;
  const plan = {
    ...typed.plan,
    ...(draft.start ? { day, time, at, all_day } : {}),
    ...(draft.end ? { minutes, days } : {}),
    ...(draft.staff_id ? { staff_id: draft.staff_id } : {}),
    ...(draft.resource_ids ? { resource_ids: draft.resource_ids } : {}),
    ...(draft.session_type ? { session_type: draft.session_type } : {}),
    ...(draft.client_id ? { client_id: draft.client_id } : {}),
  };
  return { ...typed, plan, client: draft.client || typed.client };
}
