// The page's websocket commands and their payloads. The same on the server: `panel/`.
// Times are ISO 8601 with the offset of the studio's clock; days are dates; lengths are minutes.

export type Role = "owner" | "desk" | "staff" | "tablet";

/** What the user may do in a studio, as their role says. The server asks again at each command. */
export interface Rights {
  /** May make and change appointments: everybody's, their own, or none. */
  write: "all" | "own" | "none";
  /** Sees others' appointments whole, with their type as title, only busy, or not at all. */
  others: "all" | "nameless" | "busy" | "none";
  /** Sees all clients, those of own appointments, or none. */
  clients: "all" | "own" | "none";
  /** Sees accounts and phones, and starts runs: all, own, or none. */
  sync: "all" | "own" | "none";
}

export interface Person {
  id: string;
  name: string;
  kind: "staff" | "room";
  color: string;
}

export interface SessionType {
  name: string;
  minutes: number;
  before: number;
  after: number;
  color: string;
}

/** From and to as "08:00", by weekday, Monday first; null: closed. */
export type Hours = ([string, string] | null)[];

export interface Studio {
  entry_id: string;
  name: string;
  time_zone: string;
  /** False while the studio starts, reloads, or failed to start: nothing can be read then. */
  running: boolean;
  role: Role;
  rights: Rights;
  /** The staff members who the user is. */
  me: string[];
  people: Person[];
  types: SessionType[];
  hours: Hours;
  /** Hours of staff members who have their own, by id. */
  own_hours: Record<string, Hours>;
}

/** `studio_sync/studios/subscribe`: at once, and when any of it changes. */
export interface Studios {
  build: string;
  studios: Studio[];
}

/** One appointment, or one instance of a series. */
export interface Appointment {
  /** Names this instance: the appointment's id, and of a series when it would start. */
  key: string;
  appointment_id: string;
  /** The start by which actions name an instance of a series; null: it does not repeat. */
  moment: string | null;
  series_id: string | null;
  /** The rev of the record as it was read, for `expected_rev`. */
  rev: number;
  kind: "appointment" | "session";
  /** Null, as all details: the user may only know that it is. */
  title: string | null;
  start: string;
  end: string;
  all_day: boolean;
  description: string | null;
  place: string | null;
  recurrence: string[];
  status: "confirmed" | "tentative" | "cancelled";
  busy: boolean;
  session_type: string | null;
  staff_id: string | null;
  assistant_ids: string[];
  resource_ids: string[];
  client_id: string | null;
  client: string | null;
  origin: string;
  /** Minutes that its type keeps free before and after. */
  before: number;
  after: number;
  /** Marked as private in the Google calendar that it came from. */
  private: boolean;
  /** It overlaps, past or not, and nobody chose to keep both; or it was edited on two sides. */
  conflict: boolean;
  /** It overlaps as people chose to keep it. */
  kept: boolean;
  /** Whether the user may change it. */
  editable: boolean;
}

/**
 * `studio_sync/diary/subscribe` {entry_id, start, end, cancelled?}: first everything, then what changed.
 * `cancelled`: also sessions and dates of series that are cancelled.
 */
export interface DiaryChange {
  /** True: forget what was told before. */
  whole: boolean;
  changed: Appointment[];
  /** Keys of what is no longer there. */
  removed: string[];
}

/**
 * `studio_sync/diary/find` {entry_id, text, limit?}: the nearest appointments that are meant, past and
 * coming, of those that the user sees whole. Of a series the last date and the next.
 */
export interface FoundAppointments {
  appointments: Appointment[];
}

/** What `studio_sync/undo` returns. */
export interface Undone {
  /** By what it is done again; null: it can't be. */
  undo: string | null;
  /** The names of new clients who stay: they were changed or booked since. */
  staying: string[];
}

/** What a change returns: what it did, and how to take it back (`studio_sync/undo`). */
export interface Done {
  appointments: Appointment[];
  /** Null: nothing changed, or it can't be undone. */
  undo: string | null;
}

