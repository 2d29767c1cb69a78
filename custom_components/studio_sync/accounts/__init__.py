"""Google accounts: signing in, where Google is, and how an account stands."""
