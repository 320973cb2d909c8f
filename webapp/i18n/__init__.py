"""Languages: which ones there are, which one a request gets, and how its translations are looked up."""
