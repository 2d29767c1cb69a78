import assert from "node:assert/strict";
import { test } from "node:test";
import { newPlan } from "../src/booking/plan.js";
import {
  draftOf,
  given,
  isText,
  NO_ADDRESS,
  overtaken,
  partsOf,
  whole,
  words,
} from "../src/clients/draft.js";
import { wordsOf } from "../src/clients/import-words.js";
import { colorOf, dialled, initials } from "../src/clients/look.js";
import { inSight, Pages, SIZE } from "../src/clients/pages.js";
import { Format } from "../src/format.js";
import type { Hass } from "../src/hass.js";
import type { ClientDetails, ClientPage, ClientRow, Studio } from "../src/protocol.js";
import { Texts } from "../src/texts.js";

const LONG = "Ö".repeat(300);

test("initials are the first letters of the first word and the last, whatever the name", () => {
  assert.equal(initials("Sofia Rossi"), "SR");
  assert.equal(initials("familie von der Becker"), "FB");
  assert.equal(initials("דוד לוי"), "דל");
  assert.equal(initials("👩‍👩‍👧 Family"), "👩‍👩‍👧F");
  assert.equal(initials("<b>Ada</b>"), "B");
  assert.equal(initials(LONG), "Ö");
  assert.equal(initials(" "), "?");
});

