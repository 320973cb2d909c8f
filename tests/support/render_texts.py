"""Print as JSON, by address, the texts of a static export whose addresses begin as the arguments say."""

import json
import sys

from webapp import create_app
from webapp.static_site.build import _file
from webapp.static_site.sources import sources

app = create_app()
with app.app_context():
    wanted = {
        path: source
        for path, source in sources(app, static_export=True).items()
        if path.startswith(tuple(sys.argv[1:]))
    }
    files = {path: _file(path, source) for path, source in wanted.items()}
print(json.dumps({path: file.body.decode() for path, file in files.items()}))
