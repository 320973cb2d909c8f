"""`/up.txt`: the health check, with the build and the date of the newest fact."""

from webapp.facts import Facts

PATH = "/up.txt"


def up(build: str, facts: Facts) -> str:
    """Return the body; the exit requests it too, to see whether there is a network."""
    return "\n".join(["up", f"build {build[:12]}", f"facts {facts.latest_check}", ""])
