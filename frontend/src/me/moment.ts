// Times as people write them.

import type { Hass } from "../hass.js";

/** Write a moment (ISO 8601) as the user has chosen in their profile; of a whole day the date. */
export function moment(hass: Hass, iso: string, allDay = false): string {
  const { language, time_format, time_zone } = hass.locale;
  const words = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, options).format(new Date(iso));
  // A date stands for itself, wherever its reader is.
  if (allDay) return words({ dateStyle: "full", timeZone: "UTC" });
  const hour12 = { 12: true, 24: false }[time_format];
  const timeZone = time_zone === "server" ? hass.config.time_zone : undefined;
  return words({ dateStyle: "medium", timeStyle: "short", hour12, timeZone });
}
