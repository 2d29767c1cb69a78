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

APPOINTMENTS: Final = SyncKind[Appointment, Content](
    name="appointment",
    schema=SCHEMA,
    policy=AppointmentPolicy(),
    hierarchy=SeriesHierarchy(),
    store=AppointmentStore(),
    children=SeriesDecisions,
    steps=SeriesSteps(),
)
