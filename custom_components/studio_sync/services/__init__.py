"""The actions: what they are given, what they do, what they answer."""
