"""Google accounts: signing in, where Google is, and the state of an account."""
