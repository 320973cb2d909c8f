"""Keep the facts true: list what is stale, record checks, open links, write the schemas."""
