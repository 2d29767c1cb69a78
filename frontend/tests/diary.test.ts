import assert from "node:assert/strict";
import { test } from "node:test";
import { hoursLeft } from "../src/diary/left.js";
import { agenda, draggedTo, gridSpan, reassigned, textOn } from "../src/diary/shown.js";
import { Format } from "../src/format.js";
import type { Hass } from "../src/hass.js";
import type { Appointment, Person } from "../src/protocol.js";
import { addMinutes, monthOf, offsetOf, weekOf, weekStart } from "../src/wall.js";

const hass = { language: "en-GB", locale: { language: "en-GB", time_format: "24" } } as Hass;
const berlin = new Format(hass, "Europe/Berlin");
const people: Person[] = [
  { id: "mara", name: "Mara", kind: "staff", color: "#1e88e5" },
  { id: "jonas", name: "Jonas", kind: "staff", color: "#1e88e5" },
  { id: "box", name: "Black Box", kind: "room", color: "#1e88e5" },
  { id: "hall", name: "Hall", kind: "room", color: "#1e88e5" },
];

function appointment(start: string, end: string, more: Partial<Appointment> = {}): Appointment {
  return {
    key: start,
    start,
    end,
    all_day: !start.includes("T"),
    busy: true,
    status: "confirmed",
    staff_id: "mara",
    assistant_ids: [],
    resource_ids: ["box"],
    before: 0,
    after: 0,
    ...more,
  } as Appointment;
}

test("an entry keeps a height where the clock goes back, and without a length", () => {
  const back = appointment("2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00");
  assert.deepEqual(gridSpan(back, berlin), {
    start: "2026-10-25T02:30:00",
    end: "2026-10-25T03:30:00",
  });
  const none = appointment("2026-05-04T10:00:00+02:00", "2026-05-04T10:00:00+02:00");
  assert.equal(gridSpan(none, berlin).end, "2026-05-04T10:15:00");
});

test("dragging gives it to another person or room, and never mixes the two", () => {
  const each = appointment("2026-05-04T10:00:00+02:00", "2026-05-04T11:00:00+02:00", {
    assistant_ids: ["jonas"],
  });
  assert.deepEqual(reassigned(each, "mara", "jonas", people), {
    staff_id: "jonas",
    assistant_ids: [],
  });
  assert.deepEqual(reassigned(each, "box", "hall", people), { resource_ids: ["hall"] });
  assert.equal(reassigned(each, "mara", "box", people), null);
  assert.equal(reassigned(each, "jonas", "mara", people), null);
  assert.deepEqual(reassigned(each, "mara", "mara", people), {});
});

test("a day has each appointment once, and the free time between, buffers taken off", () => {
  const lines = agenda(
    [
      appointment("2026-05-04T12:00:00+02:00", "2026-05-04T13:00:00+02:00", { before: 15 }),
      appointment("2026-05-04T08:00:00+02:00", "2026-05-04T11:00:00+02:00"),
      appointment("2026-05-04", "2026-05-05"),
      appointment("2026-05-04T09:00:00+02:00", "2026-05-04T10:00:00+02:00", { busy: false }),
    ],
    "2026-05-04",
    ["08:00", "18:00"],
    berlin,
  );
  assert.deepEqual(
    lines.map((each) =>
      each.kind === "free" ? `${each.start.slice(11, 16)}-${each.end.slice(11, 16)}` : "entry",
    ),
    ["entry", "entry", "entry", "11:00-11:45", "entry", "13:00-18:00"],
  );
  assert.deepEqual(agenda([], "2026-05-04", null, berlin), []);
});

test("weeks, months and offsets", () => {
  assert.equal(weekOf("2026-11-26", 0), "2026-11-23");
  assert.equal(weekOf("2026-11-22", 6), "2026-11-22");
  assert.equal(monthOf("2026-12-31", 1), "2027-01-01");
  assert.equal(addMinutes("2028-02-28T23:45:00", 30), "2028-02-29T00:15:00");
  assert.equal(offsetOf("Europe/Berlin", new Date("2026-07-01T00:00:00Z")), "+02:00");
  assert.equal(offsetOf("UTC"), "+00:00");
});

test("words stay readable on every colour", () => {
  assert.equal(textOn("#ffeb3b"), "#000");
  assert.equal(textOn("#4a148c"), "#fff");
});

test("what is dragged to another column only stays at its instant", () => {
  assert.equal(draggedTo("2026-10-25T02:15:00", { days: 0, seconds: 0 }), null);
  assert.equal(draggedTo("2026-10-25T02:15:00", { seconds: 900 }), "2026-10-25T02:30:00");
  assert.equal(draggedTo("2026-12-31T23:30:00", { days: 1 }), "2027-01-01T23:30:00");
  assert.equal(draggedTo("2028-02-28", { days: 1 }), "2028-02-29");
});

test("a week begins on the day that a user has set, or as it is usual in the language", () => {
  const begins = (first_weekday: string, language = "en") =>
    weekOf("2026-11-27", weekStart({ first_weekday, language }));
  assert.equal(begins("monday"), "2026-11-23");
  assert.equal(begins("sunday", "de"), "2026-11-22");
  assert.equal(begins("saturday"), "2026-11-21");
  assert.equal(begins("language"), "2026-11-22");
  assert.equal(begins("language", "en-GB"), "2026-11-23");
  assert.equal(begins("language", "de"), "2026-11-23");
  assert.equal(begins("language", "pt-BR"), "2026-11-22");
  assert.equal(weekOf("2026-11-27", weekStart(undefined)), "2026-11-23");
});

test("what is over of a day is not offered", () => {
  const hours: [string, string] = ["09:00", "18:00"];
  const left = (day: string, now: string) =>
    hoursLeft(hours, day, berlin, new Date(`2026-05-04T${now}:00+02:00`));
  assert.deepEqual(left("2026-05-05", "12:00"), hours);
  assert.equal(left("2026-05-03", "12:00"), null);
  assert.deepEqual(left("2026-05-04", "07:30"), hours);
  assert.deepEqual(left("2026-05-04", "11:00"), ["11:00", "18:00"]);
  assert.deepEqual(left("2026-05-04", "11:01"), ["11:15", "18:00"]);
  assert.equal(left("2026-05-04", "17:50"), null);
  assert.equal(left("2026-05-04", "23:50"), null);
  assert.equal(hoursLeft(null, "2026-05-05", berlin), null);
});
