"""The documented ways to run the site, tried: `make try-wheel`."""
