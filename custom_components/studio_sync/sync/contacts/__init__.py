"""What only contacts need: clients as a kind of records."""
