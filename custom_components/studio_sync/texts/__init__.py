"""What people read: words and sentences, in each language."""
