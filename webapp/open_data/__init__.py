"""The helplines as open data: JSON with a schema, CSV, an Open Referral (HSDS) export, an Atom feed of changes."""
