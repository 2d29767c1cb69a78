// What the driver has Thunderbird do, within its own process (drivers/thunderbird.py sends it there).
// Answers by resolve({ok: …}) or resolve({refused: "why"}).
const [kind, name, given, resolve] = arguments;
const { setTimeout } = ChromeUtils.importESModule("resource://gre/modules/Timer.sys.mjs");
const { cal } = ChromeUtils.importESModule("resource:///modules/calendar/calUtils.sys.mjs");
const { CalEvent } = ChromeUtils.importESModule("resource:///modules/CalEvent.sys.mjs");
const { CardDAVDirectory } = ChromeUtils.importESModule("resource:///modules/CardDAVDirectory.sys.mjs");
const { CardDAVUtils } = ChromeUtils.importESModule("resource:///modules/CardDAVUtils.sys.mjs");
const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
const { VCardUtils } = ChromeUtils.importESModule("resource:///modules/VCardUtils.sys.mjs");

const quoted = (text) => text.replace(/([\\;,])/g, "\\$1");
const only = (found, what) => {
  if (found.length !== 1) throw new Error(`${found.length} ${what}`);
  return found[0];
};

const calendar = () => only(cal.manager.getCalendars().filter((each) => each.type === "caldav"), "calendars");
const events = () => calendar().getItemsAsArray(Ci.calICalendar.ITEM_FILTER_ALL_ITEMS, 0, null, null);
const event = async (title) => only((await events()).filter((each) => each.title === title), `events ${title}`);
const start = (each) => {
  if (each.startDate.isDate) return each.startDate.icalString;
  const [, y, mo, d, h, mi] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)/.exec(each.startDate.getInTimezone(cal.dtz.UTC).icalString);
  return `${y}-${mo}-${d}T${h}:${mi}`;
};

// Asked whether to overwrite what was changed on the server, the user does not; asked for the password, they have none at hand.
const CANCELLED = { "/calendar-conflicts-dialog.xhtml": "DAV_CLIENTS_CONFLICT", "/commonDialog.xhtml": "DAV_CLIENTS_ASKED" };
const cancelDialogs = () =>
  Services.ww.registerNotification((window, topic) => {
    if (topic === "domwindowopened")
      window.addEventListener("load", () => {
        const asked = Object.entries(CANCELLED).find(([end]) => window.location.href.endsWith(end));
        if (asked) {
          Services.env.set(asked[1], "yes");
          window.setTimeout(() => window.document.querySelector("dialog").cancelDialog());
        }
      });
  });
const conflicting = async (work) => {
  Services.env.set("DAV_CLIENTS_CONFLICT", "");
  await work;
  if (Services.env.get("DAV_CLIENTS_CONFLICT")) throw { refused: "changed on the server in the meantime" };
};

const onCalendar = {
  async connect({ address, user, password }) {
    cancelDialogs();
    // Marionette has switched it off.
    Services.prefs.setBoolPref("signon.rememberSignons", true);
    const found = await cal.provider.detection.detect(user, password, address, true, [], {});
    const collections = [...found].filter(([provider]) => provider.type === "caldav").flatMap(([, each]) => each);
    const collection = only(collections, "calendars found");
    // Saved on its own time; a calendar that comes before it asks the user.
    for (let tries = 0; tries < 600 && !(await Services.logins.searchLoginsAsync({ origin: collection.uri.prePath })).length; tries++)
      await new Promise((done) => setTimeout(done, 50));
    cal.manager.registerCalendar(collection);
  },
  sync() {
    calendar().refresh();
    if (Services.env.get("DAV_CLIENTS_ASKED")) {
      Services.env.set("DAV_CLIENTS_ASKED", "");
      throw { refused: "asked its user for the password" };
    }
  },
  items: async () => Object.fromEntries((await events()).map((each) => [each.title, start(each)])),
  async create({ title, detail }) {
    const from = detail.replace(/[-:]/g, "") + "00Z";
    const until = new Date(+new Date(`${detail}:00Z`) + 3600000).toISOString().replace(/[-:]|\.\d+/g, "");
    await calendar().addItem(
      new CalEvent(`BEGIN:VEVENT\r\nUID:${crypto.randomUUID()}\r\nDTSTART:${from}\r\nDTEND:${until}\r\nSUMMARY:${quoted(title)}\r\nEND:VEVENT\r\n`)
    );
  },
  async rename({ title, new: other }) {
    const old = await event(title);
    const changed = old.clone();
    changed.title = other;
    await conflicting(calendar().modifyItem(changed, old));
  },
  async write({ text }) {
    const parser = Cc["@mozilla.org/calendar/ics-parser;1"].createInstance(Ci.calIIcsParser);
    parser.parseString(text);
    await calendar().addItem(only(parser.getItems(), "items"));
  },
  async text({ title }) {
    const serializer = Cc["@mozilla.org/calendar/ics-serializer;1"].createInstance(Ci.calIIcsSerializer);
    serializer.addItems([await event(title)]);
    return serializer.serializeToString();
  },
  async delete({ title }) {
    await conflicting(calendar().deleteItem(await event(title)));
  },
};

const book = () =>
  only(MailServices.ab.directories.filter((each) => each.dirType === Ci.nsIAbManager.CARDDAV_DIRECTORY_TYPE), "books");
const card = (title) => only(book().childCards.filter((each) => each.displayName === title), `cards ${title}`);

const onBook = {
  async connect({ address, user, password }) {
    Services.prefs.setBoolPref("signon.rememberSignons", true);
    const found = await CardDAVUtils.detectAddressBooks(user, password, address, false);
    only(found, "books found").create();
  },
  sync: () => CardDAVDirectory.forFile(book().fileName).syncWithServer(),
  items: () =>
    Object.fromEntries(
      book().childCards.map((each) => [each.displayName, each.vCardProperties.getFirstValue("tel").replace(/^tel:/, "")])
    ),
  create({ title, detail }) {
    const [given, ...family] = title.split(" ");
    const text = `BEGIN:VCARD\r\nVERSION:4.0\r\nFN:${title}\r\nN:${family.join(" ")};${given};;;\r\nTEL:${detail}\r\nEND:VCARD\r\n`;
    book().addCard(VCardUtils.vCardToAbCard(text));
  },
  rename({ title, new: other }) {
    const changed = card(title);
    changed.vCardProperties.getFirstEntry("fn").value = other;
    book().modifyCard(changed);
  },
  delete({ title }) {
    book().deleteCards([card(title)]);
  },
};

(async () => (await (kind === "event" ? onCalendar : onBook)[name](given)) ?? null)().then(
  (ok) => resolve({ ok }),
  (error) => resolve({ refused: error?.refused ?? String(error) })
);
