"""The web app manifests: one per language, with a name and icons that tell an onlooker nothing."""

import json

from flask_babel import force_locale, gettext

from webapp.assets.bundles import static_url
from webapp.context import current
from webapp.i18n.languages import LANGUAGES, Language
from webapp.pages import HOME, N_
from webapp.quick_exit.decoy_page import decoy_path

BACKGROUNDS = {"app": "#fbf7ef", "jotter": "#e3e3e3"}
"""The colour behind each, as `static/css/tokens.css` and `static/css/decoy.css` have it in the light theme."""

TOOLS = {"app": N_("Steps"), "jotter": N_("Jotter")}
"""The installable apps, by the name of their manifest, with the name of their icon."""

ICONS = {
    "app": (
        ("icons/icon-192.png", "192x192", "any"),
        ("icons/icon-512.png", "512x512", "any"),
        ("icons/icon-maskable-512.png", "512x512", "maskable"),
        ("icons/icon-monochrome-512.png", "512x512", "monochrome"),
    ),
    "jotter": (
        ("icons/jotter-192.png", "192x192", "any"),
        ("icons/jotter-512.png", "512x512", "any"),
        ("icons/jotter-maskable-512.png", "512x512", "maskable"),
    ),
}
INSTALL_ICONS = {name for icons in ICONS.values() for name, _size, _purpose in icons}
"""What a browser asks for only to install an app, which needs the network."""

MANIFEST_PATHS = {
    f"/{language.code}/{tool}.webmanifest": (tool, language) for language in LANGUAGES for tool in TOOLS
}


def manifest(tool: str, language: Language) -> str:
    """Return the manifest of one of `TOOLS` in `language`, as JSON.

    `id`, names and icons must never change once released: a phone would show its holder the old and the
    new name side by side.
    """
    home = HOME.path(language) if tool == "app" else decoy_path(language)
    with force_locale(language.code):
        name = gettext(TOOLS[tool])
        draft = {"description": gettext("Draft. Not yet checked by people.")} if current().draft else {}
    members = {
        "id": home,
        "name": name,
        "short_name": name,
        **(draft if tool == "app" else {}),
        "lang": language.code,
        "dir": language.direction,
        "start_url": home,
        "scope": "/",
        "display": "standalone",
        "background_color": BACKGROUNDS[tool],
        "theme_color": BACKGROUNDS[tool],
        "icons": [
            {"src": static_url(file), "sizes": sizes, "type": "image/png", "purpose": purpose}
            for file, sizes, purpose in ICONS[tool]
        ],
    }
    return json.dumps(members, ensure_ascii=False)
