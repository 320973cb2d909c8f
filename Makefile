# The two commands a newcomer needs are `make run` and `make test`; `make help` lists the rest.
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
BIN := .venv/bin
# The tools from npm look for a `node` on the PATH; the one that comes with the requirements is enough.
export PATH := $(CURDIR)/$(BIN):$(PATH)
# What others set for their own installs would lead ours astray.
unexport PIP_USER PIP_TARGET PIP_PREFIX PIP_ROOT PYTHONHOME PYTHONPATH NODE_ENV
CATALOGUES := $(wildcard translations/*/LC_MESSAGES/messages.po)
COMPILED := $(CATALOGUES:.po=.mo)

.DEFAULT_GOAL := help
.PHONY: $(shell sed -nE 's/^([a-z-]+):.*## .*/\1/p' Makefile)

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 16

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed; try: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "The venv module is missing; on Debian or Ubuntu: sudo apt install python3-venv"; exit 1; }

.venv/run-ready: requirements.txt | .venv/bin/python
	@echo "Installing what the site needs…"
	@$(BIN)/python -m pip install --no-user --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/test-ready: requirements-dev.txt tests/npm/package-lock.json | .venv/bin/python
	@echo "Installing what the tests need…"
	@$(BIN)/python -m pip install --no-user --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@cd tests/npm && ../../$(BIN)/npm ci --silent --no-audit --no-fund
	@touch $@ .venv/run-ready

translations/%/LC_MESSAGES/messages.mo: translations/%/LC_MESSAGES/messages.po
	@$(BIN)/pybabel -q compile -i $< -o $@ -l $*

compile: $(COMPILED) ## Compile the translations

# Once: later each start compiles what changed.
.venv/templates-ready: | .venv/run-ready
	@$(MAKE) --no-print-directory compile
	@$(BIN)/flask --app webapp compile-templates
	@touch $@

run: .venv/run-ready .venv/templates-ready ## Serve the site on this machine (PORT=8000, HOST=127.0.0.1)
	@$(MAKE) --no-print-directory compile
	@CAMAU_HOST=$(HOST) CAMAU_PORT=$(PORT) CAMAU_COMPRESSION=fast $(BIN)/python -m webapp

# ONLY narrows what pytest runs: `make check ONLY=tests/unit/test_hours.py`, `make browser-test ONLY="tests/browser -k exit"`.
ONLY :=
IN_NODE_AND_PYTHON := tests/content tests/javascript tests/unit

install: .venv/test-ready ## Make ready all that `make check` and `make test` need, a browser too
	@$(MAKE) --no-print-directory compile
	@$(BIN)/python -m tools.install.chromium

test: .venv/test-ready ## Run every check and every test but the exhaustive ones, in Chromium too
	@$(MAKE) --no-print-directory unit-test
	@$(MAKE) --no-print-directory browser-test

unit-test: lint ## Lint, types and the tests without a browser, the slow ones too
	$(BIN)/pytest -q -n 2 --dist loadfile -m "not exhaustive" $(IN_NODE_AND_PYTHON)

check: lint ## Lint, types and the quick tests, without a browser, in a minute (ONLY=tests/unit/test_hours.py)
	$(BIN)/pytest -q $(or $(ONLY),-n 2 --dist loadfile -m "not exhaustive and not slow" $(IN_NODE_AND_PYTHON))

lint: .venv/test-ready ## Check format, style, types, workflows and the Dockerfile
	@$(MAKE) --no-print-directory compile
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	cd tests/npm && ../../$(BIN)/npm run --silent lint
	$(BIN)/zizmor --offline --quiet .github
	$(BIN)/hadolint Dockerfile

browser-test: .venv/test-ready ## Drive the site in Chromium, found or installed (ONLY=tests/browser/test_lock.py)
	@$(MAKE) --no-print-directory compile
	@$(BIN)/python -m tools.install.chromium
	$(BIN)/pytest -q $(or $(ONLY),-n 3 --dist worksteal -m "not exhaustive" tests/browser)

test-all: test test-exhaustive test-engines test-export try-wheel drill ## Run all there is, as each week and before a release (hours)

test-exhaustive: .venv/test-ready ## Run the whole matrices, a thousand examples of each property, tests that run tests, and a whole Chromium
	@$(MAKE) --no-print-directory compile
	@$(BIN)/python -m tools.install.chromium
	@$(BIN)/python -m tools.install.firefox
	@$(BIN)/python -m tools.install.webkit
	$(BIN)/pytest -q -n 2 --dist worksteal -m "exhaustive or hypothesis" --hypothesis-profile exhaustive \
		$(IN_NODE_AND_PYTHON) tests/browser tests/weekly/engines
	$(BIN)/pytest -q -n 2 --dist worksteal --whole-chromium -m "not exhaustive" tests/browser

