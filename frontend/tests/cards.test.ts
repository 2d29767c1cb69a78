import assert from "node:assert/strict";
import { test } from "node:test";
import { board, entitiesOf, type Registries, view } from "../src/cards/board.js";
import { isValid } from "../src/cards/config.js";
import { follow } from "../src/cards/follow.js";
import { named } from "../src/cards/names.js";
import {
  chosen,
  daysFrom,
  folded,
  haveLeft,
  ofDay,
  phase,
  sessions,
  studioOf,
} from "../src/cards/shown.js";
import { Format } from "../src/format.js";
import { type Connection, colorScheme, type Hass } from "../src/hass.js";
import type { Appointment, Studio } from "../src/protocol.js";
import { reloadIfFormer } from "../src/reload.js";
import { linkTo } from "../src/shell/link.js";

const hass = { language: "en-GB", locale: { language: "en-GB", time_format: "24" } } as Hass;
const berlin = new Format(hass, "Europe/Berlin");
const studio = {
  entry_id: "one",
  name: "Lumen",
  rights: { write: "all", sync: "all" },
  people: [
    { id: "mara", name: "Mara", kind: "staff", color: "#1e88e5" },
    { id: "box", name: "Black Box", kind: "room", color: "#00897b" },
  ],
} as Studio;

function appointment(start: string, end: string, more: Partial<Appointment> = {}): Appointment {
  return {
    key: `${start}@`,
    start,
    end,
    kind: "session",
    all_day: !start.includes("T"),
    status: "confirmed",
    staff_id: "mara",
    assistant_ids: [],
    resource_ids: [],
    ...more,
  } as Appointment;
}

test("a day has what is on it by the studio's clock, whole days first", () => {
  const late = appointment("2026-11-26T23:30:00+01:00", "2026-11-27T00:30:00+01:00");
  const ended = appointment("2026-11-26T23:00:00+01:00", "2026-11-27T00:00:00+01:00");
  const whole = appointment("2026-11-27", "2026-11-28");
  const gone = appointment("2026-11-27T10:00:00+01:00", "2026-11-27T11:00:00+01:00", {
    status: "cancelled",
  });
  const all = [late, ended, whole, gone];
  assert.deepEqual(ofDay(all, "2026-11-27", [], berlin), [whole, late]);
  assert.deepEqual(ofDay(all, "2026-11-27", ["box"], berlin), []);
});

test("a whole day counts on its day of the studio, before what begins then", () => {
  const at = (time: string, day: string) => new Date(`${day}T${time}:00+01:00`);
  const today = appointment("2026-11-26T14:00:00+01:00", "2026-11-26T15:00:00+01:00");
  const whole = appointment("2026-11-27", "2026-11-28");
  const then = appointment("2026-11-27T09:00:00+01:00", "2026-11-27T10:00:00+01:00");
  const all = [then, whole, today];
  const found = sessions(all, ["mara"], at("12:00", "2026-11-26"), berlin);
  assert.deepEqual(found, [today, whole, then]);
  assert.deepEqual(sessions(all, ["mara"], at("23:30", "2026-11-27"), berlin), [whole]);
  assert.deepEqual(sessions(all, ["mara"], at("00:10", "2026-11-28"), berlin), []);
});

test("the next session is none that is over, cancelled, or somebody else's", () => {
  const now = new Date("2026-11-26T12:00:00+01:00");
  const over = appointment("2026-11-26T10:00:00+01:00", "2026-11-26T12:00:00+01:00");
  const running = appointment("2026-11-26T11:30:00+01:00", "2026-11-26T12:30:00+01:00");
  const next = appointment("2026-11-26T14:00:00+01:00", "2026-11-26T15:00:00+01:00");
  const dentist = { ...next, kind: "appointment" as const };
  const found = sessions([next, dentist, running, over], ["mara"], now, berlin);
  assert.deepEqual(found, [running, next]);
  assert.deepEqual(sessions([next], ["box"], now, berlin), []);
  assert.deepEqual(
    [over, running, next].map((each) => phase(each, now)),
    ["past", "now", "later"],
  );
});

test("what has changed is folded into what is known", () => {
  const one = appointment("2026-11-26T10:00:00+01:00", "2026-11-26T11:00:00+01:00");
  const two = appointment("2026-11-26T12:00:00+01:00", "2026-11-26T13:00:00+01:00");
  const first = folded(null, { whole: true, changed: [one], removed: [] });
  const then = folded(first, { whole: false, changed: [two], removed: [one.key] });
  assert.deepEqual([...then.values()], [two]);
  assert.deepEqual(
    [...folded(then, { whole: true, changed: [one], removed: [] }).keys()],
    [one.key],
  );
});

test("a card is about its studio and its people, as long as they are there", () => {
  const config = { type: "custom:studio-sync-day", people: ["left", "mara"] };
  assert.equal(studioOf([studio], config), studio);
  assert.equal(studioOf([studio], { ...config, studio: "gone" }), null);
  assert.equal(studioOf([], config), null);
  assert.deepEqual(chosen(studio, config), ["mara"]);
  assert.deepEqual(
    [["left"], ["left", "mara"], [], undefined].map((people) =>
      haveLeft(studio, { ...config, people }),
    ),
    [true, false, false, false],
  );
});

