"""The documented ways to run the site, tried: `make test-part NAME=wheel`."""
