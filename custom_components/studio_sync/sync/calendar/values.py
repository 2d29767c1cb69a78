"""The engine's values, where the records are appointments."""

from ...book.model import Appointment, Content
from .. import decisions, journal_entries, local_context, model, pair, projection

type Action = model.Action[Appointment, Content]
type Context = local_context.Context[Appointment, Content]
type Decide = decisions.Decide[Appointment, Content]
type Decision = decisions.Decision[Appointment, Content]
type Item = model.RemoteItem[Content]
type Pair = pair.Pair[Appointment, Content]
type Projection = projection.Projection[Appointment, Content]
type StepOf = journal_entries.Step[Appointment, Content]
