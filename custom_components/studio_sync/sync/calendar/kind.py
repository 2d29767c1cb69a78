"""Appointments as a kind of records."""

from typing import Final

from ...book.model import Appointment, Content
from ..kinds import RecordKind
from .hierarchy import SeriesHierarchy
from .policy import AppointmentPolicy
from .schema import SCHEMA

APPOINTMENTS: Final = RecordKind[Appointment, Content](
    name="appointment", schema=SCHEMA, policy=AppointmentPolicy(), hierarchy=SeriesHierarchy()
)
