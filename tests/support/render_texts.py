"""Print every page and other text of a static export as JSON, by address."""

import json

from webapp import create_app
from webapp.core.content_types import is_text
from webapp.static_site.build import render

files = render(create_app(), static_export=True)
print(json.dumps({path: file.body.decode() for path, file in files.items() if is_text(file.content_type)}))
