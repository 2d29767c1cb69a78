// What a new booking begins with.

import type { Draft } from "../view.js";

/** Return a draft for the day that the diary shows; without a day where no diary is shown. */
export function draftShown(page: ParentNode): Draft {
  const diary = page.querySelector<HTMLElement & { day: string }>("studio-diary");
  return diary ? { day: diary.day } : {};
}
