// The texts that Home Assistant asks cards for before it gives them a `hass`: names in the picker.
// They are in the build, taken from the integration's translations.

/** Return a text of the picker in the language of the page. */
export function named(key: string): string {
  const language = document.documentElement.lang;
  const found = __PICKER__[language] ?? __PICKER__[language.split("-")[0] ?? ""] ?? __PICKER__.en;
  return found?.[key] ?? key;
}
