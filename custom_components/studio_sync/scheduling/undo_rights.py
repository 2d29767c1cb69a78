"""What somebody who undoes a change may put back."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from ..book.model import Appointment
from .appointment_undo import AppointmentUndo
from .client_undo import ClientUndo


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """What the person who undoes a change may put back; these raise for what they may not.

    ``appointment`` is given an appointment as it is, and as it would be put back; ``clients`` all
    that were changed; ``decided`` the appointments that a decision was about.
    """

    appointment: Callable[[Appointment, Appointment], None]
    clients: Callable[[Collection[str]], None]
    decided: Callable[[Collection[Appointment]], None]

    def check(self, appointments: AppointmentUndo, clients: ClientUndo) -> None:
        """Raise if one of these is not theirs to put back."""
        for key, record in appointments.now.items():
            self.appointment(record, appointments.as_before(key))
        changed = [each.id for each in (*clients.removed, *clients.restored)]
        if ids := {*changed, *clients.kept}:
            self.clients(ids)