test("settings that can't be read are refused", () => {
  const type = "custom:studio-sync-day";
  assert.ok(isValid({ type, people: ["mara"], days: 14, hide_names: true, title: "Heute" }));
  for (const wrong of [
    { days: 0 },
    { days: 1.5 },
    { days: 15 },
    { people: "mara" },
    { title: 3 },
  ]) {
    assert.ok(!isValid({ type, ...wrong } as never), JSON.stringify(wrong));
  }
});

test("days go on over the end of a month, and links keep what has signs in it", () => {
  assert.deepEqual(daysFrom("2028-02-28", 3), ["2028-02-28", "2028-02-29", "2028-03-01"]);
  const link = linkTo("diary", { appointment: "a@2026-11-26T14:00:00+01:00" });
  const query = new URLSearchParams(link.split("?")[1]);
  assert.equal(query.get("appointment"), "a@2026-11-26T14:00:00+01:00");
});

test("the picker's texts are in the language of the page, or else in English", () => {
  const at = (lang: string) => {
    Object.assign(globalThis, { document: { documentElement: { lang } } });
    return named("day");
  };
  assert.deepEqual(["de", "de-CH", "en", "xx", ""].map(at), [
    "Studio: Tag",
    "Studio: Tag",
    "Studio day",
    "Studio day",
    "Studio day",
  ]);
});

test("cards that follow the same share one subscription, which ends with the last", async () => {
  const log: string[] = [];
  let tell: (part: number) => void = () => undefined;
  const connection = {
    subscribeMessage: async (told: (part: number) => void) => {
      log.push("subscribed");
      tell = told;
      return () => {
        log.push("left");
      };
    },
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  } as unknown as Connection;
  const seen: number[][] = [[], []];
  const join = (at: number) =>
    follow<number, number>(connection, { type: "x" }, (before, part) => (before ?? 0) + part, {
      told: (value) => seen[at]?.push(value),
      failed: () => undefined,
    });
  const first = join(0);
  tell(1);
  const second = join(1);
  tell(2);
  assert.deepEqual(seen, [
    [1, 3],
    [1, 3],
  ]);
  first();
  assert.deepEqual(log, ["subscribed"]);
  second();
  await Promise.resolve();
  await Promise.resolve();
  await Promise.resolve();
  assert.deepEqual(log, ["subscribed", "left"]);
});

test("a board has the people, then the rooms, and entities of the studio's own devices", () => {
  const registries: Registries = {
    devices: {
      own: { id: "own", config_entries: ["one"] },
      account: { id: "account", config_entries: ["google"], via_device_id: "own" },
      other: { id: "other", config_entries: ["two"] },
    },
    entities: Object.fromEntries(
      [
        ["button.sync", "own", "sync_now"],
        ["sensor.last_run", "own", "last_run"],
        ["sensor.last", "account", "last_sync"],
        ["sensor.unseen", "own", "next_run"],
        ["sensor.other", "other", "last_run"],
        ["sensor.odd", "own", "something"],
      ].map(([entity_id, device_id, translation_key]) => [
        entity_id,
        { entity_id: String(entity_id), device_id, translation_key, platform: "studio_sync" },
      ]),
    ),
    states: { "button.sync": {}, "sensor.last_run": {}, "sensor.last": {}, "sensor.other": {} },
  };
  const tiles = ["button.sync", "sensor.last_run", "sensor.last"];
  assert.deepEqual(entitiesOf(studio, registries), tiles);
  const { sections } = view(studio, registries, (key) => key) as {
    sections: { cards: { type: string; people?: string[] }[] }[];
  };
  const people = sections.flatMap(({ cards }) => cards.map((each) => each.people).filter(Boolean));
  assert.deepEqual(people, [["mara"], ["box"]]);
});

test("scripts of a former build load the page again, once for each build", () => {
  const kept = new Map<string, string>();
  let loaded = 0;
  Object.assign(globalThis, {
    sessionStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    },
    location: {
      reload: () => {
        loaded += 1;
      },
    },
  });
  for (const build of ["test", "next", "next", "test"]) reloadIfFormer(build);
  assert.equal(loaded, 1);
  reloadIfFormer("after");
  assert.equal(loaded, 2);
});

test("a board for a studio that is gone does not say that there is no role", async () => {
  const texts = {
    "config_panel.page.shell.gone": "{studio} is gone",
    "config_panel.page.shell.no_studio": "no role",
    "config_panel.page.shell.studio": "Studio",
  };
  const says = async (studios: Studio[]) => {
    const connection = {
      sendMessagePromise: async () => texts,
      subscribeMessage: async (told: (message: object) => void) => {
        queueMicrotask(() => told({ studios }));
        return () => undefined;
      },
    };
    const found = await board({ studio: "gone" }, { connection, language: "en" } as never);
    return (found as { views: { cards: { content: string }[] }[] }).views[0]?.cards[0]?.content;
  };
  assert.equal(await says([studio]), "Studio is gone");
  assert.equal(await says([]), "no role");
});

test("native fields are as dark as the theme, or as Home Assistant's page if that is not told", () => {
  assert.equal(colorScheme({ themes: { darkMode: true } }), "dark");
  assert.equal(colorScheme({ themes: { darkMode: false } }), "light");
  assert.equal(colorScheme({ themes: {} }), "");
  assert.equal(colorScheme({}), "");
});
