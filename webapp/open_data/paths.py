"""Where the open data stands. Any website may read what is below `FOLDER`: `webapp/http/headers.py` says so."""

FOLDER = "/data/v1/"
JSON = f"{FOLDER}helplines.json"
SCHEMA = f"{FOLDER}helplines.schema.json"
CSV = f"{FOLDER}helplines.csv"
HSDS = f"{FOLDER}hsds/services.json"
FEED = f"{FOLDER}changes.atom"

LINKED = {"csv": CSV, "json": JSON, "feed": FEED}
"""What the about page links to."""

CSV_TYPE = "text/csv; charset=utf-8"
TYPES = {
    JSON: "application/json",
    SCHEMA: "application/json",
    CSV: CSV_TYPE,
    HSDS: "application/json",
    FEED: "application/atom+xml",
}
"""The content type of each file. nginx and Caddy know all from the names but that of CSV."""
