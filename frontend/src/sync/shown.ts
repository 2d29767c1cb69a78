// What the view Sync makes of what the server tells, as pure functions.

import type { Place, RunLine, SyncAccount, SyncPart, SyncRun, SyncState } from "../protocol.js";

/** What a sync or an undo would do, as `preview_sync` and `undo_sync` tell it. */
export interface Preview {
  account: string;
  there: Place;
  held_why?: string | null;
  number: number;
  actions: PreviewStep[];
}

export interface PreviewStep {
  action?: string;
  reason?: string;
  in_studio?: string | null;
  in_google?: string | null;
  in_server?: string | null;
  title: string | null;
  start: string | null;
}

/** The part of an account that a sync or a preview is of; null: all of them. */
export type Of = { account: SyncAccount; part: SyncPart } | null;

/** The previewing action and the one that syncs, by what is synced. */
export const SYNCS: ["calendar" | "contacts", { preview: string; run: string }][] = [
  ["calendar", { preview: "preview_sync", run: "sync_now" }],
  ["contacts", { preview: "sync_contacts", run: "sync_contacts" }],
];

/** What `appointment.verb` has words for. */
export const VERBS = [
  "created",
  "changed",
  "taken_out",
  "cancelled",
  "deleted",
  "linked",
  "unlinked",
  "restored",
  "settled",
  "asked",
  "left",
  "offered",
];

const KINDS = [
  "sync",
  "undo",
  "phone",
  "action",
  "calendar",
  "repair",
  "dialog",
  "import",
  "client_name",
  "merge",
  "erase",
];

/** The key of what a run is called. */
export function kindOf(run: Pick<SyncRun, "kind" | "what">): string {
  if (run.kind === "action" && VERBS.includes(run.what)) return `appointment.verb.${run.what}`;
  return `sync.kind.${KINDS.includes(run.kind) ? run.kind : "other"}`;
}

/** The ids of the accounts that a sync of a part is of. */
export function idsOf(sync: SyncState, part: SyncPart["part"], of: Of): string[] {
  if (of) return of.part.part === part ? [of.account.config_entry_id] : [];
  return sync.accounts
    .filter((each) => each.parts.some((has) => has.part === part))
    .map((each) => each.config_entry_id);
}

/** How the accounts are as a whole: one runs, one needs somebody, or when the next one runs. */
export function stateOf(
  sync: SyncState,
): { running: SyncPart } | { attention: boolean; next: string | undefined } {
  const parts = sync.accounts.flatMap((each) => each.parts);
  const running = parts.find((each) => each.running);
  if (running) return { running };
  const attention =
    sync.accounts.some((each) => each.problem !== null || each.reauth) ||
    parts.some((each) => each.held || each.problem !== null);
  const next = parts.flatMap((each) => each.next_run ?? []).sort()[0];
  return { attention, next };
}

/** The action that undoes a run of a sync. */
export function undoing(run: Pick<SyncRun, "part">): string {
  return run.part === "contacts" ? "undo_contacts_sync" : "undo_sync";
}

const COUNTED = ["created", "updated", "taken_out", "deleted", "cancelled"];
const SIDES = { here: ["book"], there: ["google", "server"] };

/** What a run did on a side, as pairs of what it is called and how often. */
export function countsOf(run: Pick<SyncRun, "counts">, side: "here" | "there"): [string, number][] {
  return COUNTED.flatMap((verb): [string, number][] => {
    const counts = SIDES[side].map((each) => run.counts[`${verb}_in_${each}`] ?? 0);
    const count = counts.reduce((sum, each) => sum + each, 0);
    return count ? [[verb, count]] : [];
  });
}

/** How much an undo has put back, or done again; 0: it is none, or nothing. */
export function undoneBy({ kind, counts }: Pick<SyncRun, "kind" | "counts">): number {
  return kind === "undo" ? (counts.undone ?? 0) : 0;
}

const STEPS = [
  "create_remote",
  "update_remote",
  "delete_remote",
  "create_local",
  "update_local",
  "delete_local",
  "cancel_local",
  "leave_local",
  "merge",
  "link",
  "unlink",
  "conflict",
];

/** The key of what a step of a sync does. */
export const stepKey = (action: string): string => `sync.step.${action}`;

/** The key of what a line of a run did: of syncs with the side, of people what it was. */
export function lineKey({ action, what }: Pick<RunLine, "action" | "what">): string {
  if (STEPS.includes(action)) return stepKey(action);
  return `appointment.verb.${[...VERBS, "undone"].includes(what) ? what : "changed"}`;
}

/** Lines by when what they are about takes place; what has no time comes last. */
export function inOrder<T extends { start: string | null }>(lines: T[]): T[] {
  const at = ({ start }: T) => (start ? Date.parse(start) : Number.POSITIVE_INFINITY);
  return [...lines].sort((one, other) => (at(one) === at(other) ? 0 : at(one) - at(other)));
}
