"""What runs while a studio is loaded."""
