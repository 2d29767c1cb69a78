import assert from "node:assert/strict";
import { test } from "node:test";
import { Api } from "../src/api.js";
import type { Hass } from "../src/hass.js";
import { Texts } from "../src/texts.js";

test("without a connection nothing is sent, and that is said", async () => {
  const sent: object[] = [];
  const hass = {
    connected: false,
    connection: { sendMessagePromise: async (message: object) => sent.push(message) },
  } as unknown as Hass;
  const api = new Api(() => hass, "nord");
  const texts = new Texts({ "config_panel.page.shell.not_sent": "Nothing was changed." }, "en");
  await assert.rejects(api.act("cancel_appointment", {}), (reason) => {
    assert.equal(texts.error(reason), "Nothing was changed.");
    return true;
  });
  hass.connected = true;
  await api.act("cancel_appointment", {});
  assert.deepEqual(sent, [
    { type: "studio_sync/act", entry_id: "nord", action: "cancel_appointment", data: {} },
  ]);
});