/** `studio_sync/todo/subscribe` {entry_id}: at once, and when it changes. */
export interface Todo {
  /** What needs a decision; the badge. */
  count: number;
  items: TodoItem[];
  /** What people settled today, the last first. */
  settled: Settled[];
}

export interface Settled {
  at: string;
  /** The answer to a conflict, or `left`: it is nobody's session. */
  what: string;
  /** What `Api.undo` takes; null: it can't be undone any more. */
  undo: string | null;
  new: string | null;
  old: string | null;
}

/** Items that an account can't synchronise, or a sign-in that it waits for. */
export interface Needed {
  kind: "skipped" | "sign_in";
  id: string;
  config_entry_id: string;
  there: Place;
  where: string;
  /** Of `sign_in`: when it was last synchronised, if that is known. */
  last_success?: string | null;
  number?: number;
  /** Of `skipped`: what it is; at most 500. */
  items?: Unsynced[];
}

/** Something that is not synchronised; without a title it is on the other side only. */
export interface Unsynced {
  title: string | null;
  start: string | null;
  /** Why, and what to do, by the key of its text. */
  reason: string;
  appointment_id: string | null;
  client_id: string | null;
}

/** One side of an overlap or an edit conflict. */
export interface Side {
  appointment_id: string;
  kind: "appointment" | "session";
  title: string | null;
  start: string;
  end: string;
  all_day: boolean;
  with: string[];
}

/** An answer that fits a conflict, as `resolve_conflict` takes it. */
export interface Offer {
  answer: string;
  start?: string;
  end?: string;
  all_day?: boolean;
  staff_id?: string;
  staff?: string;
}

export interface Suggestion {
  client_id: string;
  name: string;
  score: number;
  reasons: { reason: string; found: string }[];
}

export interface Overlap {
  kind: "overlap";
  id: string;
  opened_at: string;
  moment: string | null;
  new: Side | null;
  old: Side | null;
  /** Null: ask `list_conflicts` for them. */
  offers: Offer[] | null;
  /** Who changed each side last, as far as the user may see that. */
  by?: { new?: Changed; old?: Changed };
}

/** Who changed something last, and when. */
export interface Changed {
  who: Step["who"];
  at: string;
}

/** The fields that both sides can differ in. */
export interface EditedContent {
  title: string | null;
  start: string;
  end: string;
  all_day: boolean;
  description?: string;
  place?: string;
  status?: string;
  recurrence?: string[];
}

/** Where the other side of a sync is. */
export type Place = "google" | "server";

export interface EditConflict {
  kind: "edit_conflict";
  id: string;
  opened_at: string;
  moment: string | null;
  fields: string[];
  studio: (Side & Partial<EditedContent>) | null;
  /** What the other side holds, by where that is. */
  google?: EditedContent | null;
  server?: EditedContent | null;
  offers: Offer[] | null;
  by?: { studio?: Changed; google?: Changed; server?: Changed };
}

/** What a phone wanted to delete, or a plan of a sync that the brake has stopped. */
export type Held =
  | {
      kind: "held";
      by: "phone";
      id: string;
      access_id: string;
      owner_id: string;
      where: string | null;
      number: number;
      records: Side[];
    }
  | {
      kind: "held";
      by: "sync";
      id: string;
      config_entry_id: string;
      there: Place;
      part: "calendar" | "contacts";
      /** Names the sync among all of its account. */
      key: string;
      where: string;
      number: number;
      digest: string;
      why: string;
      /** By date; a series and its dates are one. At most 500. */
      steps: HeldStep[];
    };

/** What a held plan would do, by a name for the decision. */
export interface HeldStep {
  name: string;
  action: string;
  reason: string;
  title: string | null;
  start: string | null;
}

export interface Arrival extends Omit<Appointment, "kind" | "key"> {
  kind: "arrived";
  id: string;
  /** The series that it belongs to, or itself: what `todo/leave` is about. */
  whole_id: string;
  suggestions: Suggestion[];
}

export type TodoItem = Overlap | EditConflict | Held | Needed | Arrival;

