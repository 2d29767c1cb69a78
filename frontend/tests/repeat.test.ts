import assert from "node:assert/strict";
import { test } from "node:test";
import deTexts from "../../custom_components/studio_sync/translations/de.json";
import enTexts from "../../custom_components/studio_sync/translations/en.json";
import golden from "../../tests/fixtures/repeats.json";
import {
  beginsAt,
  choicesOf,
  fitted,
  leavesOut,
  linesOf,
  NEVER,
  type Repeat,
  repeatOf,
  repeatText,
} from "../src/booking/repeat.js";
import { Format } from "../src/format.js";
import type { Hass } from "../src/hass.js";
import { Texts } from "../src/texts.js";

const TREES: Record<string, object> = { en: enTexts, de: deTexts };

/** Return the texts of a tree by their dotted keys. */
function flat(tree: object, path = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[path + key, value]] : flat(value, `${path}${key}.`),
  );
}

function words(language: string): Texts {
  return new Texts(Object.fromEntries(flat(TREES[language] as object)), language);
}

function format(language: string): Format {
  const locale = { language, time_format: "24" };
  return new Format({ language, locale } as Hass, "Europe/Berlin");
}

const berlin = format("en-GB");
const TUESDAY = "2026-11-10"; // The second of its month.
const read = (rule: string, day = TUESDAY) => repeatOf([`RRULE:${rule}`], day, berlin);

test("a repeat is said in the words that mails have, or as it is written", () => {
  for (const { lines, en, de } of golden) {
    assert.equal(repeatText(lines, words("en"), format("en-GB")), en || lines.join(", "));
    assert.equal(repeatText(lines, words("de"), format("de")), de || lines.join(", "));
  }
});

