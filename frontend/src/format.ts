// Dates and times in words, in the user's language and on the studio's clock.

import type { Hass } from "./hass.js";
import { offsetOf } from "./wall.js";

export class Format {
  private readonly language: string;
  private readonly clockFace: Intl.DateTimeFormatOptions;
  private readonly formats = new Map<string, Intl.DateTimeFormat>();

  constructor(
    hass: Hass,
    readonly zone: string,
  ) {
    this.language = hass.locale?.language || hass.language;
    const hour12 = { "12": true, "24": false }[hass.locale?.time_format];
    const asked = new Intl.DateTimeFormat(this.language, { hour: "numeric", hour12 });
    // "09:00", but "9:00 AM".
    const hour = asked.resolvedOptions().hour12 ? "numeric" : "2-digit";
    this.clockFace = { hour, minute: "2-digit", hour12 };
  }

  private with(options: Intl.DateTimeFormatOptions, language = this.language): Intl.DateTimeFormat {
    const wanted = { timeZone: this.zone, ...options };
    const name = language + JSON.stringify(wanted);
    // To make one takes as long as hundreds of its uses.
    let format = this.formats.get(name);
    if (!format) {
      format = new Intl.DateTimeFormat(language, wanted);
      this.formats.set(name, format);
    }
    return format;
  }

  /** "14:00", of an instant. */
  time(moment: string | Date): string {
    return this.with(this.clockFace).format(new Date(moment));
  }

  /** "14:00", of a wall-clock text. */
  wallTime(wall: string): string {
    const format = this.with({ timeZone: "UTC", ...this.clockFace });
    return format.format(new Date(`${wall.slice(0, 19)}Z`));
  }

  /** "Thu 26 Nov", of an instant or a day; with the year if it is not this one. */
  day(moment: string | Date, now = new Date()): string {
    const named = { weekday: "short", day: "numeric", month: "short" } as const;
    return this.of(moment, { ...named, ...this.year(moment, now) });
  }

  /** "14:02", of an instant of today; else "Thu 26 Nov, 14:02". */
  recent(moment: string, now = new Date()): string {
    if (this.dayOf(moment) === this.dayOf(now)) return this.time(moment);
    return `${this.day(moment, now)}, ${this.time(moment)}`;
  }

  /** "Thursday 26 November", of an instant or a day; with the year if it is not this one. */
  longDay(moment: string | Date, now = new Date()): string {
    return this.of(moment, {
      weekday: "long",
      day: "numeric",
      month: "long",
      ...this.year(moment, now),
    });
  }

  /** A time, with its day if there is one to tell. */
  private on(moment: string, day: string | null): string {
    return day === null ? this.time(moment) : `${this.day(day)}, ${this.time(moment)}`;
  }

  private year(moment: string | Date, now: Date): Intl.DateTimeFormatOptions {
    const isThis = this.dayOf(moment).slice(0, 4) === this.dayOf(now).slice(0, 4);
    return isThis ? {} : { year: "numeric" };
  }

  /** "12 Mar 2026". */
  date(moment: string | Date): string {
    return this.of(moment, { day: "numeric", month: "short", year: "numeric" });
  }

  /** "10 December 1990", or "29 February" of "--02-29"; what is no date as it is. */
  birthday(text: string): string {
    const found = /^(?:(\d{4})-|--)(\d\d)-(\d\d)$/.exec(text);
    const [, year, month, day] = found ?? [];
    if (Number.isNaN(Date.parse(`${year ?? "2000"}-${month}-${day}T00:00:00Z`))) return text;
    const options: Intl.DateTimeFormatOptions = { day: "numeric", month: "long" };
    if (year) options.year = "numeric";
    return this.of(`${year ?? "2000"}-${month}-${day}`, options);
  }

  /** "Tue", of a day. */
  weekday(day: string): string {
    return this.of(day, { weekday: "short" });
  }

  /** "March", of the third month. */
  monthName(number: number): string {
    return this.of(`2026-${String(number).padStart(2, "0")}-01`, { month: "long" });
  }

  /** "Tue, Wed and Thu". */
  list(items: string[]): string {
    return new Intl.ListFormat(this.language, { type: "conjunction" }).format(items);
  }

  /** "November 2026". */
  month(moment: string | Date): string {
    return this.of(moment, { month: "long", year: "numeric" });
  }

  /**
   * "14:00–15:00", or the days of whole days, of which the last is the one before `end`. What begins or
   * ends on another day than `on`, which is told beside it, has that: "23:30 – Thu 26 Nov, 01:30".
   */
  span(each: { start: string; end: string; all_day: boolean }, on = each.start): string {
    if (!each.all_day) {
      const day = this.dayOf(on);
      const [first, last] = [this.dayOf(each.start), this.dayOf(lastOf(each))];
      const start = this.on(each.start, first === day ? null : first);
      const end = this.on(each.end, last === day ? null : this.dayOf(each.end));
      return first === day && last === day ? `${start}–${end}` : `${start} – ${end}`;
    }
    const last = addDays(each.end, -1);
    return each.start === last ? this.day(last) : `${this.day(each.start)} – ${this.day(last)}`;
  }

  /** "Thu 26 Nov, 14:00–15:00"; of whole days "Thu 26 Nov – Sat 28 Nov". */
  when(each: { start: string; end: string; all_day: boolean }): string {
    return each.all_day ? this.span(each) : `${this.day(each.start)}, ${this.span(each)}`;
  }

  /** The date on the studio's clock, as YYYY-MM-DD. */
  dayOf(moment: string | Date): string {
    if (typeof moment === "string" && isDay(moment)) return moment;
    const wanted = { year: "numeric", month: "2-digit", day: "2-digit" } as const;
    const parts = this.with(wanted, "en-CA").formatToParts(new Date(moment));
    const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
    return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
  }

  /** The time on the studio's clock, as YYYY-MM-DDTHH:MM:SS without an offset, as the grid takes it. */
  clock(moment: string | Date): string {
    if (typeof moment === "string" && isDay(moment)) return `${moment}T00:00:00`;
    const parts = this.with(
      { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" },
      "en-GB",
    ).formatToParts(new Date(moment));
    const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "00";
    return `${this.dayOf(moment)}T${part("hour")}:${part("minute")}:${part("second")}`;
  }

  /** The studio's zone in words, if another clock than `own` is shown by it; else null. */
  otherZone(own: string, at = new Date()): string | null {
    if (offsetOf(own, at) === offsetOf(this.zone, at)) return null;
    const parts = this.with({ timeZoneName: "long" }).formatToParts(at);
    const name = parts.find((each) => each.type === "timeZoneName")?.value ?? "";
    return `${this.zone.replaceAll("_", " ")}, ${name}`;
  }

  private of(moment: string | Date, options: Intl.DateTimeFormatOptions): string {
    if (typeof moment === "string" && isDay(moment)) {
      return this.with({ ...options, timeZone: "UTC" }).format(new Date(`${moment}T00:00:00Z`));
    }
    return this.with(options).format(new Date(moment));
  }
}

/** The last moment that is part of a span: what ends at midnight is over on the day before. */
export function lastOf({ start, end }: { start: string; end: string }): Date {
  return new Date(Math.max(Date.parse(end) - 1, Date.parse(start)));
}

export function isDay(moment: string): boolean {
  return !moment.includes("T");
}

/** Return the date so many days later. */
export function addDays(day: string, days: number): string {
  const moment = new Date(`${day.slice(0, 10)}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}
