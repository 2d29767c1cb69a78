// Drives tsdav; driver.py tells how it is talked to. Its arguments: the folder with
// node_modules, and event or card.
import { randomUUID } from "node:crypto";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const { createDAVClient } = createRequire(process.argv[2] + "/")("tsdav");

const kind = process.argv[3];
let client, collection, objects;

const fold = (lines) => lines.join("\r\n") + "\r\n";
const value = (name, text) => new RegExp(`^${name}(?:;[^:\\r\\n]*)?:(.*?)\\r?$`, "m").exec(text)[1];
const stamp = (date) => date.toISOString().replace(/[-:]|\.\d+/g, "");

const event = (uid, { title, detail }) => {
  const start = new Date(`${detail}:00Z`);
  return fold([
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//tsdav//Tests//EN", "BEGIN:VEVENT", `UID:${uid}`,
    `DTSTAMP:${stamp(new Date())}`, `DTSTART:${stamp(start)}`, `DTEND:${stamp(new Date(+start + 3600000))}`,
    `SUMMARY:${title}`, "END:VEVENT", "END:VCALENDAR",
  ]);
};
const parts = (name) => `N:${name.split(" ").slice(1).join(" ")};${name.split(" ")[0]};;;`;
const card = (uid, { title, detail }) =>
  fold(["BEGIN:VCARD", "VERSION:3.0", `UID:${uid}`, `FN:${title}`, parts(title), `TEL:${detail}`, "END:VCARD"]);

const body = (text) => text.slice(Math.max(text.indexOf("BEGIN:VEVENT"), 0));
const title = (object) => value(kind === "event" ? "SUMMARY" : "FN", body(object.data));
const detail = (object) => {
  if (kind === "card") return value("TEL", object.data);
  const [, zone, ...parts] = /^DTSTART(?:;TZID=([^:;]+))?:(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)\d\dZ?\r?$/m.exec(body(object.data));
  const [y, mo, d, h, mi] = parts.map(Number);
  const local = Date.UTC(y, mo - 1, d, h, mi);
  return new Date(local - (zone ? offset(zone, local) : 0)).toISOString().slice(0, 16);
};
const offset = (zone, moment) => {
  const shown = new Date(moment).toLocaleString("sv-SE", { timeZone: zone });
  return Date.parse(`${shown.replace(" ", "T")}Z`) - moment;
};
const find = (wanted) => objects.find((object) => title(object) === wanted);
const sent = (response) => {
  const refused = [403, 412].includes(response.status);
  if (!response.ok) throw Object.assign(new Error(`${response.status} ${response.statusText}`), { refused });
};

const commands = {
  async connect({ address, user, password }) {
    client = await createDAVClient({
      serverUrl: address,
      credentials: { username: user, password },
      authMethod: "Basic",
      defaultAccountType: kind === "event" ? "caldav" : "carddav",
    });
    const found = kind === "event" ? await client.fetchCalendars() : await client.fetchAddressBooks();
    if (found.length !== 1) throw new Error(`found ${found.length} collections`);
    [collection] = found;
    await commands.sync();
  },
  async sync() {
    objects =
      kind === "event"
        ? await client.fetchCalendarObjects({ calendar: collection })
        : await client.fetchVCards({ addressBook: collection });
  },
  items: () => Object.fromEntries(objects.map((object) => [title(object), detail(object)])),
  async create(item) {
    const uid = randomUUID();
    if (kind === "event")
      sent(await client.createCalendarObject({ calendar: collection, filename: `${uid}.ics`, iCalString: event(uid, item) }));
    else
      sent(await client.createVCard({ addressBook: collection, filename: `${uid}.vcf`, vCardString: card(uid, item) }));
    await commands.sync();
  },
  async rename({ title: old, new: name }) {
    const object = find(old);
    const property = kind === "event" ? "SUMMARY" : "FN";
    const data = object.data.replace(new RegExp(`^(${property}[^:\\r\\n]*:)[^\\r\\n]*`, "m"), `$1${name}`).replace(/^N:[^\r\n]*/m, parts(name));
    const changed = { ...object, data };
    if (kind === "event") sent(await client.updateCalendarObject({ calendarObject: changed }));
    else sent(await client.updateVCard({ vCard: changed }));
    await commands.sync();
  },
  async delete({ title: old }) {
    const object = find(old);
    if (kind === "event") sent(await client.deleteCalendarObject({ calendarObject: object }));
    else sent(await client.deleteVCard({ vCard: object }));
    objects = objects.filter((other) => other !== object);
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { do: name, ...rest } = JSON.parse(line);
  let answer;
  try {
    answer = { ok: (await commands[name](rest)) ?? null };
  } catch (error) {
    if (!error.refused) throw error;
    answer = { refused: error.message };
  }
  process.stdout.write(JSON.stringify(answer) + "\n");
}
