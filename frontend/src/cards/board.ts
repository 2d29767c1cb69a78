// The board: a whole dashboard of a studio, made each time it is opened.

import type { Connection, Hass } from "../hass.js";
import type { Studio, Studios } from "../protocol.js";
import { Texts } from "../texts.js";
import { notAmong } from "./shown.js";

/** What the board reads of Home Assistant's registries, as its frontend has them. */
export interface Registries {
  entities: Record<
    string,
    {
      entity_id: string;
      device_id?: string;
      platform?: string;
      translation_key?: string;
      hidden?: boolean;
    }
  >;
  devices: Record<string, { id: string; config_entries: string[]; via_device_id?: string | null }>;
  states: Record<string, unknown>;
}

/** Which entities of the studio's devices are shown, in this order, by translation key. */
const SHOWN = [
  "sync_now",
  "sync_contacts",
  "last_run",
  "next_run",
  "last_sync",
  "last_contacts_sync",
  "problem",
  "contacts_problem",
];

type Card = Record<string, unknown>;

/** Return the dashboard's configuration: a view for each studio, or for the one that is named. */
export async function board(config: object, hass: Hass & Registries): Promise<object> {
  const { studio: wanted } = config as { studio?: string };
  const [texts, { studios }] = await Promise.all([Texts.load(hass), told(hass.connection)]);
  const t = (key: string) => texts.page(key);
  const shown = wanted ? studios.filter((each) => each.entry_id === wanted) : studios;
  if (!shown.length) {
    const cards = [{ type: "markdown", content: notAmong(studios, texts) }];
    return { title: t("shell.title"), views: [{ title: t("shell.title"), cards }] };
  }
  return { title: t("shell.title"), views: shown.map((each) => view(each, hass, t)) };
}

/** Return the studios as they are now. */
async function told(connection: Connection): Promise<Studios> {
  return new Promise((resolve, reject) => {
    const stop = connection.subscribeMessage<Studios>(
      (found) => {
        resolve(found);
        void stop.then((end) => end());
      },
      { type: "studio_sync/studios/subscribe" },
    );
    stop.catch(reject);
  });
}

export function view(studio: Studio, hass: Registries, t: (key: string) => string): Card {
  const of = (kind: string, more: Card) => ({
    type: `custom:studio-sync-${kind}`,
    studio: studio.entry_id,
    ...more,
  });
  const days = (kind: "staff" | "room") =>
    studio.people
      .filter((each) => each.kind === kind)
      .map((each) =>
        section(each.name, [of("day", { people: [each.id], title: each.name })], false),
      );
  const first = [of("next", {})];
  if (studio.rights.write !== "none") first.push(of("todo", {}));
  // Of the accounts of others staff have nothing; their own they look after on "Me".
  const entities = studio.rights.sync === "all" ? entitiesOf(studio, hass) : [];
  const tiles = entities.map((entity) => ({ type: "tile", entity }));
  return {
    title: studio.name,
    icon: "mdi:calendar-account",
    type: "sections",
    max_columns: 4,
    sections: [
      section(studio.name, first),
      ...days("staff"),
      ...days("room"),
      ...(tiles.length ? [section(t("shell.sync"), tiles)] : []),
    ],
  };
}

function section(heading: string, cards: Card[], headed = true): Card {
  return { type: "grid", cards: [...(headed ? [{ type: "heading", heading }] : []), ...cards] };
}

/** Return the entities of the studio's devices that a board shows, as far as the user sees them. */
export function entitiesOf(
  { entry_id }: Studio,
  { entities, devices, states }: Registries,
): string[] {
  const own = new Set(
    Object.values(devices)
      .filter((each) => each.config_entries.includes(entry_id))
      .map(({ id }) => id),
  );
  for (const each of Object.values(devices))
    if (own.has(each.via_device_id ?? "")) own.add(each.id);
  const rank = (key?: string) => SHOWN.indexOf(key ?? "");
  return Object.values(entities)
    .filter(
      (each) =>
        each.platform === "studio_sync" &&
        own.has(each.device_id ?? "") &&
        !each.hidden &&
        each.entity_id in states &&
        rank(each.translation_key) >= 0,
    )
    .sort(
      (a, b) =>
        rank(a.translation_key) - rank(b.translation_key) || (a.entity_id < b.entity_id ? -1 : 1),
    )
    .map(({ entity_id }) => entity_id);
}
