"""What config entries say: look-ups, options as typed values, people, files."""
