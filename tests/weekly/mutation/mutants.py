"""Ways to break the product that matter, each with the tests that must turn red."""

from dataclasses import dataclass

ONE_PAGE = "tests/browser/audit/test_every_page.py::test_no_audit_finds_anything[chromium-/en/help/]"


@dataclass(frozen=True)
class Mutant:
    """One break: `old`, which stands once in `file`, becomes `new`; one of `tests` must fail."""

    name: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]


MUTANTS = (
    Mutant(
        "a number with two digits swapped",
        "webapp/data/services.toml",
        'phone = "08001111"',
        'phone = "08001101"',
        ("tests/unit/test_corrections.py::test_no_number_ever_changed_without_a_check",),
    ),
    Mutant(
        "a number written in a template, with two digits swapped",
        "templates/components/contact.html",
        'danger{% endif %}" href="tel:{{ tel_digits(service.phone) }}"',
        'danger{% endif %}" href="tel:08001101"',
        ("tests/unit/test_phone_numbers.py", "tests/unit/test_facts.py"),
    ),
    Mutant(
        "the lock does not look at the cookie",
        "webapp/quick_exit/lock.py",
        'return f"{COOKIE}=1" in _cookies(environ) or has_unreadable_cookies(environ)',
        "return has_unreadable_cookies(environ)",
        ("tests/unit/test_quick_exit.py",),
    ),
    Mutant(
        "the lock opens for cookies that cannot be read",
        "webapp/quick_exit/lock.py",
        'return f"{COOKIE}=1" in _cookies(environ) or has_unreadable_cookies(environ)',
        'return f"{COOKIE}=1" in _cookies(environ)',
        ("tests/unit/test_quick_exit.py",),
    ),
    Mutant(
        "another site may post",
        "webapp/quick_exit/lock.py",
        "posted_from_elsewhere = method not in SAFE_METHODS and is_cross_site(environ)",
        "posted_from_elsewhere = False",
        ("tests/unit/test_quick_exit.py",),
    ),
    Mutant(
        "the worker keeps whatever it downloads, a login page too",
        "service_worker/sw.js",
        'if ((await sha256(text)) !== BUILD) throw new Error("integrity");',
        "",
        ("tests/javascript/test_faults.py",),
    ),
    Mutant(
        "the worker follows a redirect to a portal",
        "service_worker/sw.js",
        "if (locked) return Response.redirect(decoy);",
        "",
        ("tests/javascript", "tests/browser/offline/test_leaving.py", "tests/browser/test_every_way_out.py"),
    ),
    Mutant(
        "a worker runs although its download broke off",
        "webapp/pwa/service_worker.py",
        'return f"{{{head}{minify.compact(source)}}}\\n"',
        'return f"{head}{minify.compact(source)}"',
        ("tests/unit/test_scripts.py",),
    ),
    Mutant(
        "an entry that was altered on the phone is shown",
        "service_worker/sw.js",
        "if (!text || (await sha256(text)) !== bundle.hashes[position]) return;",
        "if (!text) return;",
        ("tests/javascript/test_storage.py",),
    ),
    Mutant(
        "the index is written before what it lists",
        "service_worker/sw.js",
        "const cache = await caches.open(CACHE);\n",
        "const cache = await caches.open(CACHE);\n  await cache.put(INDEX, new Response(text));\n",
        ("tests/javascript/test_updates.py",),
    ),
    Mutant(
        "a kept page waits for the network",
        "service_worker/sw.js",
        "if (response) return response;\n  if (!bundle",
        "if (response) return (await networkWithTimeout(event)) || response;\n  if (!bundle",
        ("tests/javascript/test_responses.py",),
    ),
    Mutant(
        "pages do not say their language",
        "templates/layout.html",
        '{% block html_attributes %}lang="{{ language.code }}" dir',
        "{% block html_attributes %}dir",
        ("tests/unit/test_pages.py",),
    ),
    Mutant(
        "one Welsh message is missing",
        "translations/cy/LC_MESSAGES/messages.po",
        'msgid "Get help now"\nmsgstr "Cael help nawr"',
        'msgid "Get help now"\nmsgstr ""',
        ("tests/unit/test_translations.py",),
    ),
    Mutant(
        "StopNCII is shown to people under 18",
        "webapp/data/tool_rules.toml",
        'tools = ["report_remove", "take_it_down"]',
        'tools = ["report_remove", "take_it_down", "stopncii"]',
        ("tests/unit/test_tools.py",),
    ),
    Mutant(
        "something covers the exit",
        "static/css/layout.css",
        ".bar {\n  position: fixed;\n  z-index: 9;",
        ".bar {\n  position: fixed;\n  z-index: -9;",
        ("tests/browser/test_exit.py", ONE_PAGE),
    ),
    Mutant(
        "leaving writes no lock",
        "static/js/quick_exit.js",
        '  lock();\n  showDecoy("#go");',
        '  showDecoy("#go");',
        ("tests/browser/test_lock.py", "tests/browser/test_exit.py"),
    ),
    Mutant(
        "a kept page does not ask storage for the lock",
        "static/js/quick_exit.js",
        'vouched ? stored("away") || stored("quiet") : isLocked()',
        "!vouched && isLocked()",
        ("tests/browser/offline/test_leaving.py",),
    ),
    Mutant(
        "a kept page misses a lock that came while it was loading",
        "static/js/quick_exit.js",
        "  follow();\n};\n/* Watching",
        "};\n/* Watching",
        ("tests/browser/offline/test_leaving.py",),
    ),
    Mutant(
        "a name of the facts is not escaped",
        "webapp/templating.py",
        "escaped, mark = escape(name), ",
        "escaped, mark = Markup(name), ",
        ("tests/unit/test_escaping.py",),
    ),
    Mutant(
        "errors go without the header policy",
        "webapp/http/headers.py",
        "return start_response(status, [*kept, *policy.items()], *extra)",
        'return start_response(status, [*kept, *({} if status[0] == "4" else policy).items()], *extra)',
        ("tests/unit/test_headers.py",),
    ),
    Mutant(
        "an error of a lasting address is kept for a year",
        "webapp/http/headers.py",
        'if status not in CACHEABLE_STATUSES or content_type.startswith("text/html")',
        'if content_type.startswith("text/html") and status < 400',
        ("tests/unit/test_headers.py",),
    ),
    Mutant(
        "scripts from anywhere may run",
        "webapp/http/headers.py",
        "\"script-src 'self'\"",
        "\"script-src 'self' 'unsafe-inline'\"",
        ("tests/unit/test_headers.py",),
    ),
    Mutant(
        "the server writes a log of requests",
        "webapp/__main__.py",
        "log_access=False,",
        "log_access=True,",
        ("tests/unit/test_logs.py",),
    ),
    Mutant(
        "the title of a page names the topic",
        "webapp/pages/first_steps.toml",
        'title = "Help"',
        'title = "Someone is threatening to share my pictures"',
        ("tests/unit/test_pages.py", "tests/unit/test_translations.py"),
    ),
    Mutant(
        "the line to those who listen is gone",
        "templates/layout.html",
        "{{ crisis_links() }}",
        "",
        ("tests/unit/test_pages.py",),
    ),
    Mutant(
        "an error page has no 999",
        "templates/errors/not_found.html",
        "{{ danger_card() }}",
        "",
        ("tests/unit/test_multilingual_pages.py",),
    ),
    Mutant(
        "a line counts as open at the minute it closes",
        "static/js/open_status.js",
        "since < length",
        "since <= length",
        ("tests/unit/test_opening_hours.py",),
    ),
    Mutant(
        "an exit without https is accepted",
        "webapp/core/urls.py",
        'if scheme != "https":',
        'if scheme not in {"https", "http"}:',
        ("tests/unit/test_settings.py", "tests/unit/test_broken_facts.py"),
    ),
    Mutant(
        "text too pale to read",
        "static/css/tokens.css",
        "--soft: #3d4061;",
        "--soft: #8d97a7;",
        (ONE_PAGE,),
    ),
    Mutant(
        "words that run off a narrow screen",
        "static/css/base.css",
        "overflow-wrap: break-word;",
        "white-space: nowrap;",
        (ONE_PAGE,),
    ),
    Mutant(
        "paper loses the conditions of the plan",
        "static/css/print.css",
        "@media print {",
        "@media print {\n  .condition { display: none !important; }",
        ("tests/browser/test_paper.py",),
    ),
    Mutant(
        "a page asks another site for a picture",
        "templates/layout.html",
        "<body{% block body_class %}{% endblock %}>",
        '<body{% block body_class %}{% endblock %}><img src="https://example.org/a.gif" alt="">',
        ("tests/unit/test_pages.py", "tests/unit/test_budgets.py", ONE_PAGE),
    ),
    Mutant(
        "a file refused by the browser is sent compressed all the same",
        "webapp/http/precompressed.py",
        "coding = parse_accept_header(header, Accept).best_match(smallest_first, IDENTITY)",
        "coding = smallest_first[0]",
        ("tests/unit/test_precompressed.py",),
    ),
    Mutant(
        "a yes outlives the words it was said of",
        "tools/launch/status.py",
        "for answer in self.answers if answer.sha256 == self.item.sha256",
        "for answer in self.answers",
        ("tests/unit/test_launch_items.py",),
    ),
    Mutant(
        "a yes of one reader hides the no of another",
        "tools/launch/status.py",
        'if said == {"yes"}:',
        'if "yes" in said:',
        ("tests/unit/test_take.py",),
    ),
    Mutant(
        "a build that was changed still says that it is launched",
        "webapp/core/launch.py",
        "digest.update(body)",
        'digest.update(b"")',
        ("tests/unit/test_launch_record.py",),
    ),
    Mutant(
        "search engines find a draft",
        "webapp/http/headers.py",
        "DRAFT if context.draft else {}",
        "{}",
        ("tests/unit/test_draft.py",),
    ),
    Mutant(
        "what is handed to an adult says that it is a draft",
        "templates/pages/show.html",
        "{% block footer %}{% endblock %}\n",
        "",
        ("tests/unit/test_draft.py", "tests/unit/test_frame.py"),
    ),
    Mutant(
        "a volunteer is asked to ring a crisis line",
        "tools/launch/numbers.py",
        "office=bool(service.office),",
        "office=True,",
        ("tests/unit/test_launch_items.py",),
    ),
)
