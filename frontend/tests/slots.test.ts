import assert from "node:assert/strict";
import { test } from "node:test";
import { heading, rangeOf, stepped } from "../src/diary/range.js";
import { nextOpen } from "../src/diary/shown.js";
import { firstSlot, kept, moved, opening, scrolledTo, takenBy } from "../src/diary/slots.js";
import { Format } from "../src/format.js";
import type { Hass } from "../src/hass.js";
import type { Appointment, Hours, Studio } from "../src/protocol.js";
import { type Link, linked, queryOf } from "../src/shell/link.js";
import { searches, tabsOf, thumbedOf } from "../src/shell/views.js";
import type { Beside, Context } from "../src/view.js";

const hass = { language: "en", locale: { language: "en", time_format: "24" } } as Hass;
const format = new Format(hass, "Europe/Berlin");
const WORKDAYS: Hours = [...Array(5).fill(["09:00", "18:00"]), null, null];
const studio = {
  hours: WORKDAYS,
  own_hours: { mara: [["12:00", "20:00"], ...Array(6).fill(null)] },
} as unknown as Studio;
const context = { studio, format } as Context;
const [MONDAY, FRIDAY, SATURDAY] = ["2026-05-04", "2026-05-08", "2026-05-09"];
const mara = { id: "mara", title: "Mara", kind: "staff" } as const;
const box = { id: "box", title: "Box", kind: "room" } as const;

test("the arrows go from time to time and from column to column, and no farther", () => {
  const hours: [number, number] = [540, 1080];
  const from = { column: 1, minutes: 0 };
  assert.deepEqual(moved(from, "ArrowUp", 2, hours), from);
  assert.deepEqual(moved(from, "ArrowDown", 2, hours), { column: 1, minutes: 30 });
  assert.deepEqual(moved(from, "ArrowRight", 2, hours), from);
  assert.deepEqual(moved(from, "ArrowLeft", 2, hours), { column: 0, minutes: 0 });
  assert.deepEqual(moved(from, "Home", 2, hours), { column: 1, minutes: 540 });
  assert.deepEqual(moved(from, "End", 2, hours), { column: 1, minutes: 1050 });
  assert.deepEqual(moved({ column: 0, minutes: 1410 }, "ArrowDown", 2, hours), {
    column: 0,
    minutes: 1410,
  });
  assert.equal(moved(from, "Tab", 2, hours), null);
});

test("the keyboard stays where it is when columns come or go", () => {
  const spot = { column: 1, minutes: 600 };
  assert.equal(kept(spot, [mara, box], [mara, { ...box }]), spot);
  assert.deepEqual(kept(spot, [mara, box], [box]), { column: 0, minutes: 600 });
  assert.deepEqual(kept(spot, [mara, box], [mara]), { column: 0, minutes: 600 });
});

test("the first time is when it opens, for who works then", () => {
  assert.deepEqual(firstSlot(context, [mara, box], MONDAY), { column: 0, minutes: 720 });
  assert.deepEqual(firstSlot(context, [box], MONDAY), { column: 0, minutes: 540 });
  assert.deepEqual(firstSlot(context, [], MONDAY), { column: 0, minutes: 0 });
  assert.deepEqual(opening(context, box, SATURDAY), [540, 1080]);
});

test("a day begins with the morning, or with what is earlier, also since the day before", () => {
  const at = (start: string, end: string) => ({ start, end, all_day: false }) as Appointment;
  const early = at("2026-05-04T06:00:00+02:00", "2026-05-04T07:00:00+02:00");
  const late = at("2026-05-03T23:30:00+02:00", "2026-05-04T01:30:00+02:00");
  const midnight = at("2026-05-03T22:00:00+02:00", "2026-05-04T00:00:00+02:00");
  const whole = { start: MONDAY, end: FRIDAY, all_day: true } as Appointment;
  assert.equal(scrolledTo([early], [MONDAY], format), "06:00:00");
  assert.equal(scrolledTo([early, late], [MONDAY], format), "00:00:00");
  assert.equal(scrolledTo([late], ["2026-05-03"], format), "08:00:00");
  assert.equal(scrolledTo([midnight, whole], [MONDAY], format), "08:00:00");
  assert.equal(scrolledTo([early], [FRIDAY, SATURDAY], format), "08:00:00");
});

