# make site   build the site into site/       make test   run the tests
# make serve  build, watch and reload         make test-all  and those that take long
# make docs   generate docs/ from seeds/      make coverage  what of scripts/ the tests reach
# make sync   bring en.po in line             make check  lint, types, fresh docs/, audit
# make bench  measure                         make lighthouse   audit the pages
# make screenshots  picture the pages         make compat  build with ProperDocs too
# make lock   update requirements*.txt        make clean  remove what was made

VENV := .venv
COMPAT := .venv-compat
PY := $(VENV)/bin/python
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
INPUTS := mkdocs.yml $(shell find seeds scripts overrides docs/assets -type f ! -name '*.pyc')
PIP := -m pip install --quiet --disable-pip-version-check --require-hashes
export NO_MKDOCS_2_WARNING := 1
export PYTHONDONTWRITEBYTECODE := 1

.DELETE_ON_ERROR:
.PHONY: site docs serve sync accept check test test-all coverage bench compat screenshots lighthouse lock clean

site: site/index.html
	@echo "The site is in site/; make serve shows it at http://localhost:8000/."

# The address is part of every page: another SITE_URL is a reason to build again.
ADDRESS := $(VENV)/.address
ifneq ($(SITE_URL),$(shell cat $(ADDRESS) 2>/dev/null))
.PHONY: $(ADDRESS)
endif
$(ADDRESS): | $(VENV)/.python
	@printf '%s' '$(SITE_URL)' > $@

site/index.html: $(INPUTS) $(VENV)/.site $(ADDRESS)
	@echo "Building the site."
	@$(PY) -m scripts.build
	@$(VENV)/bin/mkdocs build --strict --quiet
	@$(PY) -m scripts.verify site
	@touch $@

docs: $(VENV)/.site
	@$(PY) -m scripts.build

serve: docs
	@$(VENV)/bin/mkdocs serve

sync: $(VENV)/.site
	@$(PY) -m scripts.sync

# make accept ID="areas-2-s1 areas-3", or ID=all: the English still holds.
accept: $(VENV)/.site
	@test -n "$(ID)" || { echo 'Name the segments: make accept ID="areas-2-s1 areas-3", or ID=all.' >&2; exit 1; }
	@$(PY) -m scripts.sync --accept $(ID)

# STRICT=1, before a release, also fails on what is untranslated or stale.
check: $(VENV)/.dev
	@$(VENV)/bin/ruff check scripts overrides tests
	@$(VENV)/bin/ruff format --check --quiet scripts overrides tests
	@$(VENV)/bin/mypy
	@$(PY) -m scripts.build --check $(if $(STRICT),--strict)
	@$(PY) -m tests.tools.javascript.check
	@$(PY) -m tests.tools.audit

# A file of tests runs in one process, so that a site is built once for all that stand on it.
PYTEST := $(PY) -m pytest -n auto --dist loadfile

test: $(VENV)/.browser
	@echo "Running the tests; this takes a few minutes."
	@$(PYTEST)

# The exhaustive ones too: every character, every page in every theme and width, 10,000 mutations.
test-all: $(VENV)/.browser
	@echo "Running all tests; this takes a quarter of an hour."
	@FUZZ=$${FUZZ:-10000} $(PYTEST) -m ""

# Apart from make test, because counting lines makes the tests slow; a browser counts none.
coverage: $(VENV)/.browser
	@echo "Running the tests without a browser, and counting the lines that they reach."
	@$(PYTEST) --cov --ignore tests/browser --ignore tests/search/test_browser.py

bench: $(VENV)/.browser
	@$(PY) -m tests.tools.bench
	@$(PY) -m tests.tools.bench_search
	@$(PY) -m tests.tools.scale

# ProperDocs continues MkDocs 1.x: while both build the same bytes, it can take MkDocs' place
# on any day. It has an environment of its own, so that make site never depends on it.
compat: site $(COMPAT)/.site
	@$(COMPAT)/bin/properdocs build --config-file mkdocs.yml --strict --quiet --site-dir $(COMPAT)/site
	@$(PY) -m tests.tools.builds site $(COMPAT)/site
	@echo "MkDocs and ProperDocs build the same site, byte for byte."

screenshots: site $(VENV)/.browser
	@$(PY) -m tests.tools.screenshots

lighthouse: $(VENV)/.browser
	@$(PY) -m tests.tools.lighthouse.measure

# Compile the lists of what is installed; run it after a change to a requirements*.in.
# Extras stay named: without them pip takes a newer version of coverage[toml] than is pinned.
lock: $(VENV)/.site
	@$(PY) -m pip install --quiet --disable-pip-version-check uv
	@for list in requirements requirements-compat requirements-dev; do $(VENV)/bin/uv pip compile --quiet --universal \
	  --python-version 3.11 --generate-hashes --no-strip-extras --no-header --no-emit-index-url $$list.in -o $$list.txt; done

clean:
	@rm -rf site screenshots tests/tools/*/node_modules $(VENV) $(COMPAT) .pytest_cache .mypy_cache .ruff_cache .coverage .hypothesis

$(VENV)/.python $(COMPAT)/.python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed, and none was found: install it, or name it with make PYTHON=…" >&2; exit 1; }
	@$(PYTHON) -m venv $(@D) || { echo "$(PYTHON) cannot make a virtual environment: install its venv module (on Debian: apt-get install python3-venv)." >&2; exit 1; }
	@touch $@

$(VENV)/.site: requirements.txt | $(VENV)/.python
	@echo "Installing what builds the site."
	@$(PY) $(PIP) -r requirements.txt
	@touch $@

$(COMPAT)/.site: requirements.txt requirements-compat.txt | $(COMPAT)/.python
	@$(COMPAT)/bin/python $(PIP) -r requirements.txt
	@$(COMPAT)/bin/python $(PIP) -r requirements-compat.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.site
	@echo "Installing what tests and checks it."
	@$(PY) $(PIP) -r requirements-dev.txt
	@touch $@

$(VENV)/.browser: $(VENV)/.dev tests/support/chromium.py
	@$(PY) -m tests.support.chromium
	@touch $@
