// What somebody else has changed of an appointment that is being changed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { differences } from "../src/appointment/compare.js";
import { planOf } from "../src/booking/plan.js";
import { NEVER } from "../src/booking/repeat.js";
import { Format } from "../src/format.js";
import type { Hass } from "../src/hass.js";
import type { Appointment } from "../src/protocol.js";
import { Texts } from "../src/texts.js";
import type { Context } from "../src/view.js";

const hass = { language: "en-GB", locale: { language: "en-GB", time_format: "24" } } as Hass;
const format = new Format(hass, "Europe/Berlin");
const keys = [
  ...["booking.client", "booking.type", "booking.no_type", "diary.all_day", "diary.busy"],
  ...["diary.slot_free", "diary.tentative", "diary.cancelled_one", "appointment.confirmed"],
  ...["when", "staff", "assistants", "resources", "recurrence", "title", "description"].map(
    (each) => `appointment.field.${each}`,
  ),
  ...["place", "status", "busy", "buffers"].map((each) => `appointment.field.${each}`),
];
const found = Object.fromEntries(
  keys.map((each) => [`config_panel.page.${each}`, each.split(".").pop() ?? ""]),
);
found["config_panel.texts.repeats.daily"] = "daily";
const context = {
  format,
  texts: new Texts(found, "en-GB"),
  studio: {
    people: [
      { id: "mara", name: "Mara", kind: "staff" },
      { id: "jonas", name: "Jonas", kind: "staff" },
      { id: "box", name: "Black Box", kind: "room" },
    ],
    types: [{ name: "Portrait", minutes: 60, before: 5, after: 10, color: "#000000" }],
  },
} as unknown as Context;
const was = {
  start: "2026-11-26T14:00:00+01:00",
  end: "2026-11-26T15:00:00+01:00",
  all_day: false,
  title: "Call",
  description: null,
  place: null,
  recurrence: [],
  session_type: null,
  staff_id: "mara",
  assistant_ids: [],
  resource_ids: [],
  client_id: null,
  client: null,
  status: "confirmed",
  busy: true,
  before: 0,
  after: 0,
} as unknown as Appointment;
const plan = planOf(was, format);
const told = (now: Partial<Appointment>, typed = {}, client = "") =>
  differences(context, { was, plan: { ...plan, ...typed }, client }, { ...was, ...now }).map(
    ({ label, now: is, mine }) => [label, is, mine],
  );

test("every field that differs is told, with nothing beside what is not typed", () => {
  assert.deepEqual(told({}), []);
  const now: Partial<Appointment> = {
    start: "2026-11-27",
    end: "2026-11-29",
    all_day: true,
    title: "Portrait – Zoé",
    description: "Bring the twins",
    place: "Park",
    recurrence: ["RRULE:FREQ=DAILY"],
    session_type: "Portrait",
    staff_id: "jonas",
    assistant_ids: ["mara"],
    resource_ids: ["box"],
    client_id: "zoe",
    client: "Zoé",
    status: "cancelled",
    busy: false,
    before: 5,
    after: 10,
  };
  assert.deepEqual(told(now), [
    ["client", "Zoé", null],
    ["type", "Portrait", null],
    ["buffers", "5 / 10", null],
    ["when", "Fri 27 Nov – Sat 28 Nov, all_day", null],
    ["staff", "Jonas", null],
    ["assistants", "Mara", null],
    ["resources", "Black Box", null],
    ["recurrence", "daily", null],
    ["title", "Portrait – Zoé", null],
    ["description", "Bring the twins", null],
    ["place", "Park", null],
    ["status", "cancelled_one", null],
    ["busy", "slot_free", null],
  ]);
});

test("what is typed stands beside it, unless it says the same", () => {
  const later = { start: "2026-11-26T15:00:00+01:00", end: "2026-11-26T16:00:00+01:00" };
  const typed = { time: "16:30", at: null };
  assert.deepEqual(told(later, typed), [
    ["when", "Thu 26 Nov, 15:00–16:00", "Thu 26 Nov, 16:30–17:30"],
  ]);
  assert.deepEqual(told(later, { time: "15:00", at: null })[0]?.[2], null);
  assert.deepEqual(told({ client: "Zoé" }, { client_id: "lena" }, "Lena"), [
    ["client", "Zoé", "Lena"],
  ]);
  assert.deepEqual(told({ place: "Park" }, { place: "Box" }), [["place", "Park", "Box"]]);
  assert.deepEqual(told({ place: "Park" }, { title: "Other" }), [["place", "Park", null]]);
  assert.deepEqual(told({ status: "cancelled" }, { tentative: true })[0], [
    ...["status", "cancelled_one", "tentative"],
  ]);
  const daily = { repeat: { ...NEVER, often: "day" as const } };
  assert.deepEqual(told({ staff_id: null }, daily), [["staff", "–", null]]);
  assert.equal(told({ session_type: "Portrait", before: 5 }, { session_type: null }).length, 2);
});
