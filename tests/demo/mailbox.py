"""The studio's e-mail is set up in its options, and what arrives is read (S13, S14)."""

from email.message import EmailMessage
from functools import partial

from tests.live.flows import Flow
from tests.live.waiting import until

from .people import MARA
from .set_up import until_state
from .stage import Stage

SENDER = "studio@example.com"


async def set_up_mail(stage: Stage) -> None:
    """Enter the mail server, try it, keep it; then Mara asks for the detailed log."""
    progress, rest = stage.progress, stage.ha.rest
    with progress.step("the studio's e-mail is set up, after a test e-mail"):
        flow = await Flow.options(rest, stage.studio.entry_id)
        await flow.choose("mail")
        await flow.submit(host="127.0.0.1", security="none", port=stage.mail.port, sender=SENDER)
        await flow.choose("mail_test")
        await flow.submit(recipient=MARA.google)
        await flow.choose("mail_save")
        flow.made()
    subjects = [str(message["Subject"]) for message in stage.mail.received]
    progress.check(
        "the test e-mail arrived in the mailbox",
        ok=len(subjects) == 1 and stage.mail.received[0]["To"] == MARA.google,
        detail=", ".join(subjects),
    )
    account = stage.account(MARA.key)
    with progress.step("Mara asks for warnings and for the detailed log of her syncs"):
        flow = await Flow.options(rest, account.entry_id)
        await flow.choose("reports")
        await flow.submit(mail_warnings=True, mail_detailed=True, mail_address=MARA.google)
        flow.made()
        await until_state(stage.ha, account.entry_id, "loaded")


async def read_report(stage: Stage, title: str) -> None:
    """Wait for the report that contains a title, and print it."""
    progress = stage.progress
    with progress.step("the report of that sync comes to Mara's mailbox"):
        message = await until(partial(_with, stage, title), f"a report that names {title}")
    progress.check(
        "a report of the sync arrived in the mailbox",
        ok=message["To"] == MARA.google and message["From"] == SENDER,
        detail=str(message["Subject"]),
    )
    for name in ("From", "To", "Subject"):
        progress.say(f"      | {name}: {message[name]}")
    progress.say("      |")
    for line in text_of(message).rstrip().splitlines():
        progress.say(f"      | {line}".rstrip())


async def _with(stage: Stage, title: str) -> EmailMessage | None:
    return next((each for each in stage.mail.received if title in text_of(each)), None)


def text_of(message: EmailMessage) -> str:
    """Read the plain text of a message."""
    body = message.get_body(("plain",))
    assert body is not None
    text: str = body.get_content()
    return text
