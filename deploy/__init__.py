"""Release and run a copy: the scripts behind `make audit`, `make release` and `make test-part NAME=wheel`."""
