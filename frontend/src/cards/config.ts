// What a card is told by its editor, or in YAML.

export type Kind = "day" | "next" | "todo";

export interface CardConfig {
  type: string;
  /** The entry of the studio; else the first that the user has a role in. */
  studio?: string;
  title?: string;
  /** Ids of staff and rooms; none: everybody. */
  people?: string[];
  /** How many days, from today on. */
  days?: number;
  hide_names?: boolean;
}

export const MOST_DAYS = 14;

/** Tell whether a card can be drawn from this. */
export function isValid(config: CardConfig): boolean {
  const { studio, title, people, days, hide_names } = config;
  const isText = (value: unknown) => value === undefined || typeof value === "string";
  const list = people ?? [];
  return (
    isText(studio) &&
    isText(title) &&
    Array.isArray(list) &&
    list.every((each) => typeof each === "string") &&
    (days === undefined || (Number.isInteger(days) && days >= 1 && days <= MOST_DAYS)) &&
    (hide_names === undefined || typeof hide_names === "boolean")
  );
}
