"""Random histories of two people at the page, of Google, and of what goes wrong between them."""
