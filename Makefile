# A newcomer needs two commands: `make run` and `make test`. `make help` lists the rest.
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
BIN := .venv/bin
# The npm tools look for `node` on the PATH; the Python requirements bring one.
export PATH := $(CURDIR)/$(BIN):$(PATH)
# Settings for other installs would mislead ours.
unexport PIP_USER PIP_TARGET PIP_PREFIX PIP_ROOT PYTHONHOME PYTHONPATH PYTHONDONTWRITEBYTECODE NODE_ENV

# No plugin changes our models, and looking for one among all that is installed takes a twentieth of a start.
export PYDANTIC_DISABLE_PLUGINS := __all__

CATALOGUES := $(wildcard translations/*/LC_MESSAGES/messages.po)
COMPILED := $(CATALOGUES:.po=.mo)
PIP_INSTALL := $(BIN)/python -m pip install --no-user --quiet --disable-pip-version-check --require-hashes

# ONLY narrows what pytest runs: make check ONLY=tests/unit/test_opening_hours.py, make test ONLY="tests/browser -k exit".
ONLY :=
# NAME chooses among the benchmarks, the parts of test-all, the drawings, what is exported and what is done with locks.
NAME :=
BENCHMARKS := serve memory scale attack start exit offline faults paint lighthouse
PARTS := exhaustive engines hosts wheel drill
DRAWINGS := picture screenshots posters message_places icons
EXPORTS := site wheel
LOCKS := pin audit

# The programs that each of them finds or installs.
NEEDS_serve := nginx wrk
NEEDS_memory := nginx wrk
NEEDS_scale := wrk
NEEDS_attack := nginx
NEEDS_exit := chromium
NEEDS_offline := chromium
NEEDS_faults := chromium
NEEDS_paint := chromium
NEEDS_lighthouse := chromium
NEEDS_exhaustive := chromium firefox webkit
NEEDS_engines := firefox webkit
NEEDS_hosts := chromium nginx caddy
NEEDS_wheel := nginx systemd
NEEDS_drill := chromium

find = @for program in $(1); do $(BIN)/python -m tools.install.$$program || exit 1; done
name_among = $(if $(filter $(1),$(NAME)),,$(error NAME must be one of: $(1)))

define LINT
$(BIN)/ruff format --check . && \
$(BIN)/ruff check . && \
$(BIN)/mypy && \
$(BIN)/lint-imports --no-cache --no-logo && \
(cd tests/npm && ../../$(BIN)/npm run --silent lint) && \
$(BIN)/zizmor --offline --quiet .github && \
$(BIN)/hadolint Dockerfile
endef

# Lint keeps one core busy, most of the time with mypy: run it beside the tests, and print it after them.
define beside_lint
@out=$$(mktemp); ( $(LINT) ) > $$out 2>&1 & lint=$$!; \
$(1); tests=$$?; wait $$lint; lint=$$?; cat $$out; rm $$out; exit $$((tests | lint))
endef

NO_BROWSER := tests/content tests/javascript tests/unit
QUICKLY := -n 3 --dist loadfile -p no:playwright -p no:base_url

define ALL_TESTS
$(call beside_lint,$(BIN)/pytest -q $(QUICKLY) -m "not exhaustive" $(NO_BROWSER))
$(BIN)/pytest -q -n 3 --dist worksteal -p no:hypothesispytest -m "not exhaustive" tests/browser
endef

define PART_exhaustive
$(BIN)/pytest -q -n 2 --dist worksteal -m "exhaustive or hypothesis" --hypothesis-profile exhaustive \
	$(NO_BROWSER) tests/browser tests/weekly/engines
$(BIN)/pytest -q -n 2 --dist worksteal --whole-chromium -m "not exhaustive" tests/browser
endef

PART_engines = $(BIN)/pytest -q -m "not exhaustive" tests/weekly/engines

define PART_hosts
$(BIN)/pytest -q tests/weekly/hosts
HOST_UNDER_TEST=nginx $(BIN)/pytest -q -n 2 -m "not exhaustive and not our_server" tests/browser
endef

PART_wheel = $(BIN)/pytest -q -n 0 tests/weekly/deploy
PART_drill = $(BIN)/python -m tools.drill

define EXPORT_site
@rm -rf build/site
SOURCE_DATE_EPOCH=$${SOURCE_DATE_EPOCH:-$$(git log -1 --format=%ct 2>/dev/null || date +%s)} \
$(BIN)/flask --app webapp export build/site
@for host in nginx caddy; do $(BIN)/flask --app webapp host $$host > build/$$host.conf; done
endef

define EXPORT_wheel
@rm -f dist/camau-*.whl
$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .
endef

LOCK_OPTIONS := --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock"
define LOCK_pin
$(BIN)/uv pip compile -q pyproject.toml $(UPGRADE) $(LOCK_OPTIONS) -o requirements.txt
$(BIN)/uv pip compile -q pyproject.toml --group dev $(UPGRADE) $(LOCK_OPTIONS) -o requirements-dev.txt
$(BIN)/uv pip compile -q --group build $(UPGRADE) $(LOCK_OPTIONS) -o requirements-build.txt
endef
LOCK_audit = $(BIN)/python -m deploy.audit

.DEFAULT_GOAL := help
.PHONY: $(shell sed -nE 's/^([a-z-]+):.*## .*/\1/p' Makefile)
.NOTPARALLEL:

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 12

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed; try: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "The venv module is missing; on Debian or Ubuntu: sudo apt install python3-venv"; exit 1; }

