"""Appointments as a kind of records."""

from typing import Final

from ...book.model import Appointment, Content
from ..sync_kind import SyncKind
from .hierarchy import SeriesHierarchy
from .instances import SeriesDecisions
from .local_steps import SeriesSteps
from .policy import AppointmentPolicy
from .schema import SCHEMA
from .store import AppointmentStore

NAMES: Final = {
    "recognised": "same_appointment",
    "left_scope": "left_this_calendar",
    "parent_ended": "series_ended",
    "joined_parent": "joins_series",
    "parent_moved": "series_moved",
    "mass_change": "mass_shift",
}
"""Journals keep them and automations read them: never to be changed."""

APPOINTMENTS: Final = SyncKind[Appointment, Content](
    name="appointment",
    schema=SCHEMA,
    policy=AppointmentPolicy(),
    hierarchy=SeriesHierarchy(),
    store=AppointmentStore(),
    children=SeriesDecisions,
    steps=SeriesSteps(),
    names=NAMES,
)
