// What becomes of an entry that was dragged: it is changed, or it is asked what is meant, or it goes back.

import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { HassError } from "../hass.js";
import type { Appointment, Done } from "../protocol.js";
import { isTaken, nextFree, takenWords } from "../taken.js";
import type { Context, PageEvents } from "../view.js";
import { addMinutes, minutesBetween } from "../wall.js";
import type { Dropped } from "./grid.js";
import type { Question } from "./question.js";
import { namesOf, owners, reassigned } from "./shown.js";

/** What a diary offers: it tells the page, and knows what an appointment is by now. */
interface Host extends ReactiveControllerHost {
  readonly context: Context;
  /** By its key; null: it is not shown any more. */
  present(key: string): Appointment | null;
  say<K extends keyof PageEvents>(event: K, detail: PageEvents[K]): void;
  /** Show everything as it is by now. */
  redraw(): void;
}

/** The fields that a drag changes. */
type Fields = {
  start?: string;
  end?: string;
  staff_id?: string | null;
  assistant_ids?: string[];
  resource_ids?: string[];
  scope?: string;
};

export class Dropping implements ReactiveController {
  asked: Question | null = null;
  /** The key of the appointment that is asked about; empty: it may be gone. */
  private about = "";
  private revert: (() => void) | null = null;

  constructor(private readonly host: Host) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.asked = null;
    this.revert = null;
  }

  private t(key: string, values?: Record<string, string | number>): string {
    return this.host.context.texts.page(key, values);
  }

  private ask(question: Question | null, about = ""): void {
    this.asked = question;
    this.about = about;
    this.host.requestUpdate();
  }

  /** Put back what was dropped, and ask no more. */
  back(): void {
    if (this.asked) this.ask(null);
    this.revert?.();
    this.revert = null;
  }

  /** Something has changed: what is gone or cancelled by now is not asked about any more. */
  look(): void {
    if (!this.about) return;
    const now = this.host.present(this.about);
    if (!now || now.status === "cancelled") this.back();
  }

  private fail(reason: unknown): void {
    this.back();
    this.host.say("studio-failed", reason);
  }

  drop(dropped: Dropped): void {
    this.back(); // What was asked of an earlier one is answered by this.
    const { appointment, from, to } = dropped;
    const people = reassigned(appointment, from, to, this.host.context.studio.people);
    this.revert = dropped.revert;
    if (!people) {
      this.fail({ message: this.t("diary.not_there") });
      return;
    }
    const fields: Fields = {
      ...(dropped.start === null ? {} : { start: dropped.start }),
      ...(dropped.end === null ? {} : { end: dropped.end }),
      ...people,
    };
    if (!Object.keys(fields).length) this.back();
    else if (appointment.moment === null) void this.change(dropped, fields);
    else this.askWhich(dropped, fields);
  }

  private askWhich(dropped: Dropped, fields: Fields): void {
    const change = (scope: string) => () => void this.change(dropped, { ...fields, scope });
    const question = {
      words: this.t("diary.which"),
      at: dropped.at,
      answers: [
        { words: this.t("diary.this"), main: true, act: change("this") },
        { words: this.t("diary.following"), act: change("following") },
        { words: this.t("diary.all"), act: change("all") },
        { words: this.t("diary.back"), act: () => this.back() },
      ],
    };
    this.ask(question, dropped.appointment.key);
  }

  /** Change what was dropped; if somebody is taken then, or changed it meanwhile, ask there. */
  private async change(
    dropped: Dropped,
    fields: Fields,
    { overlap = false, to = "", rev = dropped.appointment.rev } = {},
  ): Promise<void> {
    const { appointment } = dropped;
    this.ask(null);
    const at = appointment.moment === null ? {} : { moment: appointment.moment };
    try {
      const done = await this.host.context.api.act<Done>("update_appointment", {
        appointment_id: appointment.appointment_id,
        expected_rev: rev,
        ...at,
        ...fields,
        allow_overlap: overlap,
      });
      const title = appointment.title ?? this.t("diary.busy");
      const text = this.t(to ? "diary.moved_to" : "diary.moved", { title, when: to });
      this.revert = null;
      this.host.say("studio-done", { text, undo: done.undo });
    } catch (reason) {
      const { translation_key } = reason as HassError;
      if (isTaken(reason)) this.askTaken(dropped, fields, rev, reason);
      else if (translation_key === "book_stale") this.askStale(dropped, fields, overlap);
      else this.fail(reason);
    }
  }

  private askTaken(dropped: Dropped, fields: Fields, rev: number, reason: unknown): void {
    const question = {
      words: takenWords(this.host.context.texts, reason),
      at: dropped.at,
      answers: [
        {
          words: this.t("diary.beside"),
          act: () => void this.change(dropped, fields, { overlap: true, rev }),
        },
        {
          words: this.t("diary.next_free"),
          act: () => void this.nextFree(dropped, fields, rev),
        },
        { words: this.t("diary.back"), main: true, act: () => this.back() },
      ],
    };
    this.ask(question, dropped.appointment.key);
  }

  /** Somebody else changed it meanwhile: what it is now is shown beside what was wanted. */
  private askStale(dropped: Dropped, fields: Fields, overlap: boolean): void {
    const { key } = dropped.appointment;
    // The diary shows it as it is by now.
    this.revert?.();
    this.revert = null;
    this.host.redraw();
    const lines = () => {
      const now = this.host.present(key);
      if (!now) return [this.t("diary.gone_meanwhile")];
      const wanted = { ...now, ...fields, ...movedEnd(now, fields) };
      return [
        this.t("diary.it_is", { what: this.words(now) }),
        this.t("diary.you_wanted", { what: this.words(wanted) }),
      ];
    };
    const again = () => {
      const now = this.host.present(key);
      if (now) void this.change({ ...dropped, appointment: now }, fields, { overlap });
      else this.fail({ message: this.t("diary.gone_meanwhile") });
    };
    this.ask({
      words: this.t("diary.meanwhile"),
      lines,
      at: dropped.at,
      answers: [
        { words: this.t("diary.as_i_wanted"), act: again },
        { words: this.t("diary.as_it_is"), main: true, act: () => this.back() },
      ],
    });
  }

  /** When and with whom. */
  private words(each: Appointment): string {
    const { format, studio } = this.host.context;
    const names = namesOf(studio, owners(each)).join(", ");
    const when = each.all_day
      ? format.span(each)
      : `${format.day(each.start.slice(0, 10))}, ${format.wallTime(each.start)}–${format.wallTime(each.end)}`;
    return [when, names].filter(Boolean).join(", ");
  }

  private async nextFree(dropped: Dropped, fields: Fields, rev: number): Promise<void> {
    this.ask(null);
    const { appointment_id, moment } = dropped.appointment;
    const { api, format, texts } = this.host.context;
    try {
      const first = await nextFree(api, texts, {
        appointment_id,
        ...(moment === null ? {} : { moment }),
        ...fields,
      });
      const time = dropped.appointment.all_day ? "" : `, ${format.time(first.start)}`;
      const to = `${format.day(first.start)}${time}`;
      await this.change(dropped, { ...fields, start: first.start, end: first.end }, { to, rev });
    } catch (reason) {
      this.fail(reason);
    }
  }
}

/** Where its end is when only its start was dragged: it keeps its length. */
function movedEnd(now: Appointment, { start, end }: Fields): { end?: string } {
  if (!start || end) return {};
  const length = minutesBetween(now.start, now.end);
  const moved = addMinutes(start, length);
  return { end: now.all_day ? moved.slice(0, 10) : moved };
}