prove: .venv/test-ready ## Break the product in every way that matters, and see the tests turn red (half an hour; ONLY=paper)
	@$(MAKE) --no-print-directory compile
	ONLY="$(ONLY)" $(BIN)/python -m tests.weekly.mutation.prove

bench: .venv/test-ready ## Compare the server with nginx and with rendering each time
	@$(MAKE) --no-print-directory compile
	@$(BIN)/python -m tools.install.nginx
	@$(BIN)/python -m tests.benchmark.wrk
	$(BIN)/python -m tests.benchmark.serve

bench-start: .venv/test-ready .venv/templates-ready ## Measure the processor's time that `make run` takes to its first answer
	$(BIN)/python -m tests.benchmark.start

measure: .venv/test-ready ## Print the words, links, screens and first action of every page, beside their bars
	@$(MAKE) --no-print-directory compile
	@$(BIN)/python -m tools.install.chromium
	$(BIN)/python -m tests.benchmark.measure

bench-memory: .venv/test-ready ## Watch the server's memory over a million requests
	@$(MAKE) --no-print-directory compile
	@$(BIN)/python -m tools.install.nginx
	@$(BIN)/python -m tests.benchmark.wrk
	$(BIN)/python -m tests.benchmark.serve_memory

bench-scale: .venv/test-ready ## Build and serve ten and a hundred times as many pages
	@$(MAKE) --no-print-directory compile
	@$(BIN)/python -m tests.benchmark.wrk
	$(BIN)/python -m tests.benchmark.scale

bench-paint: .venv/speed-ready ## Compare first paints with GOV.UK, Pico and Bootstrap on slow lines
	@$(MAKE) --no-print-directory compile
	$(BIN)/python -m tests.benchmark.paint

lighthouse: .venv/speed-ready ## Run Lighthouse on the main pages in both languages (about 20 minutes)
	@$(MAKE) --no-print-directory compile
	$(BIN)/python -m tests.benchmark.lighthouse

.venv/speed-ready: tests/lighthouse/package-lock.json | .venv/test-ready
	@$(BIN)/python -m tools.install.chromium
	@cd tests/lighthouse && ../../$(BIN)/npm ci --silent --ignore-scripts --no-audit --no-fund
	@touch $@

bench-offline: .venv/test-ready ## Compare the offline copy with Workbox
	@$(MAKE) --no-print-directory compile
	$(BIN)/python -m tests.benchmark.offline

drill: .venv/test-ready ## Correct a number, then take everything back, and watch a phone
	@$(MAKE) --no-print-directory compile
	@$(BIN)/python -m tools.install.chromium
	$(BIN)/python -m tools.drill

bench-faults: .venv/test-ready ## Try every fault on Workbox too (a quarter of an hour; goes on where it was stopped)
	@$(MAKE) --no-print-directory compile
	$(BIN)/python -m tests.benchmark.faults

bench-exit: .venv/test-ready ## Compare the exit with GOV.UK's
	@$(MAKE) --no-print-directory compile
	$(BIN)/python -m tests.benchmark.exit

kill-switch: .venv/run-ready ## Write the site without its worker, and take the worker off every phone
	@$(MAKE) --no-print-directory export CAMAU_KILL_SWITCH=true

test-engines: .venv/test-ready ## Drive the site in Firefox and WebKit, found or installed
	@$(MAKE) --no-print-directory compile
	@$(BIN)/python -m tools.install.firefox
	@$(BIN)/python -m tools.install.webkit
	$(BIN)/pytest -q -m "not exhaustive" tests/weekly/engines

hear: .venv/test-ready ## Read twelve pages with a screen reader, and compare with what was heard before (KEEP=1 keeps it)
	@$(MAKE) --no-print-directory compile
	@$(BIN)/python -m tools.install.orca
	@$(BIN)/python -m tools.install.firefox
	@$(BIN)/python -m tools.install.chromium whole
	$(BIN)/python -m tests.weekly.screen_reader $(if $(KEEP),--keep) $(ONLY)

strings: .venv/test-ready ## Collect new messages into the catalogues
	$(BIN)/python -m tests.support.strings

message-places: .venv/test-ready ## Show where each message stands, in build/messages
	@$(MAKE) --no-print-directory compile
	@$(BIN)/python -m tools.install.chromium
	$(BIN)/python -m tools.message_places