test("each choice has its rule, and is read from it", () => {
  const cases: [Partial<Repeat>, string, string][] = [
    [{ often: "day", interval: 3 }, TUESDAY, "FREQ=DAILY;INTERVAL=3"],
    [{ often: "week" }, TUESDAY, "FREQ=WEEKLY;BYDAY=TU"],
    [
      { often: "week", interval: 2, others: [2, 6], end: "count", count: 6 },
      TUESDAY,
      "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU,TH;COUNT=6",
    ],
    [{ often: "month", end: "until", until: "2027-03-12" }, TUESDAY, "FREQ=MONTHLY;UNTIL=20270312"],
    [{ often: "month", by: "weekday" }, TUESDAY, "FREQ=MONTHLY;BYDAY=2TU"],
    [{ often: "month", by: "last_weekday" }, "2026-11-24", "FREQ=MONTHLY;BYDAY=-1TU"],
    [{ often: "month", by: "last_day" }, "2027-01-31", "FREQ=MONTHLY;BYMONTHDAY=-1"],
    [{ often: "year" }, "2028-02-29", "FREQ=YEARLY"],
    [{ often: "year", by: "last_day" }, "2028-02-29", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"],
    [{ often: "year", by: "weekday" }, TUESDAY, "FREQ=YEARLY;BYMONTH=11;BYDAY=2TU"],
  ];
  for (const [choice, day, rule] of cases) {
    const repeat: Repeat = { ...NEVER, ...choice };
    assert.deepEqual(linesOf(repeat, day), [`RRULE:${rule}`]);
    assert.deepEqual(read(rule, day), repeat);
  }
  assert.deepEqual(linesOf(NEVER, TUESDAY), []);
  assert.equal(repeatOf([], TUESDAY, berlin), NEVER);
});

test("of a series that began on another day, the day is named", () => {
  const lines = (choice: Partial<Repeat>) => linesOf({ ...NEVER, ...choice }, TUESDAY, true);
  assert.deepEqual(lines({ often: "month" }), ["RRULE:FREQ=MONTHLY;BYMONTHDAY=10"]);
  assert.deepEqual(lines({ often: "year" }), ["RRULE:FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=10"]);
  assert.equal(read("FREQ=MONTHLY;BYMONTHDAY=10").by, "date");
  assert.equal(read("FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=10").by, "date");
});

test("a rule of another kind stays as it is, and can be ended", () => {
  const others = [
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;WKST=SU",
    "FREQ=WEEKLY;BYDAY=MO", // Not the day on which this date is.
    "FREQ=MONTHLY;BYDAY=1MO",
    "FREQ=MONTHLY;BYMONTHDAY=1,10",
    "FREQ=MONTHLY;BYMONTHDAY=-1",
    "FREQ=MONTHLY;BYDAY=2TU;BYMONTHDAY=10",
    "FREQ=MONTHLY;BYMONTH=11",
    "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10",
    "FREQ=YEARLY;BYDAY=2TU",
    "FREQ=DAILY;BYDAY=TU",
    "FREQ=WEEKLY;BYHOUR=9,11",
  ];
  for (const rule of others) {
    const repeat = read(rule);
    assert.equal(repeat.often, "own", rule);
    assert.deepEqual(linesOf(repeat, "2027-01-01"), [`RRULE:${rule}`]);
  }
  const lines = ["RRULE:FREQ=MONTHLY;COUNT=9;BYDAY=1MO", "EXDATE:20270104T090000Z"];
  const repeat = repeatOf(lines, TUESDAY, berlin);
  assert.deepEqual([repeat.often, repeat.end, repeat.count], ["own", "count", 9]);
  assert.deepEqual(linesOf({ ...repeat, end: "until", until: "2027-02-28" }, TUESDAY), [
    "RRULE:FREQ=MONTHLY;BYDAY=1MO;UNTIL=20270228",
    "EXDATE:20270104T090000Z",
  ]);
  assert.deepEqual(linesOf({ ...repeat, end: "never" }, TUESDAY), [
    "RRULE:FREQ=MONTHLY;BYDAY=1MO",
    "EXDATE:20270104T090000Z",
  ]);
});

test("dates that were taken out stay out when the rule changes", () => {
  const lines = ["RRULE:FREQ=WEEKLY;BYDAY=TU", "EXDATE:20270105T090000Z"];
  const repeat = repeatOf(lines, TUESDAY, berlin);
  assert.equal(repeat.often, "week");
  assert.deepEqual(linesOf(repeat, TUESDAY), lines);
  assert.equal(linesOf({ ...repeat, interval: 2 }, TUESDAY)[1], lines[1]);
});

test("the last day is one of the studio's clock", () => {
  assert.equal(read("FREQ=DAILY;UNTIL=20270312T225959Z").until, "2027-03-12");
  assert.equal(read("FREQ=DAILY;UNTIL=20270312T230000Z").until, "2027-03-13");
  assert.equal(read("FREQ=DAILY;UNTIL=20270312").until, "2027-03-12");
});

test("only what a day has is offered", () => {
  assert.deepEqual(choicesOf(TUESDAY), ["date", "weekday"]);
  assert.deepEqual(choicesOf("2026-11-24"), ["date", "weekday", "last_weekday"]);
  assert.deepEqual(choicesOf("2027-03-31"), ["date", "last_weekday", "last_day"]);
  assert.deepEqual(choicesOf("2027-02-28"), ["date", "weekday", "last_weekday", "last_day"]);
  const last: Repeat = { ...NEVER, often: "month", by: "last_day" };
  assert.equal(fitted(last, "2027-03-31"), last);
  assert.equal(fitted(last, "2027-03-30").by, "date");
});

test("it is said what is left out", () => {
  const monthly: Repeat = { ...NEVER, often: "month" };
  assert.equal(leavesOut(monthly, "2027-01-28"), "");
  assert.equal(leavesOut(monthly, "2027-01-31"), "months");
  assert.equal(leavesOut({ ...monthly, by: "last_day" }, "2027-01-31"), "");
  assert.equal(leavesOut({ ...NEVER, often: "year" }, "2028-02-29"), "years");
  assert.equal(leavesOut({ ...NEVER, often: "year" }, "2028-03-01"), "");
});

test("a rule is for all dates of a series only if it has the first", () => {
  const weekly: Repeat = { ...NEVER, often: "week", others: [2] };
  assert.equal(beginsAt(weekly, TUESDAY, "2026-11-05T10:00:00+01:00", berlin), true);
  assert.equal(beginsAt(weekly, TUESDAY, "2026-11-04T10:00:00+01:00", berlin), false);
  const monthly: Repeat = { ...NEVER, often: "month" };
  assert.equal(beginsAt(monthly, TUESDAY, "2026-10-10", berlin), true);
  assert.equal(beginsAt(monthly, TUESDAY, "2026-10-13", berlin), false);
  assert.equal(beginsAt(NEVER, TUESDAY, "2026-10-13", berlin), true);
});
