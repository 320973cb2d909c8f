"""The ground floor: paths, errors, and strict readers of files and URLs; it imports nothing else of the package."""

import gc

gc.set_threshold(100_000)  # a start makes what stays: looking for garbage after every 700 objects is a tenth of it
