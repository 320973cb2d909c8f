"""The site as files, in four steps that each take a value and return one: render, bundle, compress, write.

`render.py` makes every page and text once, `bundle.py` adds the offline pack, the worker and the health check that
names it, `compress.py` adds the compressed variants, and `write.py` puts the result into a folder. The server keeps
it in memory instead; the phone keeps the pack. `sources.py` is the table of all that is rendered.
"""
