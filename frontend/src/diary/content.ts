// What the grid is given to show: entries, the buffers around them, and when it is closed.

import type { Calendar } from "@event-calendar/core";
import type { Appointment } from "../protocol.js";
import type { Context } from "../view.js";
import { addMinutes } from "../wall.js";
import { classesOf } from "./entry.js";
import { bodyOf, type Column, gridSpan, hoursOn, NOBODY, owners, PLAIN, textOn } from "./shown.js";

export type Props = { appointment: Appointment; column: string };

/** The grid takes no empty name for a column. */
const named = (id: string) => id || "-";

/** The name of a column of the grid. */
export function columnOf(id: string | number): string {
  return id === "-" ? NOBODY : String(id);
}

export function columnsShown(columns: readonly Column[]): Calendar.ResourceInput[] {
  return columns.map(({ id, title }) => ({ id: named(id), title }));
}

/** A day: each appointment in all of its columns, with what is taken around it, and closed hours. */
export function dayShown(
  context: Context,
  day: string,
  columns: readonly Column[],
  appointments: readonly Appointment[],
): Calendar.EventInput[] {
  return [
    ...columns.flatMap((each) => inColumn(context, each, appointments)),
    ...closed(context, day, columns),
  ];
}

/** The days of a month: each appointment once. */
export function monthShown(
  context: Context,
  appointments: readonly Appointment[],
): Calendar.EventInput[] {
  return appointments.map((each) => entry(context, each, NOBODY, [], true));
}

/**
 * The days of a week: each appointment once, with what is taken around them, and when none of the
 * people who are shown works; of rooms alone, when the studio is closed.
 */
export function weekShown(
  context: Context,
  days: readonly string[],
  columns: readonly Column[],
  appointments: readonly Appointment[],
): Calendar.EventInput[] {
  const around = (look: string, spans: readonly Span[]) =>
    joined(spans).map(([start, end]) => shade(look, null, start, end));
  const buffers = appointments.flatMap((each) => buffersOf(context, each));
  const staff = columns.filter(({ id, kind }) => kind === "staff" && id !== NOBODY);
  const ids = staff.length ? staff.map(({ id }) => id) : [NOBODY];
  return [
    ...appointments.map((each) => entry(context, each, NOBODY, [])),
    ...around("buffer", buffers),
    ...days.flatMap((day) => around("closed", closedOf(context, day, ids))),
  ];
}

type Span = [start: string, end: string];

/** Return the spans, by start, those that overlap or touch as one. Wall-clock texts. */
function joined(spans: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (const [start, end] of [...spans].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const last = found.at(-1);
    if (!last || last[1] < start) found.push([start, end]);
    else if (last[1] < end) last[1] = end;
  }
  return found;
}

/** What an appointment keeps free before and after. */
function buffersOf({ format }: Context, each: Appointment): Span[] {
  if (each.all_day || !each.busy || each.status === "cancelled") return [];
  const { start, end } = gridSpan(each, format);
  const found: Span[] = [];
  if (each.before) found.push([addMinutes(start, -each.before), start]);
  if (each.after) found.push([end, addMinutes(end, each.after)]);
  return found;
}

/** Return when none of these works on a day. */
function closedOf({ studio }: Context, day: string, ids: readonly string[]): Span[] {
  const hours = ids.flatMap((id): Span[] => {
    const found = hoursOn(studio, id, day);
    return found ? [[`${day}T${found[0]}:00`, at24(day, found[1])]] : [];
  });
  const [midnight, next] = [`${day}T00:00:00`, addMinutes(`${day}T00:00:00`, 24 * 60)];
  const found: Span[] = [];
  let since = midnight;
  for (const [opens, closes] of joined(hours)) {
    if (since < opens) found.push([since, opens]);
    since = closes;
  }
  if (since < next) found.push([since, next]);
  return found;
}

/** The end of a span of hours: a day ends at "24:00". */
function at24(day: string, time: string): string {
  return time === "24:00" ? addMinutes(`${day}T00:00:00`, 24 * 60) : `${day}T${time}:00`;
}

function inColumn(
  context: Context,
  column: Column,
  appointments: readonly Appointment[],
): Calendar.EventInput[] {
  const found: Calendar.EventInput[] = [];
  const id = named(column.id);
  for (const each of appointments) {
    const all = owners(each);
    if (column.id === NOBODY ? all.length : !all.includes(column.id)) continue;
    found.push(entry(context, each, column.id, [id]));
    for (const span of buffersOf(context, each)) found.push(shade("buffer", id, ...span));
  }
  return found;
}

function entry(
  context: Context,
  each: Appointment,
  column: string,
  resourceIds: string[],
  month = false,
): Calendar.EventInput {
  const { studio, format, texts } = context;
  const color = bodyOf(studio, each);
  const person = studio.people.find(({ id }) => id === (column || each.staff_id));
  return {
    id: `${each.key}|${column}`,
    ...gridSpan(each, format),
    allDay: each.all_day,
    title: each.title ?? texts.page("diary.busy"),
    backgroundColor: color,
    textColor: textOn(color),
    styles: [`--edge: ${person?.color ?? PLAIN}`, `--body: ${color}`],
    classNames: classesOf(context, each, column, month),
    editable: each.editable && each.status !== "cancelled",
    resourceIds,
    extendedProps: { appointment: each, column } satisfies Props,
  };
}

/** What is outside the opening hours of each column. */
function closed(context: Context, day: string, columns: readonly Column[]): Calendar.EventInput[] {
  return columns.flatMap(({ id }) =>
    closedOf(context, day, [id]).map((span) => shade("closed", named(id), ...span)),
  );
}

/** A shade in a column; null: there are none. */
function shade(
  look: string,
  column: string | null,
  start: string,
  end: string,
): Calendar.EventInput {
  // Named, so that what was there before is not drawn again.
  const id = `${look}|${column ?? ""}|${start}`;
  const resourceIds = column === null ? [] : [column];
  return { id, start, end, display: "background", classNames: [look], resourceIds };
}
