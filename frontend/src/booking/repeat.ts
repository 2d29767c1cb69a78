// How something repeats: as the form's choices, as the lines of a rule (RFC 5545 §3.8.5), and in words. No I/O.

import { addDays, type Format, isDay } from "../format.js";
import type { Texts } from "../texts.js";
import { weekday } from "../wall.js";

export type Often = "never" | "day" | "week" | "month" | "year" | "own";
/** Of months and years: by the date, by the weekday counted from either end, or on the last day. */
export type By = "date" | "weekday" | "last_weekday" | "last_day";

export interface Repeat {
  /** "own": a rule of another kind, which stays as it is but for its end. */
  often: Often;
  interval: number;
  /** Of weeks: the other weekdays, as days after that of the start. */
  others: number[];
  by: By;
  end: "never" | "count" | "until";
  count: number;
  /** The last day, which belongs to it. */
  until: string;
  /** The lines of a rule of another kind; else the dates that were added and taken out. */
  kept: string[];
}

export const NEVER: Repeat = {
  often: "never",
  interval: 1,
  others: [],
  by: "date",
  end: "never",
  count: 10,
  until: "",
  kept: [],
};

/** The words of rules, which mails have as well: a text, and one in the form for a number. */
export type Words = Pick<Texts, "shared" | "counted">;

const RULE = "RRULE:";
const FREQUENCIES = { day: "DAILY", week: "WEEKLY", month: "MONTHLY", year: "YEARLY" } as const;
const DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const MONDAY = "2026-01-05";
const COUNTED = 4; // The fifth of a weekday is not in every month.

type Parts = Record<string, string>;

/** Return the lines of a repeat that begins on a day; a `series` names its days, wherever it began. */
export function linesOf(repeat: Repeat, day: string, series = false): string[] {
  const { often, interval, kept } = repeat;
  if (often === "never") return [];
  if (often === "own") return kept.map((line) => withEnd(line, repeat));
  const step = interval > 1 ? `;INTERVAL=${interval}` : "";
  const days = daysOf(repeat, day, series);
  return [`${RULE}FREQ=${FREQUENCIES[often]}${step}${days}${endOf(repeat)}`, ...kept];
}

function daysOf({ often, others, by }: Repeat, day: string, series: boolean): string {
  const first = weekday(day);
  if (often === "week") {
    const days = [0, ...others].map((each) => (first + each) % 7).sort((a, b) => a - b);
    return `;BYDAY=${days.map((each) => DAYS[each]).join(",")}`;
  }
  if (often !== "month" && often !== "year") return "";
  const month = often === "year" ? `;BYMONTH=${Number(day.slice(5, 7))}` : "";
  switch (by) {
    case "date":
      return series ? `${month};BYMONTHDAY=${Number(day.slice(8))}` : "";
    case "weekday":
      return `${month};BYDAY=${nthOf(day)}${DAYS[first]}`;
    case "last_weekday":
      return `${month};BYDAY=-1${DAYS[first]}`;
    case "last_day":
      return `${month};BYMONTHDAY=-1`;
  }
}

function endOf({ end, count, until }: Repeat): string {
  if (end === "count" && count > 0) return `;COUNT=${count}`;
  return end === "until" && until ? `;UNTIL=${until.replaceAll("-", "")}` : "";
}

function withEnd(line: string, repeat: Repeat): string {
  if (!line.startsWith(RULE) || repeat.end === "never") {
    return line.startsWith(RULE) ? line.replace(/;(COUNT|UNTIL)=[^;]*/g, "") : line;
  }
  return line.replace(/;(COUNT|UNTIL)=[^;]*/g, "") + endOf(repeat);
}

/** Return how lines repeat, of which one of the dates is `day`. */
export function repeatOf(lines: readonly string[], day: string, format: Format): Repeat {
  if (!lines.length) return NEVER;
  const rules = lines.filter((line) => line.startsWith(RULE));
  const parts = partsOf(rules[0] ?? "");
  const ended = { ...NEVER, ...endIn(parts, format) };
  const known = rules.length === 1 ? knownOf(parts, day) : null;
  if (!known) return { ...ended, often: "own", kept: [...lines] };
  const kept = lines.filter((line) => !line.startsWith(RULE));
  return { ...ended, ...known, interval: Number(parts.INTERVAL ?? 1), kept };
}

