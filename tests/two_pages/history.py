"""One history: random steps, each of which is checked."""

from .elsewhere import Elsewhere
from .people import People


class History(People, Elsewhere):
    """A history from a seed."""

    async def play(self, steps: int) -> None:
        """Play so many steps, and check after each; then compare with Google."""
        chances = {
            self.book_one: 6,
            self.update: 9,
            self.open_form: 4,
            self.cancel: 3,
            self.undo: 5,
            self.lost_answer: 2,
            self.at_once: 2,
            self.google: 3,
            self.sync: 1,
            self.reload: 1,
            self.role: 1,
        }
        self.known = await self.book()
        for _ in range(steps):
            [step] = self.random.choices([*chances], weights=[*chances.values()])
            self.steps.append(f"{step.__name__} …")
            self.steps[-1] = await step()
            await self.check()
        await self.in_step()
