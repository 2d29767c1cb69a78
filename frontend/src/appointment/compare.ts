// What somebody else has changed of an appointment while it is being changed, field by field, beside
// what is typed. No I/O.

import { type Plan, planOf, times } from "../booking/plan.js";
import { linesOf, repeatText } from "../booking/repeat.js";
import { namesOf } from "../diary/shown.js";
import type { Appointment } from "../protocol.js";
import type { Context } from "../view.js";
import { instantOf } from "../wall.js";

/** What the form is about: what it was when it was opened, and what is typed. */
export interface Typed {
  was: Appointment;
  plan: Plan;
  /** What the client is called, also one who is added only when this is saved. */
  client: string;
}

export interface Difference {
  /** What the field is called. */
  label: string;
  now: string;
  /** Null: nothing else is typed of it. */
  mine: string | null;
}

type Field = keyof typeof LABELS;
type Words = Record<Field, string>;
type State = Pick<Appointment, "status" | "busy"> & { before: number; after: number };

const LABELS = {
  client: "booking.client",
  type: "booking.type",
  buffers: "appointment.field.buffers",
  when: "appointment.field.when",
  staff: "appointment.field.staff",
  assistants: "appointment.field.assistants",
  resources: "appointment.field.resources",
  recurrence: "appointment.field.recurrence",
  title: "appointment.field.title",
  description: "appointment.field.description",
  place: "appointment.field.place",
  status: "appointment.field.status",
  busy: "appointment.field.busy",
} as const;

/** Return the fields in which it is another by now than when the form was opened. */
export function differences(context: Context, typed: Typed, now: Appointment): Difference[] {
  const t = (key: string) => context.texts.page(key);
  const [before, after] = [typed.was, now].map((each) => wordsOf(context, each));
  const mine = typedWords(context, typed);
  const fields = Object.keys(LABELS) as Field[];
  return fields.flatMap((field) => {
    const [was, is, wanted] = [before, after, mine].map((each) => each?.[field] || "–");
    if (was === is) return [];
    const differs = wanted !== was && wanted !== is;
    return { label: t(LABELS[field]), now: is ?? "", mine: differs ? (wanted ?? "") : null };
  });
}

function wordsOf(context: Context, each: Appointment): Words {
  return words(context, planOf(each, context.format), each.client ?? "", each);
}

function typedWords(context: Context, { was, plan, client }: Typed): Words {
  const type = context.studio.types.find(({ name }) => name === plan.session_type);
  // What is not typed is what it was.
  const same = plan.session_type === was.session_type;
  const { before, after } = same ? was : (type ?? { before: 0, after: 0 });
  const tentative = plan.tentative === (was.status === "tentative");
  const status = tentative ? was.status : plan.tentative ? "tentative" : "confirmed";
  return words(context, plan, client, { status, busy: was.busy, before, after });
}

function words(context: Context, plan: Plan, client: string, state: State): Words {
  const { format, studio, texts } = context;
  const repeats = plan.repeat.often !== "never";
  return {
    client,
    type: plan.session_type || texts.page("booking.no_type"),
    buffers: `${state.before} / ${state.after}`,
    when: whenWords(context, plan),
    staff: namesOf(studio, [plan.staff_id]).join(", "),
    assistants: namesOf(studio, plan.assistant_ids).join(", "),
    resources: namesOf(studio, plan.resource_ids).join(", "),
    recurrence: repeats ? repeatText(linesOf(plan.repeat, plan.day), texts, format) : "",
    title: plan.title,
    description: plan.description,
    place: plan.place,
    status: texts.page(STATUS[state.status]),
    busy: texts.page(state.busy ? "diary.busy" : "diary.slot_free"),
  };
}

export const STATUS = {
  confirmed: "appointment.confirmed",
  tentative: "diary.tentative",
  cancelled: "diary.cancelled_one",
};

function whenWords({ format, texts }: Context, plan: Plan): string {
  const { start, end } = times(plan);
  if (plan.all_day) {
    return `${format.span({ start, end, all_day: true })}, ${texts.page("diary.all_day")}`;
  }
  const begins = plan.at ? Date.parse(plan.at) : instantOf(start, plan.zone);
  const [first, last] = [begins, begins + plan.minutes * 60_000].map((each) =>
    new Date(each).toISOString(),
  ) as [string, string];
  return `${format.day(first)}, ${format.span({ start: first, end: last, all_day: false })}`;
}
