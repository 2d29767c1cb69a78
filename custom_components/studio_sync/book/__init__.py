"""The studio's book: people, rooms, clients and appointments, and how they are stored."""