.venv/run-ready: requirements.txt | .venv/bin/python
	@echo "Installing what the site needs…"
	@$(PIP_INSTALL) -r requirements.txt
	@touch $@

.venv/test-ready: requirements-dev.txt tests/npm/package-lock.json | .venv/bin/python
	@echo "Installing what the tests need…"
	@$(PIP_INSTALL) -r requirements-dev.txt
	@cd tests/npm && ../../$(BIN)/npm ci --loglevel=error --no-audit --no-fund
	@touch $@ .venv/run-ready

.venv/build-ready: requirements-build.txt | .venv/bin/python
	@$(PIP_INSTALL) -r requirements-build.txt
	@touch $@

.venv/lighthouse-ready: tests/lighthouse/package-lock.json | .venv/test-ready
	@cd tests/lighthouse && ../../$(BIN)/npm ci --loglevel=error --ignore-scripts --no-audit --no-fund
	@touch $@

translations/%/LC_MESSAGES/messages.mo: translations/%/LC_MESSAGES/messages.po | .venv/run-ready
	@$(BIN)/pybabel -q compile -i $< -o $@ -l $*

# Once: each later start compiles the templates that changed.
.venv/templates-ready: | .venv/run-ready $(COMPILED)
	@$(BIN)/flask --app webapp compile-templates
	@touch $@

install: .venv/test-ready $(COMPILED) ## Install what `make check` and `make test` need, a browser too
	$(call find,chromium)

run: .venv/run-ready $(COMPILED) .venv/templates-ready ## Serve the site on this machine (PORT=8000, HOST=127.0.0.1)
	@CAMAU_HOST=$(HOST) CAMAU_PORT=$(PORT) CAMAU_COMPRESSION=fast $(BIN)/python -m webapp

trial: .venv/run-ready $(COMPILED) .venv/templates-ready ## Lead adult volunteers through a trial with their phones, on this network (PORT=8000)
	@CAMAU_PORT=$(PORT) $(BIN)/python -m tools.trial

check: .venv/test-ready $(COMPILED) ## Lint, check types and run the quick tests, without a browser (ONLY=tests/unit/test_opening_hours.py)
	$(call beside_lint,$(BIN)/pytest -q $(or $(ONLY),$(QUICKLY) -m "not exhaustive and not slow" $(NO_BROWSER)))

