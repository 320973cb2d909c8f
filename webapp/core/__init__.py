"""The ground floor: paths, errors, and strict readers of files and URLs; it imports nothing else of the package."""
