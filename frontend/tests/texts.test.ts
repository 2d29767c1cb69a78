import assert from "node:assert/strict";
import { test } from "node:test";
import type { Connection } from "../src/hass.js";
import { Texts } from "../src/texts.js";

const PAGE = "config_panel.page.";
const LOST = { type: "result", success: false, error: { code: 3, message: "Connection lost" } };

/** A connection that answers one after the other; a function is an answer, what else is refused. */
function connected(...answers: unknown[]) {
  const asked: object[] = [];
  const waiting = new Set<() => void>();
  const connection = {
    sendMessagePromise: (message: object) => {
      asked.push(message);
      const answer = answers.shift();
      return typeof answer === "function" ? Promise.resolve(answer()) : Promise.reject(answer);
    },
    addEventListener: (_: string, back: () => void) => waiting.add(back),
    removeEventListener: (_: string, back: () => void) => waiting.delete(back),
  } as unknown as Connection;
  return { connection, asked, waiting };
}

test("a text has the plural form of the language, and the same one where that is missing", () => {
  const key = `${PAGE}todo.waiting`;
  const forms = { one: "{count} sprawa", few: "{count} sprawy", many: "{count} spraw", other: "?" };
  const found = Object.entries(forms).map(([form, text]) => [`${key}.${form}`, text]);
  const polish = new Texts(Object.fromEntries(found), "pl");
  assert.deepEqual(
    [1, 3, 5, 22].map((count) => polish.count("todo.waiting", count)),
    ["1 sprawa", "3 sprawy", "5 spraw", "22 sprawy"],
  );
  const german = new Texts({ [`${key}.other`]: "{count} Dinge in {where}" }, "de");
  assert.equal(german.count("todo.waiting", 1, { where: "Nord" }), "1 Dinge in Nord");
});

test("of a server its own text is shown, and the common one where it has none", () => {
  const texts = new Texts({ a: "in Google", a_server: "on {what}", b: "there" }, "en");
  assert.equal(texts.at("google", "a"), "in Google");
  assert.equal(texts.at("server", "a", { what: "the server" }), "on the server");
  assert.equal(texts.at("server", "b"), "there");
});

test("what is filled in is shown as it is written, and what is missing stays", () => {
  const texts = new Texts({ [`${PAGE}a`]: "{who} isn't {what}" }, "en");
  assert.equal(texts.page("a", { who: "{what} $& '<b>'" }), "{what} $& '<b>' isn't {what}");
  assert.equal(texts.page("never_heard_of"), "");
});

test("an error is said in words that say what to do", () => {
  const texts = new Texts(
    { "exceptions.busy.message": "{title} is there.", [`${PAGE}shell.failed`]: "It failed." },
    "en",
  );
  const placeholders = { title: "Portrait" };
  const busy = { translation_key: "busy", translation_placeholders: placeholders, message: "x" };
  assert.equal(texts.error(busy), "Portrait is there.");
  assert.equal(texts.error({ translation_key: "other", message: "Another's." }), "Another's.");
  assert.equal(texts.error(undefined), "It failed.");
});

test("of a change whose answer was lost with the connection it is not said that it failed", () => {
  const said = { [`${PAGE}shell.failed`]: "It failed.", [`${PAGE}shell.lost`]: "Look first." };
  const texts = new Texts(said, "en");
  assert.deepEqual(
    [LOST, 3].map((each) => texts.error(each)),
    ["Look first.", "Look first."],
  );
});

test("what Home Assistant says of a command is not shown: it names fields", () => {
  const texts = new Texts(
    { "exceptions.page_refused.message": "Check it.", [`${PAGE}shell.failed`]: "It failed." },
    "de",
  );
  const message = "expected str for dictionary value @ data['appointment_id']";
  assert.equal(texts.error({ code: "invalid_format", message }), "Check it.");
  assert.equal(texts.error({ code: "home_assistant_error", message: "unknown_key" }), "It failed.");
});

test("the page and all cards ask once for a language", async () => {
  const { connection, asked } = connected(
    () => ({ [`${PAGE}a`]: "Today" }),
    () => ({ [`${PAGE}a`]: "Heute" }),
  );
  const both = [1, 2].map(() => Texts.load({ connection, language: "en" }));
  assert.deepEqual(
    (await Promise.all(both)).map((texts) => texts.page("a")),
    ["Today", "Today"],
  );
  assert.equal((await Texts.load({ connection, language: "de" })).page("a"), "Heute");
  assert.deepEqual(
    asked,
    ["en", "de"].map((language) => ({ type: "studio_sync/texts", language })),
  );
});

test("a connection that is lost meanwhile is waited for", async () => {
  const { connection, waiting, asked } = connected(LOST, 3, () => ({ [`${PAGE}a`]: "Today" }));
  const texts = Texts.load({ connection, language: "en" });
  for (let lost = 0; lost < 2; lost++) {
    while (!waiting.size) await new Promise(setImmediate);
    for (const back of waiting) back();
  }
  assert.equal((await texts).page("a"), "Today");
  assert.deepEqual([waiting.size, asked.length], [0, 3]);
});

test("without the integration there are no texts, and the next one asks again", async () => {
  const refused = { code: "unknown_command", message: "Unknown command." };
  const { connection } = connected(refused, () => ({ [`${PAGE}a`]: "Today" }));
  const none = await Texts.load({ connection, language: "en" });
  assert.equal(none.error(refused), "Unknown command.");
  assert.equal((await Texts.load({ connection, language: "en" })).page("a"), "Today");
});
