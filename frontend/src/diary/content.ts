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

/** Several days: each appointment once. */
export function daysShown(
  context: Context,
  appointments: readonly Appointment[],
  month: boolean,
): Calendar.EventInput[] {
  return appointments.map((each) => entry(context, each, NOBODY, [], month));
}

function inColumn(
  context: Context,
  column: Column,
  appointments: readonly Appointment[],
): Calendar.EventInput[] {
  const found: Calendar.EventInput[] = [];
  const id = named(column.id);
  const buffer = (start: string, end: string) => found.push(shade("buffer", id, start, end));
  for (const each of appointments) {
    const all = owners(each);
    if (column.id === NOBODY ? all.length : !all.includes(column.id)) continue;
    found.push(entry(context, each, column.id, [id]));
    if (each.all_day || !each.busy || each.status === "cancelled") continue;
    const { start, end } = gridSpan(each, context.format);
    if (each.before) buffer(addMinutes(start, -each.before), start);
    if (each.after) buffer(end, addMinutes(end, each.after));
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
function closed(
  { studio }: Context,
  day: string,
  columns: readonly Column[],
): Calendar.EventInput[] {
  const midnight = `${day}T00:00:00`;
  const next = addMinutes(midnight, 24 * 60);
  return columns.flatMap(({ id }) => {
    const hours = hoursOn(studio, id, day);
    const column = named(id);
    if (!hours) return [shade("closed", column, midnight, next)];
    return [
      shade("closed", column, midnight, `${day}T${hours[0]}:00`),
      shade("closed", column, `${day}T${hours[1]}:00`, next),
    ];
  });
}

function shade(look: string, column: string, start: string, end: string): Calendar.EventInput {
  // Named, so that what was there before is not drawn again.
  const id = `${look}|${column}|${start}`;
  return { id, start, end, display: "background", classNames: [look], resourceIds: [column] };
}
