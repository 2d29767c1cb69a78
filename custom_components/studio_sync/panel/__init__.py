"""The page in the sidebar on which staff connect their own account."""