test("a client has always the same colour", () => {
  assert.equal(colorOf("48110c99"), colorOf("48110c99"));
  assert.match(colorOf(""), /^#/);
});

test("a number is dialled by its digits", () => {
  assert.equal(dialled("+49 (0)30 / 2312-5008"), "+4903023125008");
  assert.equal(dialled("030 1;ext=2<b>"), "03012");
});

test("only the rows in sight are drawn, with some around them", () => {
  assert.deepEqual(inSight(0, 530, 53, 50_000), { first: 0, end: 18 });
  assert.deepEqual(inSight(53_000, 530, 53, 50_000), { first: 992, end: 1018 });
  assert.deepEqual(inSight(2_650_000, 530, 53, 50_000), { first: 49_992, end: 50_000 });
  assert.deepEqual(inSight(0, 530, 53, 0), { first: 0, end: 0 });
  // What was scrolled to is no longer there.
  assert.deepEqual(inSight(53_000, 530, 53, 10), { first: 10, end: 10 });
});

const row = (name: string) => ({ client_id: name, name }) as ClientRow;
const settled = () => new Promise((done) => setTimeout(done));

/** A list whose server answers when it is told to. */
function pages() {
  const asked: { offset: number; answer: (page: ClientPage) => void; fail: () => void }[] = [];
  const failed: unknown[] = [];
  const list = new Pages(
    (offset) =>
      new Promise((answer, reject) => {
        asked.push({ offset, answer, fail: () => reject(new Error("lost")) });
      }),
    () => {},
    (reason) => failed.push(reason),
  );
  return { list, asked, failed };
}

test("a page is asked for once, and what was there stays until the next answer", async () => {
  const { list, asked } = pages();
  list.reset({ first: 0, end: 0 });
  list.need({ first: 0, end: 10 });
  assert.deepEqual(
    asked.map(({ offset }) => offset),
    [0],
  );
  asked[0]?.answer({ rows: [row("Ada")], number: 120, more: false });
  await settled();
  list.need({ first: 40, end: 60 });
  assert.equal(asked[1]?.offset, SIZE);
  list.reset({ first: 0, end: 10 });
  assert.equal(list.row(0)?.name, "Ada");
  asked[2]?.answer({ rows: [row("Bob")], number: 1, more: false });
  await settled();
  assert.equal(list.row(0)?.name, "Bob");
  // The late answer to what is no longer asked.
  asked[1]?.answer({ rows: [row("Old")], number: 120, more: false });
  await settled();
  assert.equal(list.number, 1);
  assert.equal(list.row(SIZE), undefined);
});

test("a search that found more goes on as one scrolls", async () => {
  const { list, asked } = pages();
  list.reset({ first: 0, end: 0 });
  asked[0]?.answer({ rows: Array(SIZE).fill(row("Ada")), number: SIZE, more: true });
  await settled();
  assert.equal(list.number, SIZE + 1);
  assert.equal(list.more, true);
  list.need({ first: 40, end: SIZE + 1 });
  asked[1]?.answer({ rows: [row("Zoe")], number: SIZE + 1, more: false });
  await settled();
  assert.equal(list.number, SIZE + 1);
  assert.equal(list.more, false);
});

test("a page that failed is asked for again", async () => {
  const { list, asked, failed } = pages();
  list.reset({ first: 0, end: 0 });
  asked[0]?.fail();
  await settled();
  assert.equal(failed.length, 1);
  list.need({ first: 0, end: 1 });
  assert.equal(asked.length, 2);
});

const details = (more: object = {}) =>
  ({
    client_id: "1",
    name: "Ada",
    number: "",
    address: "",
    notes: "",
    group_ids: [],
    details: {
      parts: null,
      ...{ company: false, nickname: "", organisation: "", department: "", title: "", role: "" },
      birthday: "",
      phones: [{ value: "030 1", label: "mobile", preferred: true }],
      ...{ emails: [], addresses: [], urls: [], dates: [], relations: [], custom: [] },
    },
    ...more,
  }) as unknown as ClientDetails;

test("only what was typed differently is sent", () => {
  const base = draftOf(details());
  assert.deepEqual(given(base, { ...base }), {});
  const empty = { value: " ", label: "", preferred: false };
  assert.deepEqual(given(base, { ...base, phones: [...base.phones, empty] }), {});
  assert.deepEqual(given(base, { ...base, name: LONG, phones: [] }), { name: LONG, phones: [] });
});

test("what somebody else changed meanwhile is told where one has typed, too", () => {
  const base = draftOf(details());
  const now = draftOf(details({ notes: "theirs", number: "K-7" }));
  assert.deepEqual(overtaken(base, now, base), []);
  assert.deepEqual(overtaken(base, now, { ...base, notes: "mine" }), ["notes"]);
  assert.deepEqual(overtaken(base, now, { ...base, notes: "theirs" }), []);
  assert.equal(words(base.phones), "030 1");
});

test("a name and its parts follow each other", () => {
  const parts = partsOf({ name: "Dr. Sofia  Rossi", parts: null });
  assert.deepEqual([parts.given, parts.family], ["Dr. Sofia", "Rossi"]);
  assert.equal(
    whole({ ...parts, prefix: "Dr.", given: " Sofia ", suffix: "MBE" }),
    "Dr. Sofia Rossi MBE",
  );
  assert.equal(partsOf({ name: "Cher", parts: null }).family, "Cher");
  assert.equal(partsOf({ name: "Rossi", parts }), parts);
  assert.equal(words(parts), "Dr. Sofia Rossi");
  assert.equal(words(null), "");
});

test("addresses are sent if something is in them, and told as on a letter", () => {
  const base = draftOf(details());
  assert.deepEqual(given(base, { ...base, addresses: [NO_ADDRESS] }), {});
  const home = { ...NO_ADDRESS, street: "Ring 1", postal_code: "50667", city: "Köln" };
  assert.deepEqual(given(base, { ...base, addresses: [home] }), { addresses: [home] });
  assert.equal(words([home]), "Ring 1, 50667 Köln");
  const text = { ...NO_ADDRESS, text: "Ring 1\nKöln" };
  assert.deepEqual(
    [isText(text), isText(home), isText({ ...home, text: "x" })],
    [true, false, false],
  );
});

test("a birthday may have no year, and text that is none stays", () => {
  const hass = { language: "en-GB", locale: { language: "en-GB" } } as Hass;
  const format = new Format(hass, "Europe/Berlin");
  assert.equal(format.birthday("1990-12-10"), "10 December 1990");
  assert.equal(format.birthday("--02-29"), "29 February");
  assert.equal(format.birthday("1990-99-99"), "1990-99-99");
  assert.equal(format.birthday("in May"), "in May");
  assert.equal(format.date("2026-03-12T10:00:00Z"), "12 Mar 2026");
});

test("what is booked again has the type and the people that it had", () => {
  const hass = { language: "en-GB", locale: { language: "en-GB" } } as Hass;
  const types = [
    { name: "Passport", minutes: 15 },
    { name: "Family", minutes: 90 },
  ];
  const studio = { types, me: [], hours: [], own_hours: {} } as unknown as Studio;
  const draft = { session_type: "Family", staff_id: "mara", client_id: "1" };
  const plan = newPlan(draft, studio, new Format(hass, "Europe/Berlin"));
  assert.equal(plan.session_type, "Family");
  assert.equal(plan.minutes, 90);
  assert.equal(plan.staff_id, "mara");
  assert.equal(plan.client_id, "1");
});

test("a record of a file says what is not taken over of it, and what stays as it was", () => {
  const texts = new Texts(
    {
      "config_panel.page.clients.verdict.fills_in": "Filled in",
      "config_panel.page.client.field.job_title": "Job title",
      "config_panel.page.client.field.notes": "Notes",
      "config_panel.texts.imports.differs": "stays as it is: {fields}",
      "config_panel.texts.imports.column": "column {column}",
      "config_panel.texts.imports.remark_no_date": "not a date; kept as text",
    },
    "en",
  );
  const remark = { reason: "no_date", column: "Birthday" };
  const record = {
    ...{ row: 2, name: "Ada", result: "fills_in", why: "phone_and_name", client: "Ada" },
    ...{ same_as_row: null, added: ["title"], differs: ["notes"], remarks: [remark, remark] },
  };
  assert.equal(
    wordsOf(texts, record),
    "Filled in: \u2068Ada\u2069 · + Job title · stays as it is: Notes · " +
      "column \u2068Birthday\u2069: not a date; kept as text",
  );
});