/** What an account syncs: a calendar, or contacts. */
export interface SyncPart {
  part: "calendar" | "contacts";
  /** What it is called, if its account may have several. */
  name: string | null;
  /** `out`: what is changed in Google stays there. */
  direction: "both" | "out";
  /** Of contacts: the group of clients that they are of. */
  group: string | null;
  enabled: boolean;
  running: boolean;
  done: number;
  total: number | null;
  synced: number;
  skipped: number;
  held: boolean;
  last_success: string | null;
  next_run: string | null;
  /** Why the last run failed, by the key of its text; null: it did not, "": unknown. */
  problem: string | null;
}

export interface SyncAccount {
  config_entry_id: string;
  kind: Place;
  name: string;
  email: string;
  who: string | null;
  state: string;
  problem: string | null;
  /** It waits for somebody to sign in. */
  reauth: boolean;
  /** The flow that does so, for administrators. */
  reauth_flow: string | null;
  parts: SyncPart[];
}

export interface SyncPhone {
  access_id: string;
  user_name: string;
  who: string[];
  state: string;
  /** `out`: the phone only reads. */
  direction: "both" | "out";
  /** It has an address book. */
  clients: boolean;
  /** When it last signed in, with what and from where; null: not known. */
  seen: string | null;
  client: string | null;
  place: string | null;
}

/** A run of a sync, a change by a phone, or by somebody in the studio. */
export interface SyncRun {
  run_id: string;
  at: string;
  kind: string;
  outcome: string;
  counts: Record<string, number>;
  number: number;
  title: string;
  /** What happened to the first of what it changed, as `get_history` has it. */
  what: string;
  /** It is not in effect: it was undone, and not done again since. */
  undone: boolean;
  config_entry_id: string | null;
  part: "calendar" | "contacts";
  who: string | null;
  /** How it can be undone, or done again; null: it can't. */
  undo: "sync" | "phone" | "import" | "change" | null;
  /** What of it is undone next: itself, or the last undo of it. */
  undo_id: string;
  /** The same, as `Api.undo` takes it. */
  token: string;
  /** That does it again. */
  redo: boolean;
}

/** `studio_sync/undo/subscribe` {entry_id}: what the user changed within two weeks, the last first. */
export interface OwnChange
  extends Pick<
    SyncRun,
    "run_id" | "at" | "kind" | "what" | "number" | "undone" | "undo_id" | "token" | "redo"
  > {
  /** Null: they may not see it any more. */
  title: string | null;
  undo: "import" | "change" | null;
}

/** `studio_sync/undo/preview` {entry_id, run_id}: what taking back a change would do. */
export interface UndoPreview {
  number: number;
  /** Nothing would be taken back: somebody has changed what is `kept`. */
  refused: boolean;
  /** At most 100; title and time are those afterwards. */
  lines: {
    what:
      | "removed"
      | "restored"
      | "as_before"
      | "kept"
      | "stays"
      | "asked"
      | "settled"
      | "offered"
      | "left";
    title: string;
    when: (Span & { all_day: boolean }) | null;
  }[];
}

/** `studio_sync/sync/run` {entry_id, run_id, offset?}: what a run did, at most 200 at once. */
export interface RunLines {
  /** How many there are. */
  number: number;
  there: Place;
  lines: RunLine[];
}

export interface RunLine {
  side: "studio" | "google" | "server";
  action: string;
  what: string;
  reason: string;
  /** `done`, `gone`, or why it was not done. */
  outcome: string;
  title: string | null;
  start: string | null;
  changes: { field: string; before: string | null; after: string | null }[];
}

/** `studio_sync/sync/subscribe` {entry_id}. */
export interface SyncState {
  /** The names of those whom Home Assistant lets connect and change accounts and phones. */
  administrators: string[];
  accounts: SyncAccount[];
  phones: SyncPhone[];
  runs: SyncRun[];
}

// One appointment, booking, and who is free.

export interface Span {
  start: string;
  end: string;
}

