import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays, Format } from "../src/format.js";
import type { Hass } from "../src/hass.js";
import { instantOf } from "../src/wall.js";

const hass = { language: "en-GB", locale: { language: "en-GB", time_format: "24" } } as Hass;
const berlin = new Format(hass, "Europe/Berlin");

test("times are on the studio's clock, whatever the browser's zone", () => {
  assert.equal(berlin.time("2026-07-01T12:00:00Z"), "14:00");
  assert.equal(berlin.clock("2026-07-01T22:30:00Z"), "2026-07-02T00:30:00");
  assert.equal(berlin.dayOf("2026-12-31T23:30:00Z"), "2027-01-01");
});

test("a whole day is that day in every zone", () => {
  const kiritimati = new Format(hass, "Pacific/Kiritimati");
  assert.equal(kiritimati.dayOf("2028-02-29"), "2028-02-29");
  assert.match(kiritimati.longDay("2028-02-29", new Date("2028-03-01")), /^Tuesday,? 29 February$/);
  assert.match(kiritimati.longDay("2028-02-29", new Date("2027-03-01")), /29 February 2028$/);
});

test("the last of whole days is the one before their end", () => {
  const now = new Date("2026-05-01T12:00:00Z");
  assert.match(berlin.day("2026-05-01", now), /^Fri,? 1 May$/);
  assert.match(
    berlin.span({ start: "2026-05-01", end: "2026-05-03", all_day: true }),
    /1 May.* – .*2 May/,
  );
  assert.equal(addDays("2028-02-28", 1), "2028-02-29");
  assert.equal(addDays("2026-03-29", 1), "2026-03-30");
});

test("an end or a start on another day than the one that is named has its day", () => {
  const all_day = false;
  const year = new Date().getFullYear();
  const night = {
    start: `${year}-07-01T23:30:00+02:00`,
    end: `${year}-07-02T01:30:00+02:00`,
    all_day,
  };
  assert.match(berlin.span(night), /^23:30 – \w+,? 2 Jul, 01:30$/);
  assert.match(berlin.span(night, `${year}-07-02`), /^\w+,? 1 Jul, 23:30 – 01:30$/);
  const long = {
    start: `${year}-07-01T08:00:00+02:00`,
    end: `${year}-07-03T08:00:00+02:00`,
    all_day,
  };
  assert.match(berlin.span(long, `${year}-07-02`), /^\w+,? 1 Jul, 08:00 – \w+,? 3 Jul, 08:00$/);
  const evening = {
    start: `${year}-07-01T22:00:00+02:00`,
    end: `${year}-07-02T00:00:00+02:00`,
    all_day,
  };
  assert.equal(berlin.span(evening), "22:00–00:00");
  assert.equal(berlin.span({ ...evening, end: evening.start }), "22:00–22:00");
});

test("the hour of a clock change is the one its offset names", () => {
  assert.equal(berlin.clock("2026-10-25T02:30:00+02:00"), "2026-10-25T02:30:00");
  assert.equal(berlin.clock("2026-10-25T02:30:00+01:00"), "2026-10-25T02:30:00");
});

test("the studio's zone is named where another clock is shown", () => {
  const winter = new Date("2026-01-10T12:00:00Z");
  assert.equal(berlin.otherZone("Europe/Paris", winter), null);
  assert.equal(
    berlin.otherZone("America/New_York", winter),
    "Europe/Berlin, Central European Standard Time",
  );
});

test("hours of a clock with twelve are short", () => {
  const english = { language: "en", locale: { language: "en", time_format: "12" } } as Hass;
  const time = new Format(english, "Europe/Berlin").wallTime("2026-01-10T09:05:00");
  assert.match(time, /^9:05\sAM$/);
});

test("what was today is told by its time alone", () => {
  const now = new Date("2026-11-26T20:00:00Z");
  assert.equal(berlin.recent("2026-11-26T14:02:00+01:00", now), "14:02");
  assert.equal(berlin.recent("2026-11-25T23:30:00Z", now), "00:30");
  assert.equal(berlin.recent("2026-11-25T14:02:00+01:00", now), "Wed 25 Nov, 14:02");
});

test("a wall-clock text is the instant that the server takes it for", () => {
  const at = (wall: string, zone = "Europe/Berlin") =>
    new Date(instantOf(wall, zone)).toISOString();
  assert.equal(at("2027-07-01T10:00:00"), "2027-07-01T08:00:00.000Z");
  assert.equal(at("2027-03-28T02:30:00"), "2027-03-28T01:30:00.000Z");
  assert.equal(at("2027-03-28T03:30:00"), "2027-03-28T01:30:00.000Z");
  assert.equal(at("2027-10-31T02:30:00"), "2027-10-31T00:30:00.000Z");
  assert.equal(at("2027-10-31T03:00:00"), "2027-10-31T02:00:00.000Z");
  assert.equal(at("2027-01-01T00:10:00", "America/New_York"), "2027-01-01T05:10:00.000Z");
  assert.equal(at("2027-11-07T01:30:00", "America/New_York"), "2027-11-07T05:30:00.000Z");
  assert.equal(at("2027-01-01T10:00:00", "UTC"), "2027-01-01T10:00:00.000Z");
});
