import assert from "node:assert/strict";
import { test } from "node:test";
import { undoneWords } from "../src/undone.js";

const texts = {
  page: (key: string, values?: Record<string, string | number>) =>
    values ? `${key} ${values.names}` : key,
};

test("what was taken back and what was done again are told apart", () => {
  const done = { undo: null, staying: [] };
  assert.equal(undoneWords(texts, done, false), "shell.undone");
  assert.equal(undoneWords(texts, done, true), "shell.redone");
});

test("new clients who stay are named", () => {
  const done = { undo: null, staying: ["Ada", "Lena Hofer"] };
  assert.equal(undoneWords(texts, done, false), "shell.undone_staying Ada, Lena Hofer");
});
