"""Why contacts can't be synced."""

from ..ports import ReplicaError


class ContactGroupPaused(ReplicaError):
    """The client group is inactive or was removed: nothing is sent, and nothing taken in (S12)."""

    key = "contact_group_paused"
