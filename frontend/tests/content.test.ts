// What the grid of a week is given to show.

import assert from "node:assert/strict";
import { test } from "node:test";
import { weekShown } from "../src/diary/content.js";
import type { Column } from "../src/diary/shown.js";
import { Format } from "../src/format.js";
import type { Hass } from "../src/hass.js";
import type { Appointment, Hours } from "../src/protocol.js";
import type { Context } from "../src/view.js";

const hass = { language: "en-GB", locale: { language: "en-GB", time_format: "24" } } as Hass;
const week = (hours: [string, string] | null): Hours => [...Array(5).fill(hours), null, null];
const context = {
  format: new Format(hass, "Europe/Berlin"),
  texts: { page: (key: string) => key },
  studio: {
    people: [],
    types: [],
    hours: week(["09:00", "18:00"]),
    own_hours: { mara: week(["07:00", "11:00"]), jonas: week(["12:00", "24:00"]) },
    rights: { write: "all" },
  },
} as unknown as Context;
const column = (id: string, kind: Column["kind"] = "staff"): Column => ({ id, title: id, kind });
const appointment = (start: string, end: string, of: Partial<Appointment> = {}) =>
  ({
    key: start,
    start: `2026-05-04T${start}:00+02:00`,
    end: `2026-05-04T${end}:00+02:00`,
    all_day: false,
    busy: true,
    status: "confirmed",
    staff_id: "mara",
    assistant_ids: [],
    resource_ids: [],
    before: 0,
    after: 0,
    ...of,
  }) as unknown as Appointment;

function shades(look: string, columns: Column[], of: Appointment[] = []): string[] {
  return weekShown(context, ["2026-05-04", "2026-05-09"], columns, of)
    .filter((each) => each.classNames?.includes(look) && each.display === "background")
    .map(({ start, end }) => `${String(start).slice(8, 16)} ${String(end).slice(8, 16)}`);
}

test("hours in which none of those who are shown works are closed", () => {
  const saturday = "09T00:00 10T00:00";
  assert.deepEqual(shades("closed", [column("mara"), column("box", "room")]), [
    "04T00:00 04T07:00",
    "04T11:00 05T00:00",
    saturday,
  ]);
  assert.deepEqual(shades("closed", [column("mara"), column("jonas")]), [
    "04T00:00 04T07:00",
    "04T11:00 04T12:00",
    saturday,
  ]);
  assert.deepEqual(shades("closed", [column("box", "room")]), [
    "04T00:00 04T09:00",
    "04T18:00 05T00:00",
    saturday,
  ]);
});

test("buffers are shown around what keeps somebody busy, those that touch as one", () => {
  const mine = [column("mara")];
  const found = shades("buffer", mine, [
    appointment("09:00", "10:00", { before: 15, after: 10 }),
    appointment("10:15", "11:00", { before: 10 }),
    appointment("12:00", "13:00", { before: 15, busy: false }),
    appointment("12:00", "13:00", { before: 15, status: "cancelled" }),
  ]);
  assert.deepEqual(found, ["04T08:45 04T09:00", "04T10:00 04T10:15"]);
});
