"""What people decide about the diary: sessions, clients, conflicts. No Home Assistant here."""