picture: .venv/test-ready ## Draw the picture of the README again, and one of each kind of part
	@$(MAKE) --no-print-directory compile
	@$(BIN)/python -m tools.install.chromium
	$(BIN)/python -m tools.picture

facts: .venv/test-ready ## Look for stale facts and dead links (needs the internet)
	@$(MAKE) --no-print-directory compile
	@$(BIN)/flask --app webapp facts stale; stale=$$?; \
	$(BIN)/flask --app webapp facts links; exit $$(( $$? | stale ))

icons: .venv/test-ready ## Draw every icon again from the two SVG files in static/icons
	$(BIN)/python static/icons/make_icons.py

export: .venv/run-ready ## Write the site for a static host into build/site
	@$(MAKE) --no-print-directory compile
	@rm -rf build/site
	SOURCE_DATE_EPOCH=$${SOURCE_DATE_EPOCH:-$$(git log -1 --format=%ct 2>/dev/null || date +%s)} \
	$(BIN)/flask --app webapp export build/site
	@for host in nginx caddy; do $(BIN)/flask --app webapp host $$host > build/$$host.conf; done

test-export: .venv/test-ready ## Serve an export with nginx and Caddy, and drive it in Chromium
	@$(MAKE) --no-print-directory compile
	@$(BIN)/python -m tools.install.chromium
	@$(BIN)/python -m tools.install.nginx
	@$(BIN)/python -m tools.install.caddy
	$(BIN)/pytest -q tests/weekly/hosts
	HOST_UNDER_TEST=nginx $(BIN)/pytest -q -n 2 -m "not exhaustive" -k "not ($(NEED_OUR_SERVER))" tests/browser
# docs/hosting.md lists what these are.
NEED_OUR_SERVER := without_scripting_back or continue_also_opens_a_lock or front_door_follows or (test_without and modern) or (forgetting_leaves_nothing and no-scripting)

screenshots: .venv/test-ready ## Take the main pages in both languages and themes at three widths
	@$(MAKE) --no-print-directory compile
	@$(BIN)/python -m tools.install.chromium
	$(BIN)/python -m tools.screenshots

posters: .venv/test-ready ## Print the poster and the cards into build/posters (set CAMAU_PUBLIC_URL)
	@$(MAKE) --no-print-directory compile
	@$(BIN)/python -m tools.install.chromium
	$(BIN)/python -m tools.posters

.venv/build-ready: requirements-build.txt | .venv/bin/python
	@$(BIN)/python -m pip install --no-user --quiet --disable-pip-version-check --require-hashes -r requirements-build.txt
	@touch $@

wheel: .venv/build-ready ## Build a wheel into dist
	@rm -f dist/camau-*.whl
	$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

release: .venv/test-ready ## Build all that is published into dist, twice, from what is committed (TAG=v0.1.0)
	@$(BIN)/python -m tools.install.chromium
	$(BIN)/python -m deploy.release --tag "$(TAG)"

audit: .venv/test-ready ## Look up known weaknesses of every locked requirement (needs the internet)
	$(BIN)/python -m deploy.audit

try-wheel: .venv/test-ready ## Install the wheel in a clean place, put nginx in front and ask for pages
	$(BIN)/python -m tools.install.nginx
	@$(BIN)/python -m tools.install.systemd
	$(BIN)/pytest -q -n 0 tests/weekly/deploy

bench-attack: .venv/test-ready ## Slow, many and oversized requests against nginx and the server, on this machine
	@$(MAKE) --no-print-directory compile
	@$(BIN)/python -m tools.install.nginx
	$(BIN)/python -m tests.benchmark.attack

lock: .venv/test-ready ## Pin every dependency, with hashes (UPGRADE=--upgrade takes the newest)
	$(BIN)/uv pip compile -q pyproject.toml $(UPGRADE) $(LOCK_OPTIONS) -o requirements.txt
	$(BIN)/uv pip compile -q pyproject.toml --extra facts --group dev $(UPGRADE) $(LOCK_OPTIONS) -o requirements-dev.txt
	$(BIN)/uv pip compile -q --group build $(UPGRADE) $(LOCK_OPTIONS) -o requirements-build.txt
LOCK_OPTIONS := --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock"

format: .venv/test-ready ## Format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	cd tests/npm && ../../$(BIN)/npm run --silent format

clean: ## Remove everything that was built or installed
	rm -rf .venv build dist test-results tests/npm/node_modules tests/lighthouse/node_modules