function partsOf(line: string): Parts {
  const parts = line.slice(RULE.length).split(";");
  return Object.fromEntries(parts.map((each) => each.split("=") as [string, string]));
}

function endIn({ COUNT, UNTIL }: Parts, format: Format): Partial<Repeat> {
  if (COUNT) return { end: "count", count: Number(COUNT) };
  return UNTIL ? { end: "until", until: dayIn(UNTIL, format) } : {};
}

/** The day of an UNTIL, on the studio's clock; empty: it is none. */
function dayIn(text: string, format: Format): string {
  const found = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?$/.exec(text);
  if (!found) return "";
  const [, year, month, day, hour, minute, second, utc] = found;
  const date = `${year}-${month}-${day}`;
  return utc ? format.dayOf(`${date}T${hour}:${minute}:${second}Z`) : date;
}

/** Return what the form has choices for; null: a rule of another kind. */
function knownOf(parts: Parts, day: string): Pick<Repeat, "often" | "others" | "by"> | null {
  const often = (Object.keys(FREQUENCIES) as (keyof typeof FREQUENCIES)[]).find(
    (each) => FREQUENCIES[each] === parts.FREQ,
  );
  const { FREQ, INTERVAL, COUNT, UNTIL, WKST, BYDAY, BYMONTH, BYMONTHDAY, ...more } = parts;
  if (!often || Object.keys(more).length) return null;
  if (often === "week") {
    const others = BYMONTH || BYMONTHDAY ? null : othersIn(BYDAY, day);
    // From which day weeks are counted is a matter of those with several days.
    return others && !(WKST && others.length) ? { often, others, by: "date" } : null;
  }
  if (often === "day") {
    return BYDAY || BYMONTH || BYMONTHDAY ? null : { often, others: [], by: "date" };
  }
  if (BYMONTH && (often === "month" || Number(BYMONTH) !== Number(day.slice(5, 7)))) return null;
  // Yearly by a day alone means other dates than by a day of a month.
  if (often === "year" && !BYMONTH && (BYDAY || BYMONTHDAY)) return null;
  const by = byIn(BYDAY, BYMONTHDAY, day);
  return by ? { often, others: [], by } : null;
}

function othersIn(days: string | undefined, day: string): number[] | null {
  if (!days) return [];
  const found = days.split(",").map((each) => DAYS.indexOf(each));
  const others = found.map((each) => (each - weekday(day) + 7) % 7).sort((a, b) => a - b);
  return found.includes(-1) || others[0] !== 0 ? null : others.slice(1);
}

function byIn(days: string | undefined, dates: string | undefined, day: string): By | null {
  if (days && dates) return null;
  if (!days && !dates) return "date";
  if (dates) {
    if (Number(dates) === Number(day.slice(8))) return "date";
    return dates === "-1" && isLastDay(day) ? "last_day" : null;
  }
  const name = DAYS[weekday(day)];
  if (days === `${nthOf(day)}${name}`) return "weekday";
  return days === `-1${name}` && isLastWeekday(day) ? "last_weekday" : null;
}

/** Return by what a month or year may be counted from a day on. */
export function choicesOf(day: string): By[] {
  return [
    "date",
    ...(nthOf(day) <= COUNTED ? (["weekday"] as const) : []),
    ...(isLastWeekday(day) ? (["last_weekday"] as const) : []),
    ...(isLastDay(day) ? (["last_day"] as const) : []),
  ];
}

/** Return a repeat as it may be from another day on. */
export function fitted(repeat: Repeat, day: string): Repeat {
  return choicesOf(day).includes(repeat.by) ? repeat : { ...repeat, by: "date" };
}

function nthOf(day: string): number {
  return Math.ceil(Number(day.slice(8)) / 7);
}

function isLastDay(day: string): boolean {
  return addDays(day, 1).slice(5, 7) !== day.slice(5, 7);
}

function isLastWeekday(day: string): boolean {
  return addDays(day, 7).slice(5, 7) !== day.slice(5, 7);
}

/** Tell whether a repeat from a day on takes place in few years, or in some months only. */
export function leavesOut({ often, by }: Repeat, day: string): "" | "years" | "months" {
  if (by !== "date") return "";
  if (often === "year" && day.slice(5) === "02-29") return "years";
  return often === "month" && Number(day.slice(8)) > 28 ? "months" : "";
}

