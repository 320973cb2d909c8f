"""`_headers`, as Netlify and Cloudflare Pages read it."""

from webapp.assets.bundles import Assets
from webapp.http import headers
from webapp.i18n.languages import LANGUAGES
from webapp.open_data.paths import FOLDER
from webapp.static_site.hosts.place import everywhere


def configuration(assets: Assets, others: list[str]) -> str:
    """Return `_headers`, as Netlify and Cloudflare Pages read it; `others` are the addresses that are not pages.

    Hosts join what several blocks give the same header, so each header stands in one block for every path.
    Cloudflare takes at most 100 blocks and 2,000 characters a line: pages are blocks by their pattern.
    """
    deep = ("", ":page/", ":part/:page/")
    pages = [
        "/",
        "/404.html",
        "/500.html",
        "/offline/",
        *(f"/{language.code}/{rest}" for language in LANGUAGES for rest in deep),
    ]
    kinds = dict.fromkeys(pages, "text/html") | dict.fromkeys(others, "")
    caching = [f"{path}\n  Cache-Control: {headers.cache_control(path, kind)}" for path, kind in kinds.items()]
    shared = [f"{FOLDER}*\n  {name}: {value}" for name, value in headers.OPEN_DATA.items()]
    return "\n\n".join(["/*\n" + everywhere(assets, "  {}: {}"), *shared, *caching]) + "\n"
