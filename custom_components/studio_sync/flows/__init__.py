"""The dialogs: setting up and changing studios and accounts, step by step."""
