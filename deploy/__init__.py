"""Release and run a copy: the scripts behind `make lock NAME=audit`, `make release` and the test of the wheel."""
