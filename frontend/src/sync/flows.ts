// The dialogs of Home Assistant that connect and change accounts and phones, by where they begin.

import type { FlowKind } from "../me/flow.js";

/** A flow: where it is at Home Assistant, and what begins it; or the id of one that goes on. */
export interface FlowTarget extends FlowKind {
  path: string;
  begin: object | string;
}

const FLOWS = "config/config_entries";
const HANDLER = "studio_sync";

export function connectAccount(): FlowTarget {
  const begin = { handler: HANDLER };
  return { path: `${FLOWS}/flow`, texts: "config", own: false, choose: "google", begin };
}

/** Choose another calendar, or what else an account is for. */
export function changeAccount(account: string): FlowTarget {
  const begin = { handler: HANDLER, entry_id: account };
  return { path: `${FLOWS}/flow`, texts: "config", own: false, begin };
}

/** Go on with the sign-in that an account waits for. */
export function signInAgain(flow_id: string): FlowTarget {
  return { path: `${FLOWS}/flow`, texts: "config", own: false, waits: true, begin: flow_id };
}

export function accountOptions(account: string): FlowTarget {
  const begin = { handler: account };
  return { path: `${FLOWS}/options/flow`, texts: "options", own: false, begin };
}

export function addPhone(studio: string): FlowTarget {
  return { ...PHONES, begin: { handler: [studio, "access"] } };
}

export function changePhone(studio: string, access: string): FlowTarget {
  return { ...PHONES, begin: { handler: [studio, "access"], subentry_id: access } };
}

const PHONES = {
  path: `${FLOWS}/subentries/flow`,
  texts: "config_subentries.access",
  own: false,
};
