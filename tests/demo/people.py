"""Who works at the sample studio, its rooms, and its clients."""

# ruff: noqa: RUF001 - names are written in many ways

from dataclasses import dataclass

STUDIO = "Studio Lumen"
COUNTRY = "DE"
ZONE = "Europe/Berlin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """Somebody of the staff; ``google`` is the e-mail address of their Google account."""

    key: str
    name: str
    google: str | None = None
    tentative: bool = False
    """Whether their account also takes unconfirmed appointments (S11)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A room that sessions occupy."""

    key: str
    name: str


MARA = Colleague(key="mara", name="Mara Lindqvist", google="mara.lindqvist@example.com")
JONAS = Colleague(key="jonas", name="Jonas Weber", google="jonas.weber@example.com", tentative=True)
AYLIN = Colleague(key="aylin", name="Aylin Kaya")
COLLEAGUES = (MARA, JONAS, AYLIN)

DAYLIGHT = Room(key="daylight", name="Daylight Studio")
BLACK_BOX = Room(key="black_box", name="Black Box")
ROOMS = (DAYLIGHT, BLACK_BOX)

CLIENTS = (
    "Anna Berg",
    "Familie Schröder",
    "Yusuf Demir",
    "Charlotte O’Neill",
    "Bäckerei Krüger & Söhne",
    "Nguyễn Thị Lan",
    "Emil Hartmann",
    "דוד לוי",
    "Sofia Rossi",
    "Kanzlei Vogt",
    "Łukasz Wójcik",
    "Ida Sørensen",
    "Familie Okafor",
    "Greta Zimmermann",
    "نور الهاشمي",
    "Paul Neumann",
    "Marie-Claire Dubois",
    "Tanzschule Fünfkant",
    "Oskar Lehmann",
    "Priya Natarajan",
    "Familie Janssen",
    "Zoë Peeters",
    "Henrik Dahl",
    "山田 花子",
    "Lea Brandt",
    "Tierheim Nordpark",
    "Mateus Carvalho",
    "Familie Yıldız",
    "Ruth Goldberg",
    "Ben Fischer",
    "Klara & Tom",
    "Amélie Laurent",
    "Restaurant „Zum Anker“",
    "Viktor Petrenko",
    "Familie Hoffmann-Lange",
    "Hannah Schuster",
    "Giulia Conti",
    "Architekturbüro Sommer",
    "Theo Maurer",
    "Nele Kruse",
)


def client_email(number: int) -> str:
    """Make up an address for the client at this place of ``CLIENTS``."""
    return f"client{number + 1:02}@example.net"


def client_phone(number: int) -> str:
    """Make up a number from the range that Germany keeps free for films."""
    return f"+49 30 23125 {number:03}"
