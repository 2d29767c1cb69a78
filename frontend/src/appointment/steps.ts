// How one thing that happened to an appointment is told.

import type { Step } from "../protocol.js";

const VERBS = [
  "created",
  "changed",
  "merged",
  "deleted",
  "cancelled",
  "linked",
  "unlinked",
  "conflict",
  "undone",
  "restored",
  "settled",
  "asked",
  "left",
  "offered",
];
/** What a sync does with a copy, which is told with where that is. */
const COPIED = ["created", "changed", "deleted"];

/** Return who is told to have done it, the key of what it was, and whether that says where. */
export function toldAs({ to, what }: Pick<Step, "to" | "what">): {
  by: "sync" | "author";
  key: string;
  where: boolean;
} {
  if (to !== "studio" && COPIED.includes(what))
    return { by: "sync", key: `appointment.copied.${what}`, where: true };
  const verb = VERBS.includes(what) ? what : "changed";
  return { by: "author", key: `appointment.verb.${verb}`, where: false };
}