/**
 * `studio_sync/free/next` {entry_id, ...plan}: the next three times at which all who take part are
 * free. A plan has the fields of `add_appointment`; with an `appointment_id` (and `moment`,
 * `scope`) those of `update_appointment`. Without a start it is now.
 */
export interface NextFree {
  times: (Span & { all_day: boolean })[];
}

/** Something that keeps somebody busy. Title null: the user may only know that it is. */
export interface Busy extends Span {
  appointment_id: string;
  title: string | null;
  all_day: boolean;
  people: string[];
}

/** Where an appointment is, or will be shown: in an account, on a server or phone, in a calendar. */
export interface ShownIn {
  kind: Place | "phone" | "calendar";
  name: string;
  /** The staff member or room whose calendar it is. */
  of: string;
}

/** `studio_sync/free/check` {entry_id, ...plan}: what would come of a plan. */
export interface Check extends Span {
  all_day: boolean;
  /** All staff and rooms of whom the user may know it. */
  people: {
    id: string;
    free: boolean;
    /** Closed: a staff member does not work then. */
    reason: "busy" | "closed" | null;
    by: Busy[];
  }[];
  /** What it would overlap, at most 20; `at` is the date of the plan, which may be a series. */
  overlaps: (Busy & { at: string })[];
  /** How many overlaps there are. */
  number: number;
  /** The next three free times of those who take part. */
  times: (Span & { all_day: boolean })[];
  /** When the first dates of a series begin, at most five; empty: it does not repeat. */
  dates: string[];
  shown: ShownIn[];
  /** Whether `shown` is all: where colleagues' appointments go is not told to everybody. */
  shown_all: boolean;
}

/**
 * `studio_sync/free/find` {entry_id, start, end, minutes?, session_type?}: the people and rooms
 * that have the time for something within a span, and when, within their opening hours.
 */
export interface Found {
  /** The length that was looked for: `minutes`, or that of the type, or an hour. */
  minutes: number;
  people: { id: string; times: Span[] }[];
}

/** A client in a list of what was found. */
export interface FoundClient {
  client_id: string;
  name: string;
  phone: string;
  email: string;
}

/**
 * `studio_sync/appointment/subscribe` {entry_id, appointment_id, moment?}: all about one, at once
 * and whenever it differs. What the user may not see is empty.
 */
export interface AppointmentDetails {
  /** It was deleted, or its series has no such date any more; all else is empty then. */
  gone: boolean;
  appointment: Appointment | null;
  client: {
    client_id: string;
    name: string;
    number: string;
    phones: Labelled[];
    emails: Labelled[];
  } | null;
  /** Of an appointment that repeats, or of one date of a series: when and how the series does. */
  series: { start: string; recurrence: string[] } | null;
  /** The client's last three and next three appointments besides this one, by start. */
  last: Appointment[];
  next: Appointment[];
  /**
   * Google or a server: "ok", "waiting" or "pending" to be sent, "cut" (shortened), "refused", "gone" (deleted
   * there); others "shown". `since`: when it became what it is now there, if that is known.
   */
  shown: (ShownIn & { state: string; since: string | null })[];
  /** The latest first, at most a hundred. */
  history: Step[];
  /** Open questions about it, and about other dates of its series, as To do has them. */
  conflicts: (Overlap | EditConflict)[];
  /** What it overlaps as somebody chose to keep it. Title null: who asks may not know it. */
  kept: (Span & {
    all_day: boolean;
    title: string | null;
    /** Null: not known any more. */
    who: Step["who"] | null;
    at: string | null;
  })[];
}

export interface Labelled {
  value: string;
  label: string;
  preferred: boolean;
}

