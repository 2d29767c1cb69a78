// Where the focus is.

/** What has the focus, through all shadow roots. */
export function focused(): HTMLElement | null {
  let found = document.activeElement;
  while (found?.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
  return found instanceof HTMLElement ? found : null;
}

/** Tell whether a key is typed into a text, or chooses in a list. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0] as HTMLElement;
  return /^(input|textarea|select)$/i.test(target.tagName) || target.isContentEditable;
}
