"""Setting up and tearing down a studio and an account: here the parts are put together."""
