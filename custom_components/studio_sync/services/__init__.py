"""The actions: their input, what they do, and their responses."""
