"""What happens besides the pages: in Google, to the studio, and to the role of somebody."""

from datetime import datetime, timedelta

from custom_components.studio_sync.entries.roles import NO_ROLE, Role
from tests.ha_fixtures import ANNA, settle

from .scenery import TAG, Scenery, running, tag_of


class Elsewhere(Scenery):
    """Google, syncs, reloads, other roles. Each step returns what was done, in words."""

    async def google(self) -> str:
        """Edit Anna's calendar in Google, and sync."""
        primary = self.scene.house.google.account(ANNA).primary
        await self.run()
        assert await self.book() == self.known, "a sync of nothing has changed the book"
        events = [
            each
            for each in primary.events()
            if TAG.search(str(each.get("summary")))
            and "dateTime" in each["start"]
            and "recurrence" not in each
            and "recurringEventId" not in each
        ]
        before = self.known
        words = self.random.choice(["adds", "moves", "deletes", "renames"])
        if words == "adds" or not events:
            tag, start = self.tag(), self.time()
            primary.add(f"{tag} from Google", start=start, end=start + timedelta(hours=1))
        else:
            event = self.random.choice(events)
            tag = TAG.search(event["summary"])[0]  # type: ignore[index]
            start = datetime.fromisoformat(event["start"]["dateTime"]) + timedelta(minutes=45)
            self.number += 1
            match words:
                case "moves":
                    primary.edit(event["id"], start=start, end=start + timedelta(hours=1))
                case "renames":
                    primary.edit(event["id"], summary=f"{tag} g{self.number:04}")
                case _:
                    primary.delete(event["id"])
        await self.run()
        self.known = await self.book()
        changed = {
            each for each in before.keys() | self.known if before.get(each) != self.known.get(each)
        }
        assert len(changed) == 1, f"Google {words} one, and {len(changed)} have changed"
        [key] = changed
        record = self.known.get(key) or before[key]
        assert tag_of(record) == tag
        if key in self.known and words in {"adds", "moves"}:
            assert record.content.when.start == start
        return f"Google {words} {tag}"

    async def sync(self) -> str:
        """Sync with nothing to take in: nothing changes here."""
        await self.run()
        assert await self.book() == self.known
        return "sync"

    async def reload(self) -> str:
        """Reload the studio while the pages are open."""
        await self.scene.hass.config_entries.async_reload(self.scene.studio.entry_id)
        await running(self.scene)
        assert await self.book() == self.known
        return "the studio is reloaded"

    async def role(self) -> str:
        """Give the second page another role, or none."""
        role = self.random.choice([Role.STAFF, Role.STAFF, Role.TABLET, NO_ROLE])
        studio = self.scene.studio
        roles = {**studio.options["roles"], self.windows[1].user.id: str(role)}
        self.scene.hass.config_entries.async_update_entry(
            studio, options={**studio.options, "roles": roles}
        )
        await settle(self.scene.hass)
        self.forms = [each for each in self.forms if each.window is not self.windows[1]]
        return f"{self.windows[1].name} is {role}"
