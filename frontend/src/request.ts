// The id of a request to add something: repeated because its answer was lost, it adds nothing more.

/** Return a new random id. (`crypto.randomUUID` is missing without HTTPS.) */
export function newRequest(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (each) => each.toString(16).padStart(2, "0")).join("");
}
