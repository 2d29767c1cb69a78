import assert from "node:assert/strict";
import { test } from "node:test";
import type { SyncAccount, SyncPart, SyncState } from "../src/protocol.js";
import {
  countsOf,
  idsOf,
  inOrder,
  kindOf,
  lineKey,
  stateOf,
  undoing,
  undoneBy,
} from "../src/sync/shown.js";

const part = (given: Partial<SyncPart>): SyncPart => ({
  part: "calendar",
  name: null,
  direction: "both",
  group: null,
  enabled: true,
  running: false,
  done: 0,
  total: null,
  synced: 0,
  skipped: 0,
  held: false,
  last_success: null,
  next_run: null,
  problem: null,
  ...given,
});
const account = (id: string, ...parts: SyncPart[]): SyncAccount => ({
  kind: "google" as const,
  config_entry_id: id,
  name: id,
  email: "",
  who: null,
  state: "loaded",
  problem: null,
  reauth: false,
  reauth_flow: null,
  parts,
});
const state = (...accounts: SyncAccount[]): SyncState => ({
  administrators: [],
  accounts,
  phones: [],
  runs: [],
});

test("a sync is of all accounts that have the part, or of one part of one", () => {
  const [calendar, contacts] = [part({}), part({ part: "contacts" })];
  const mara = account("mara", calendar, contacts);
  const all = state(mara, account("jonas", part({})));
  assert.deepEqual(idsOf(all, "calendar", null), ["mara", "jonas"]);
  assert.deepEqual(idsOf(all, "contacts", null), ["mara"]);
  assert.deepEqual(idsOf(all, "calendar", { account: mara, part: contacts }), []);
  assert.deepEqual(idsOf(all, "contacts", { account: mara, part: contacts }), ["mara"]);
});

test("what runs is told first, then what needs somebody, then the next run", () => {
  const running = part({ running: true, done: 1, total: 2 });
  assert.deepEqual(stateOf(state(account("a", part({ held: true }), running))), { running });
  const parts = [part({ next_run: "12" }), part({ next_run: "10" })];
  assert.deepEqual(stateOf(state(account("a", ...parts))), { attention: false, next: "10" });
  const waits = { ...account("a"), reauth: true };
  assert.deepEqual(stateOf(state(waits)), { attention: true, next: undefined });
});

test("a run is called by its kind, a change of people by what it was", () => {
  assert.equal(kindOf({ kind: "sync", what: "created" }), "sync.kind.sync");
  assert.equal(kindOf({ kind: "action", what: "created" }), "appointment.verb.created");
  assert.equal(kindOf({ kind: "erase", what: "erased" }), "sync.kind.erase");
  assert.equal(kindOf({ kind: "of tomorrow", what: "" }), "sync.kind.other");
  assert.equal(undoing({ part: "contacts" }), "undo_contacts_sync");
});

test("counts are by side", () => {
  const counts = { created_in_google: 2, deleted_in_book: 1, updated_in_google: 0 };
  assert.deepEqual(countsOf({ counts }, "there"), [["created", 2]]);
  assert.deepEqual(countsOf({ counts }, "here"), [["deleted", 1]]);
  const dates = { cancelled_in_google: 3 };
  assert.deepEqual(countsOf({ counts: dates }, "there"), [["cancelled", 3]]);
});

test("an undo says how much it has put back", () => {
  assert.equal(undoneBy({ kind: "undo", counts: { undone: 2 } }), 2);
  assert.equal(undoneBy({ kind: "undo", counts: {} }), 0);
  assert.equal(undoneBy({ kind: "sync", counts: { created_in_google: 2 } }), 0);
});

test("a line says what was done on which side, or what people did", () => {
  assert.equal(lineKey({ action: "create_remote", what: "created" }), "sync.step.create_remote");
  assert.equal(lineKey({ action: "edit", what: "cancelled" }), "appointment.verb.cancelled");
  assert.equal(lineKey({ action: "edit", what: "erased" }), "appointment.verb.changed");
});

test("lines are by when they take place, those without a time last", () => {
  const lines = [{ start: null }, { start: "2026-11-28" }, { start: "2026-11-27T10:00:00Z" }];
  assert.deepEqual(
    inOrder(lines).map((each) => each.start),
    ["2026-11-27T10:00:00Z", "2026-11-28", null],
  );
});
