import assert from "node:assert/strict";
import { test } from "node:test";
import {
  changed,
  changedRepeat,
  choseRepeat,
  clientIn,
  fieldsOf,
  lengthOf,
  newPlan,
  planOf,
  times,
} from "../src/booking/plan.js";
import { NEVER } from "../src/booking/repeat.js";
import { Format } from "../src/format.js";
import type { Hass } from "../src/hass.js";
import type { Appointment, Studio } from "../src/protocol.js";

const hass = { language: "en-GB", locale: { language: "en-GB", time_format: "24" } } as Hass;
const berlin = new Format(hass, "Europe/Berlin");
const studio = {
  types: [{ name: "Portrait", minutes: 90, before: 0, after: 0, color: "#000000" }],
  me: ["jonas"],
  hours: Array(7).fill(["00:00", "24:00"]),
  own_hours: { zoe: [null, null, null, null, ["10:00", "14:30"], null, null] },
} as unknown as Studio;

test("a form begins at the next full hour of the studio, with the first type's length", () => {
  const plan = newPlan({}, studio, berlin, new Date("2026-07-01T21:40:00Z"));
  assert.deepEqual(times(plan), {
    start: "2026-07-02T00:00:00",
    end: "2026-07-02T01:30:00",
    all_day: false,
  });
  assert.equal(plan.staff_id, "jonas");
});

test("a form begins when somebody works, and on any day if nobody ever does", () => {
  const at = (id: string, now: string) =>
    times(newPlan({ staff_id: id }, studio, berlin, new Date(now))).start;
  assert.equal(at("zoe", "2026-07-03T09:10:00Z"), "2026-07-03T12:00:00");
  assert.equal(at("zoe", "2026-07-03T05:10:00Z"), "2026-07-03T10:00:00");
  assert.equal(at("zoe", "2026-07-04T09:10:00Z"), "2026-07-10T10:00:00");
  const closed = { ...studio, own_hours: {}, hours: Array(7).fill(null) } as Studio;
  const plan = newPlan({}, closed, berlin, new Date("2026-07-04T09:10:00Z"));
  assert.equal(times(plan).start, "2026-07-04T12:00:00");
});

test("a form begins on the day that is shown, when work does, unless the day is over", () => {
  const on = (day: string, staff_id: string) =>
    times(newPlan({ day, staff_id }, studio, berlin, new Date("2026-07-01T09:10:00Z"))).start;
  assert.equal(on("2026-07-03", "zoe"), "2026-07-03T10:00:00");
  assert.equal(on("2026-07-04", "zoe"), "2026-07-10T10:00:00");
  assert.equal(on("2026-06-30", "zoe"), "2026-07-03T10:00:00");
  const closed = { ...studio, own_hours: {}, hours: Array(7).fill(null) } as Studio;
  const plan = newPlan({ day: "2026-07-04" }, closed, berlin, new Date("2026-07-01T09:10:00Z"));
  assert.equal(times(plan).start, "2026-07-04T09:00:00");
});

test("a length is whole, and neither nothing nor longer than a month or many days", () => {
  assert.equal(lengthOf("minutes", 7.5), 7);
  assert.equal(lengthOf("days", 3), 3);
  for (const typed of [Number.NaN, -5, 0, 0.5, 44_641, 1e14]) {
    assert.equal(lengthOf("minutes", typed), null);
  }
});

test("a span that was chosen in the diary stays", () => {
  const plan = newPlan(
    { start: "2026-05-04T10:15:00", end: "2026-05-04T11:00:00" },
    studio,
    berlin,
  );
  assert.equal(plan.minutes, 45);
  const days = newPlan({ start: "2028-02-28", end: "2028-03-01", all_day: true }, studio, berlin);
  assert.deepEqual(times(days), { start: "2028-02-28", end: "2028-03-01", all_day: true });
});

const appointment = {
  start: "2026-10-25T01:30:00+02:00",
  end: "2026-10-25T02:30:00+01:00",
  all_day: false,
  title: "Portrait – Zoé",
  description: null,
  place: null,
  recurrence: ["RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=5"],
  session_type: "Portrait",
  staff_id: "mara",
  assistant_ids: [],
  resource_ids: [],
  client_id: "zoe",
  status: "confirmed",
} as unknown as Appointment;

test("only what differs is sent", () => {
  const before = planOf(appointment, berlin);
  assert.deepEqual([before.repeat.interval, before.repeat.count], [2, 5]);
  assert.deepEqual(changed(before, before), {});
  assert.deepEqual(changed(before, { ...before, title: "" }), { title: "" });
  assert.deepEqual(changed(before, { ...before, tentative: true, resource_ids: ["box"] }), {
    status: "tentative",
    resource_ids: ["box"],
  });
});

