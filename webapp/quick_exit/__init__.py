"""Quick exit: leaving the site, the lock that hides it afterwards, and the decoy page shown in its place."""