/** Something that happened to an appointment. */
export interface Step {
  at: string;
  /** The name is empty if it is not known any more, and of automations. */
  who: { kind: "user" | "phone" | "google" | "server" | "automation"; name: string };
  /** As `get_history` has it, such as "created", "changed", "cancelled", "deleted", "merged". */
  what: string;
  /** Where people did it ("action", "calendar", "repair", "phone", ...), or "sync" or "undo". */
  surface: string;
  /** Which side was changed. */
  to: "google" | "server" | "studio";
  done: boolean;
  /** "when" as a span, the rest as texts; "staff", "assistants" and "resources" by name. */
  changes: {
    field: string;
    before: string | (Span & { all_day: boolean });
    after: string | (Span & { all_day: boolean });
  }[];
  /** It is the user's own and the last in the studio: what `Api.undo` takes. */
  undo: string | null;
  /** That does again what was undone. */
  redo: boolean;
}

/** `studio_sync/clients/subscribe` {entry_id}: at once, and when what the list shows may be another. */
export interface ClientGroups {
  number: number;
  groups: { group_id: string; name: string; number: number }[];
  may: { import: boolean; export: boolean };
}

/** Where a client is besides the studio. The name is empty for those who may not know it. */
export interface ClientCopy {
  kind: Place | "phone";
  name: string;
  state: "ok" | "pending" | "refused" | "cut";
}

export interface ClientRow {
  client_id: string;
  name: string;
  number: string;
  phone: string;
  email: string;
  last: string | null;
  next: string | null;
  where: ClientCopy[];
}

/**
 * `studio_sync/clients/page` {entry_id, text, group_id, removed, offset, limit}; `removed`: those
 * who were removed, the last first.
 */
export interface ClientPage {
  rows: ClientRow[];
  number: number;
  /** A search found more than `number`. */
  more: boolean;
}

export interface NameParts {
  prefix: string;
  given: string;
  middle: string;
  family: string;
  suffix: string;
  phonetic_given: string;
  phonetic_middle: string;
  phonetic_family: string;
}

/** One that was given as one text has it in `text`, and may have no parts. */
export interface PostalAddress {
  text: string;
  street: string;
  extended: string;
  po_box: string;
  postal_code: string;
  city: string;
  region: string;
  country: string;
  country_code: string;
  label: string;
  preferred: boolean;
}

/** A client, as actions return one. */
export interface ClientDetails {
  client_id: string;
  name: string;
  number: string;
  phones: string[];
  emails: string[];
  address: string;
  notes: string;
  group_ids: string[];
  removed: boolean;
  details: {
    parts: NameParts | null;
    company: boolean;
    nickname: string;
    organisation: string;
    department: string;
    title: string;
    role: string;
    birthday: string;
    phones: Labelled[];
    emails: Labelled[];
    addresses: PostalAddress[];
    urls: Labelled[];
    dates: Labelled[];
    relations: Labelled[];
    custom: Labelled[];
  };
}

/** Two clients who may be one person. */
export interface ClientPair {
  strength: string;
  reasons: string[];
  clients: [ClientDetails, ClientDetails];
  /** The fields in which both say something else, of which a merge keeps one. */
  differ: string[];
}

/** `studio_sync/clients/pairs` {entry_id, limit, apart}; `apart`: those that are kept apart. */
export interface ClientPairs {
  number: number;
  /** How many pairs are kept apart. */
  apart: number;
  pairs: ClientPair[];
}

/** Some appointments of a sort, and how many there are. */
export interface Visits {
  number: number;
  items: Appointment[];
}

/** `studio_sync/client/subscribe` {entry_id, client_id, appointments, history}. */
export type ClientTold =
  | { client: null }
  | {
      client: ClientDetails & { rev: number; since: string | null };
      groups: { group_id: string; name: string }[];
      where: ClientCopy[];
      coming: Visits;
      past: Visits;
      cancelled: Visits;
      history: ClientEvent[];
      may: { sync: boolean; cards: boolean; erase: boolean };
    };

/** Something that happened to a client. */
export interface ClientEvent {
  at: string;
  /** As of a `Step`. */
  undo: string | null;
  redo: boolean;
  by: "user" | "automation" | "phone" | "google" | "server";
  who: string;
  verb: string;
  /** As of a `Step`. */
  to: "google" | "server" | "studio";
  done: boolean;
  fields: string[];
}