test("a time is taken by what keeps busy then, with its buffers, or it is closed", () => {
  const each = {
    key: "a",
    start: "2026-05-04T14:00:00+02:00",
    end: "2026-05-04T15:00:00+02:00",
    all_day: false,
    busy: true,
    status: "confirmed",
    staff_id: "mara",
    assistant_ids: [],
    resource_ids: [],
    before: 30,
    after: 0,
  } as unknown as Appointment;
  const at = (minutes: number, which = [each]) => takenBy(context, mara, MONDAY, minutes, which);
  assert.equal(at(13 * 60), null);
  assert.equal(at(13.5 * 60), each);
  assert.equal(at(14.5 * 60), each);
  assert.equal(at(15 * 60), null);
  assert.equal(at(9 * 60), "closed");
  assert.equal(at(14 * 60, [{ ...each, status: "cancelled" }]), null);
  assert.equal(at(14 * 60, [{ ...each, busy: false }]), null);
  assert.equal(takenBy(context, box, MONDAY, 14 * 60, [each]), null);
  const whole = { ...each, all_day: true };
  assert.equal(at(16 * 60, [whole]), whole);
});

test("who asks for free times at night is shown the next day that somebody works", () => {
  assert.equal(nextOpen(studio, MONDAY, `${MONDAY}T19:00:00`), MONDAY); // Mara works until eight.
  assert.equal(nextOpen(studio, MONDAY, `${MONDAY}T20:00:00`), "2026-05-05");
  assert.equal(nextOpen(studio, FRIDAY, `${FRIDAY}T18:30:00`), "2026-05-11");
  assert.equal(nextOpen(studio, SATURDAY, `${SATURDAY}T08:00:00`), "2026-05-11");
  // A day that was chosen stays.
  assert.equal(nextOpen(studio, SATURDAY, `${MONDAY}T20:00:00`), SATURDAY);
  const never = { hours: Array(7).fill(null), own_hours: {} } as unknown as Studio;
  assert.equal(nextOpen(never, MONDAY, `${MONDAY}T20:00:00`), MONDAY);
});

test("views show their days, and step over as many", () => {
  assert.deepEqual(rangeOf("day", MONDAY, 0), ["2026-05-04", "2026-05-05"]);
  assert.deepEqual(rangeOf("week", FRIDAY, 0), ["2026-05-04", "2026-05-11"]);
  assert.deepEqual(rangeOf("month", FRIDAY, 0), ["2026-04-27", "2026-06-01"]);
  assert.deepEqual(rangeOf("list", MONDAY, 0), ["2026-05-04", "2026-05-18"]);
  assert.equal(stepped("week", MONDAY, -1), "2026-04-27");
  assert.equal(stepped("month", FRIDAY, 1), "2026-06-01");
  assert.equal(heading("month", FRIDAY, 0, format), "May 2026");
});

test("a link names a studio, a day and an appointment", () => {
  assert.deepEqual(linked("?other=1&day=today"), { beside: null });
  assert.deepEqual(linked("?studio=s&day=2026-05-04"), {
    studio: "s",
    day: "2026-05-04",
    beside: null,
  });
  assert.deepEqual(linked("?appointment=a@2026-05-04T10:00:00%2B02:00").beside, {
    show: "appointment",
    key: "a@2026-05-04T10:00:00+02:00",
    appointment_id: "a",
    moment: "2026-05-04T10:00:00+02:00",
  });
});

test("whatever is shown has an address that leads there", () => {
  const of = (beside: Beside | null): Link => ({ day: "2026-05-04", view: "week", beside });
  const all: (Beside | null)[] = [
    null,
    { show: "client", client_id: "a&b" },
    { show: "client", client_id: "" },
    { show: "booking", draft: {} },
    { show: "free", day: "2026-05-04" },
    { show: "appointment", key: "a@", appointment_id: "a", moment: null },
  ];
  for (const each of all) assert.deepEqual(linked(queryOf(of(each))), of(each));
  assert.equal(queryOf({ beside: null }), "");
});

test("each role has its views, and a search if it sees anything", () => {
  const of = (rights: object, me: string[] = []) => ({ rights, me }) as unknown as Studio;
  const tablet = of({ write: "none", others: "nameless", clients: "none", sync: "none" });
  assert.deepEqual(tabsOf(tablet), ["diary"]);
  assert.equal(searches(tablet), false);
  const staff = of({ write: "own", others: "busy", clients: "own", sync: "own" }, ["mara"]);
  assert.deepEqual(tabsOf(staff), ["diary", "todo", "clients", "me"]);
  assert.equal(searches(staff), true);
  assert.deepEqual(thumbedOf(of({ write: "all", clients: "all", sync: "all" })), [
    "diary",
    "todo",
    "clients",
    "me",
  ]);
  assert.deepEqual(thumbedOf(tablet), ["diary"]);
  assert.deepEqual(tabsOf(null), ["me"]);
});
