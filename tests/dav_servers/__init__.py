"""Real calendar servers, each started once for all tests, in a folder of its own."""