test: .venv/test-ready $(COMPILED) ## Lint, check types and run every test that is not exhaustive, in Chromium too (ONLY=tests/browser/test_lock.py)
	$(call find,chromium)
	$(if $(ONLY),$(call beside_lint,$(BIN)/pytest -q $(ONLY)),$(ALL_TESTS))

test-part: .venv/test-ready $(COMPILED) ## Run one part of test-all (NAME=exhaustive, engines, hosts, wheel or drill)
	$(call name_among,$(PARTS))
	$(call find,$(NEEDS_$(NAME)))
	$(PART_$(NAME))

test-all: test ## Run test and every part, as each week and before a release (hours)
	@for part in $(PARTS); do $(MAKE) --no-print-directory test-part NAME=$$part || exit 1; done

prove: .venv/test-ready $(COMPILED) ## Break the product in every way that matters; each must fail a test (half an hour; ONLY=paper)
	ONLY="$(ONLY)" $(BIN)/python -m tests.weekly.mutation.prove

bench: .venv/test-ready $(COMPILED) .venv/templates-ready $(if $(filter paint lighthouse,$(NAME)),.venv/lighthouse-ready) ## Measure (NAME=serve, memory, scale, attack, start, exit, offline, faults, paint or lighthouse)
	$(call name_among,$(BENCHMARKS))
	$(call find,$(NEEDS_$(NAME)))
	$(BIN)/python -m tests.benchmark.$(NAME)

measure: .venv/test-ready $(COMPILED) ## Print the words, links, screens and first action of every page, beside their limits
	$(call find,chromium)
	$(BIN)/python -m tests.benchmark.measure

hear: .venv/test-ready $(COMPILED) ## Read twelve pages with a screen reader and compare with the kept transcripts (KEEP=1 replaces them)
	$(call find,orca firefox)
	@$(BIN)/python -m tools.install.chromium whole
	$(BIN)/python -m tests.weekly.screen_reader $(if $(KEEP),--keep) $(ONLY)

strings: .venv/test-ready ## Collect new messages into the catalogues
	$(BIN)/python -m tools.messages

docs: .venv/test-ready $(COMPILED) ## Draw the pictures of the documents and check what they name (NAME=screenshots, posters, message_places or icons draws those)
	$(if $(NAME),$(call name_among,$(DRAWINGS)))
	$(call find,chromium)
	$(BIN)/python -m tools.$(or $(NAME),picture)
	$(if $(NAME),,$(BIN)/pytest -q tests/unit/test_docs.py)

facts: .venv/test-ready $(COMPILED) ## Look for stale facts and dead links (needs the internet)
	@$(BIN)/flask --app webapp facts stale; stale=$$?; \
	$(BIN)/flask --app webapp facts links; exit $$(( $$? | stale ))

export: $(if $(filter wheel,$(NAME)),.venv/build-ready,.venv/run-ready $(COMPILED)) ## Write the site for a static host into build/site (NAME=wheel: a wheel into dist; CAMAU_KILL_SWITCH=true: take the worker off every phone)
	$(if $(NAME),$(call name_among,$(EXPORTS)))
	$(EXPORT_$(or $(NAME),site))

desk: .venv/test-ready $(COMPILED) ## Write the pages on which people approve words and numbers into build/desk
	$(BIN)/python -m tools.desk

release: .venv/test-ready ## Build all that is published into dist, twice, from the last commit (TAG=v0.1.0)
	$(call find,chromium)
	$(BIN)/python -m deploy.release --tag "$(TAG)"

lock: .venv/test-ready ## Pin every dependency, with hashes (UPGRADE=--upgrade takes the newest; NAME=audit looks up known vulnerabilities)
	$(if $(NAME),$(call name_among,$(LOCKS)))
	$(LOCK_$(or $(NAME),pin))

format: .venv/test-ready ## Format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	cd tests/npm && ../../$(BIN)/npm run --silent format
