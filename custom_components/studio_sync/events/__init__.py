"""What automations are told, and what of it the recorder keeps."""
