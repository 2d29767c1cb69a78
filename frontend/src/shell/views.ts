// Which views there are, and what can be beside them: each is loaded when it is first shown.

import type { Studio } from "../protocol.js";
import type { Beside, Tab } from "../view.js";

type Load = () => Promise<unknown>;

export const VIEWS: Record<Tab, Load> = {
  diary: () => import("../views/diary.js"),
  todo: () => import("../views/todo.js"),
  clients: () => import("../views/clients.js"),
  sync: () => import("../views/sync.js"),
  me: () => import("../views/me.js"),
};

export const BESIDE: Record<Beside["show"], Load> = {
  appointment: () => import("../parts/appointment.js"),
  booking: () => import("../parts/booking.js"),
  client: () => import("../parts/client.js"),
  free: () => import("../parts/free.js"),
};

/** The views that the role has something in. */
export function tabsOf(studio: Studio | null): Tab[] {
  if (!studio) return ["me"];
  const all: Tab[] = ["diary"];
  if (studio.rights.write !== "none") all.push("todo");
  if (studio.rights.clients !== "none") all.push("clients");
  if (studio.rights.sync === "all") all.push("sync");
  if (studio.me.length) all.push("me");
  return all;
}

/** The views in a phone's bottom bar; *Sync* is reached from *Me* there. */
export function thumbedOf(studio: Studio | null): Tab[] {
  const found = tabsOf(studio).filter((each) => each !== "sync");
  const works = studio?.rights.write !== "none";
  return works && !found.includes("me") ? [...found, "me"] : found;
}

/** Whether the role sees anything that can be searched for. */
export function searches({ rights, me }: Studio): boolean {
  return rights.clients !== "none" || rights.others === "all" || me.length > 0;
}