/**
 * Say how lines repeat: "every 2 weeks on Tue and Thu, until 12 Mar 2027". What has no words is
 * returned as it is written. The same as `texts/recurrence.py` says in mails.
 */
export function repeatText(lines: readonly string[], words: Words, format: Format): string {
  const rules = lines.filter((line) => line.startsWith(RULE));
  const text = rules.length === 1 ? ruleText(partsOf(rules[0] ?? ""), words, format) : "";
  if (!text) return lines.join(", ");
  return lines.length === 1 ? text : words.shared("repeats.exceptions", { rule: text });
}

function ruleText(parts: Parts, words: Words, format: Format): string {
  const { COUNT, UNTIL, WKST: _start, ...rest } = parts;
  const text = frequencyText(rest, words, format);
  if (!text) return "";
  if (COUNT) return words.counted("times", Number(COUNT), { rule: text });
  if (!UNTIL) return text;
  const day = dayIn(UNTIL, format);
  return day && words.shared("repeats.until", { rule: text, day: format.date(day) });
}

function frequencyText(parts: Parts, words: Words, format: Format): string {
  const { FREQ, INTERVAL, BYDAY, BYMONTH, BYMONTHDAY, ...more } = parts;
  const often = (Object.keys(FREQUENCIES) as (keyof typeof FREQUENCIES)[]).find(
    (each) => FREQUENCIES[each] === FREQ,
  );
  if (!often || Object.keys(more).length) return "";
  const step = Number(INTERVAL ?? 1);
  const rule =
    step === 1
      ? words.shared(`repeats.${FREQ?.toLowerCase()}`)
      : words.counted(`every_${often}s`, step);
  if (!BYDAY && !BYMONTHDAY && !BYMONTH) return rule;
  if (often === "week" || often === "day") {
    const days = BYMONTH || BYMONTHDAY ? "" : weekdaysText(BYDAY ?? "", format);
    return days && words.shared("repeats.on", { rule, days });
  }
  if ((often === "year") !== Boolean(BYMONTH)) return "";
  return monthText({ BYDAY, BYMONTH, BYMONTHDAY }, { rule, words, format });
}

function weekdaysText(days: string, format: Format): string {
  const found = days.split(",").map((each) => DAYS.indexOf(each));
  if (found.includes(-1)) return "";
  return format.list(found.map((each) => format.weekday(addDays(MONDAY, each))));
}

function monthText(
  { BYDAY, BYMONTH, BYMONTHDAY }: Record<"BYDAY" | "BYMONTH" | "BYMONTHDAY", string | undefined>,
  { rule, words, format }: { rule: string; words: Words; format: Format },
): string {
  const number = Number(BYMONTH ?? 0);
  if (BYMONTH && !(number >= 1 && number <= 12)) return "";
  const month = BYMONTH ? format.monthName(number) : "";
  if (BYDAY && !BYMONTHDAY) {
    const found = /^(-1|[1-4])(MO|TU|WE|TH|FR|SA|SU)$/.exec(BYDAY);
    if (!found) return "";
    const nth = found[1] === "-1" ? "last" : found[1];
    const day = words.shared(`repeats.nth_${nth}_${found[2]?.toLowerCase()}`);
    return words.shared(month ? "repeats.nth_of_year" : "repeats.nth_of_month", {
      rule,
      day,
      month,
    });
  }
  if (BYDAY || !BYMONTHDAY) return "";
  if (BYMONTHDAY === "-1") {
    return words.shared(month ? "repeats.last_of_year" : "repeats.last_of_month", { rule, month });
  }
  if (!/^([12]?\d|3[01])$/.test(BYMONTHDAY)) return "";
  if (!month) return words.shared("repeats.on_day", { rule, day: BYMONTHDAY });
  const date = format.birthday(`--${BYMONTH?.padStart(2, "0")}-${BYMONTHDAY.padStart(2, "0")}`);
  return date.startsWith("--") ? "" : words.shared("repeats.on_date", { rule, date });
}

/** Tell whether a rule that was written for one date of a series also begins at its first. */
export function beginsAt(repeat: Repeat, day: string, start: string, format: Format): boolean {
  const first = isDay(start) ? start : format.dayOf(start);
  if (repeat.often === "never" || repeat.often === "own") return true;
  return repeatOf(linesOf(repeat, day, true), first, format).often !== "own";
}
