"""How a copy is released and run: the scripts behind `make audit`, `make release` and `make test-part NAME=wheel`."""
