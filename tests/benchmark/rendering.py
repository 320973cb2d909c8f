"""The site as Flask renders it, once for each request: for the comparison only."""

from webapp import create_app

application = create_app()