test("how it repeats is sent if it differs: chosen, or since its day moved", () => {
  const before = planOf(appointment, berlin);
  assert.equal(changedRepeat(before, { ...before, title: "x" }, true), null);
  assert.deepEqual(changedRepeat(before, { ...before, repeat: NEVER }, true), []);
  assert.equal(choseRepeat(before, { ...before, repeat: NEVER }), true);
  const moved = { ...before, day: "2026-10-26" };
  assert.equal(choseRepeat(before, moved), false);
  assert.deepEqual(changedRepeat(before, moved, true), [
    "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;COUNT=5",
  ]);
  const ended = { ...before, repeat: { ...before.repeat, count: 3 } };
  assert.deepEqual(changedRepeat(before, ended, true), [
    "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=SU;COUNT=3",
  ]);
});

test("a rule of another kind stays", () => {
  const rule = ["RRULE:FREQ=MONTHLY;BYDAY=2TU", "EXDATE:20260101"];
  const before = planOf({ ...appointment, recurrence: rule }, berlin);
  assert.equal(before.repeat.often, "own");
  assert.equal(changedRepeat(before, { ...before, day: "2026-10-27" }, true), null);
});

test("what is new has its fields", () => {
  const plan = newPlan({ start: "2026-05-04T10:00:00", client_id: "zoe" }, studio, berlin);
  assert.deepEqual(
    fieldsOf({ ...plan, repeat: { ...NEVER, often: "week", end: "count", count: 3 } }),
    {
      start: "2026-05-04T10:00:00",
      end: "2026-05-04T11:30:00",
      all_day: false,
      session_type: "Portrait",
      client_id: "zoe",
      recurrence: ["RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=3"],
      status: "confirmed",
      staff_id: "jonas",
      assistant_ids: [],
      resource_ids: [],
    },
  );
});

test("it is as long as it says when the clock is changed", () => {
  const plan = (day: string, time: string, minutes: number) =>
    times({ ...newPlan({}, studio, berlin), day, time, minutes });
  const spring = plan("2027-03-28", "01:30", 120);
  assert.deepEqual([spring.start, spring.end], ["2027-03-28T01:30:00", "2027-03-28T02:30:00.000Z"]);
  // 02:30 is skipped: it begins at 03:30.
  assert.equal(plan("2027-03-28", "02:30", 60).end, "2027-03-28T02:30:00.000Z");
  assert.equal(plan("2027-03-28", "03:30", 60).end, "2027-03-28T04:30:00");
  assert.equal(plan("2027-10-31", "01:30", 60).end, "2027-10-31T02:30:00");
  assert.equal(plan("2027-10-31", "01:30", 120).end, "2027-10-31T01:30:00.000Z");
  assert.equal(plan("2027-10-31", "02:30", 60).end, "2027-10-31T01:30:00.000Z");
});

test("of an hour that comes twice it stays the one it is in", () => {
  const second = {
    ...appointment,
    start: "2026-10-25T02:15:00+01:00",
    end: "2026-10-25T02:45:00+01:00",
  };
  const before = planOf(second, berlin);
  assert.equal(before.minutes, 30);
  const longer = changed(before, { ...before, minutes: 45 });
  assert.equal(longer.start, second.start);
  assert.equal(longer.end, "2026-10-25T02:00:00.000Z");
  const free = newPlan({ start: second.start }, studio, berlin);
  assert.equal(times(free).start, second.start);
  const across = { start: "2026-10-25T02:30:00+02:00", end: "2026-10-25T01:30:00.000Z" };
  assert.equal(newPlan(across, studio, berlin).minutes, 60);
});

test("a client is made of what was typed", () => {
  assert.deepEqual(clientIn("Lena Hofer, 0171 123 4567"), {
    name: "Lena Hofer",
    phones: ["0171 123 4567"],
    emails: [],
  });
  assert.deepEqual(clientIn("دوري <dori@example.com> +49 (30) 555-0101"), {
    name: "دوري",
    phones: ["+49 (30) 555-0101"],
    emails: ["dori@example.com"],
  });
  assert.equal(clientIn("0171 123 4567"), null);
  assert.equal(clientIn(" , 0171 123 4567; "), null);
  assert.equal(clientIn("Lena (Mum), ada@example.com; 0171 123 4567")?.name, "Lena (Mum)");
  assert.equal(clientIn("Hofer, Lena (0171 123 4567), new")?.name, "Hofer, Lena, new");
  assert.equal(clientIn("<b>Hofer</b> & Söhne")?.name, "<b>Hofer</b> & Söhne");
});
