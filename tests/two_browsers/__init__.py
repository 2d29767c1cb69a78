"""Two people in real browsers at one studio, who do what they like; used by one test."""
