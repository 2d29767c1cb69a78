// What is asked in place where somebody is taken at the time that was chosen: nothing is booked over
// another appointment unless somebody says so.

import type { TemplateResult } from "lit";
import type { Api } from "./api.js";
import { question } from "./appointment/change.js";
import type { HassError } from "./hass.js";
import type { NextFree } from "./protocol.js";
import type { Texts } from "./texts.js";

export type FreeTime = NextFree["times"][number];

/** Tell whether an action was refused since somebody or a room is taken then. */
export function isTaken(reason: unknown): boolean {
  return (reason as HassError).translation_key === "staff_busy";
}

/** What is in the way, as far as the user may know it. */
export function takenWords(texts: Texts, reason: unknown): string {
  const title = (reason as HassError).translation_placeholders?.title;
  return texts.page("diary.taken", { title: title || texts.page("diary.busy") });
}

/** Return the next time at which all who take part are free. Rejects if there is none. */
export async function nextFree(api: Api, texts: Texts, plan: object): Promise<FreeTime> {
  const [first] = (await api.read<NextFree>("free/next", plan)).times;
  if (!first) throw { message: texts.page("diary.nothing_free") };
  return first;
}

/** Asked in the panel beside the view. */
export function takenQuestion(
  t: (key: string) => string,
  words: string,
  act: { both: () => void; later: () => void; back: () => void },
): TemplateResult {
  return question(words, [
    { words: t("diary.beside"), act: act.both },
    { words: t("diary.next_free"), act: act.later },
    { words: t("booking.go_back"), plain: true, act: act.back },
  ]);
}
