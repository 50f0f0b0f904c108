# make site   build the site into site/       make test   run the tests
# make serve  build, watch and reload         make test-all  and those that take long
# make docs   generate docs/ from seeds/      make coverage  what of scripts/ the tests reach
# make sync   bring en.po in line             make check  lint, types, fresh docs/
# make accept  the English of some still holds  make published  fetch what is live
# make phrases  which words say which
# make audit  what is known of the packages   make links  do the references answer
# make test-browsers  in Firefox and WebKit too
# make bench  measure                         make lighthouse   audit the pages
# make screenshots  picture the pages         make compat  build with ProperDocs too
# make booklet  print the text as PDF         make cards  picture the link previews
# make lock  update requirements*.txt         make clean  remove what was made

VENV := .venv
COMPAT := .venv-compat
PY := $(VENV)/bin/python
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
MADE := .make
# But for what editors and people leave beside the files: no such name is a seed's.
INPUTS := mkdocs.yml $(shell find seeds scripts overrides docs/assets -type f ! -name '*.pyc' \
  ! -path '*[!A-Za-z0-9._/-]*') $(wildcard booklet/*.pdf)
PIP := -m pip install --quiet --disable-pip-version-check --require-hashes
export NO_MKDOCS_2_WARNING := 1
export PYTHONDONTWRITEBYTECODE := 1
ifeq "$(strip $(SITE_URL))" ""
unexport SITE_URL
endif

.DELETE_ON_ERROR:
.PHONY: site docs booklet serve published sync accept phrases check audit links test test-all test-browsers coverage bench compat screenshots cards lighthouse lock clean

# One at a time, since they write the same files: another make that is at work here is waited for.
site docs sync accept phrases:
	@python="$(PYTHON)"; $${python:+$$python scripts/alone.py $(MADE)/lock} $(MAKE) --no-print-directory $@-alone

# The address is part of every page, and a seed that was taken away leaves nothing behind that is
# newer: the stamp holds what the site was built for, and is as old as the beginning of the build.
BUILT := $(MADE)/built
FOR := $(strip $(SITE_URL)) $(shell printf '%s\n' $(sort $(INPUTS)) | cksum)
ifneq "$(FOR) site/index.html" "$(shell cat $(BUILT) 2>/dev/null) $(wildcard site/index.html)"
.PHONY: $(BUILT)
endif

site-alone: $(BUILT)
	@echo "The site is in site/; make serve shows it at http://localhost:8000/."

# Built and verified beside site/, and then put in its place: whatever fails, the last one stays.
$(BUILT): $(INPUTS) $(VENV)/.site
	@rm -rf $(MADE)/new $(MADE)/old
	@mkdir -p $(MADE) && printf '%s' '$(FOR)' > $(MADE)/next
	@echo "Generating the pages; reports: $(words $(wildcard seeds/*/source.zh.txt))."
	@$(PY) -m scripts.build
	@echo "Building the site."
	@umask 022 && $(VENV)/bin/mkdocs build --strict --quiet --site-dir $(MADE)/new
	@echo "Verifying it against the source."
	@$(PY) -m scripts.verify $(MADE)/new
	@if test -e site; then mv site $(MADE)/old; fi && mv $(MADE)/new site && rm -rf $(MADE)/old
	@mv $(MADE)/next $@

# ALL=1 lists every warning.
docs-alone: $(VENV)/.site
	@$(PY) -m scripts.build $(if $(ALL),--all)

# Before make site, which publishes what is in booklet/ while it says what the site says.
booklet: $(VENV)/.browser
	@echo "Printing the booklets."
	@$(PY) -m tests.tools.booklet
	@echo "They are in booklet/; make site publishes them."

serve: docs
	@$(VENV)/bin/mkdocs serve

# What the live site knows of its ids, so that none is lost or given twice where docs/ is not
# committed with each change: make published SITE_URL=…; make docs PUBLISHED=.make/published
PUBLISHED ?=
export PUBLISHED
published: $(VENV)/.site
	@$(PY) -m scripts.published $(or $(PUBLISHED),$(MADE)/published)

sync-alone: $(VENV)/.site
	@$(PY) -m scripts.sync

# make accept ID="areas-2-s1 areas-3", or ID=all: the English still holds.
accept-alone: $(VENV)/.site
	@test -n "$(ID)" || { echo 'Name the segments: make accept ID="areas-2-s1 areas-3", or ID=all.' >&2; exit 1; }
	@$(PY) -m scripts.sync --accept $(ID)

# make phrases ID="areas-2-s3" drafts rows and shows the sentence; without ID, how far each report is.
phrases-alone: $(VENV)/.site
	@$(PY) -m scripts.phrases $(ID)

# STRICT=1, before a release, also fails on what is untranslated or stale.
check: $(VENV)/.dev
	@echo "Checking the code, and docs/ against the seeds."
	@$(VENV)/bin/ruff check scripts overrides tests
	@$(VENV)/bin/ruff format --check --quiet scripts overrides tests
	@$(VENV)/bin/mypy
	@$(PY) -m scripts.build --check $(if $(STRICT),--strict) $(if $(ALL),--all)
	@$(PY) -m tests.tools.javascript.check

# Apart from make check: what others find out about a package holds no sentence back.
audit: $(VENV)/.dev
	@$(PY) -m tests.tools.audit

links: $(VENV)/.dev
	@$(PY) -m tests.tools.links

# A file of tests runs in one process, so that a site is built once for all that stand on it.
# Those in a browser, which take longest, come first by name, so that no process is left with them.
PYTEST := $(PY) -m pytest -n auto --dist loadfile --no-loadscope-reorder

test: $(VENV)/.browser
	@echo "Running the tests; this takes a few minutes."
	@$(PYTEST)

# The exhaustive ones too: every character, every page in every theme and width, 10,000 mutations.
test-all: $(VENV)/.browser
	@echo "Running all tests; this takes a quarter of an hour."
	@FUZZ=$${FUZZ:-10000} $(PYTEST) -m "not browsers"

# In Firefox and WebKit, where they are installed; what is missing is said.
test-browsers: $(VENV)/.browser
	@echo "Testing the site in Firefox and WebKit; this takes a few minutes."
	@$(PYTEST) -m browsers -rs tests/engines

# Apart from make test, because counting lines makes the tests slow; a browser counts none.
coverage: $(VENV)/.browser
	@echo "Running the tests without a browser, and counting the lines that they reach."
	@$(PYTEST) --cov --ignore tests/browser --ignore tests/search/test_browser.py

bench: $(VENV)/.browser
	@echo "Measuring, beside Material as it comes, and with up to 300 reports; this takes a while."
	@$(PY) -m tests.tools.bench
	@$(PY) -m tests.tools.scale

# ProperDocs continues MkDocs 1.x: while both build the same bytes, it can take MkDocs' place
# on any day. It has an environment of its own, so that make site never depends on it.
compat: site $(COMPAT)/.site
	@echo "Building the site with ProperDocs."
	@$(COMPAT)/bin/properdocs build --config-file mkdocs.yml --strict --quiet --site-dir $(COMPAT)/site
	@$(PY) -m tests.tools.builds site $(COMPAT)/site
	@echo "MkDocs and ProperDocs build the same site, byte for byte."

screenshots: site $(VENV)/.browser
	@echo "Picturing the pages."
	@$(PY) -m tests.tools.screenshots

# Those whose words have changed, which make docs names; they are committed.
cards: $(VENV)/.browser
	@echo "Picturing the link previews."
	@$(PY) -m tests.tools.cards

lighthouse: $(VENV)/.browser
	@echo "Auditing the pages."
	@$(PY) -m tests.tools.lighthouse.measure

# Compile the lists of what is installed; run it after a change to a requirements*.in.
# Extras stay named: without them pip takes a newer version of coverage[toml] than is pinned.
# Dependabot reads the options from the header.
lock: $(VENV)/.site
	@echo "Compiling the lists of what is installed."
	@$(PY) -m pip install --quiet --disable-pip-version-check uv
	@for list in requirements requirements-compat requirements-dev; do $(VENV)/bin/uv pip compile --quiet --universal \
	  --python-version 3.11 --generate-hashes --no-strip-extras --no-emit-index-url $$list.in -o $$list.txt; done

clean:
	@rm -rf site booklet $(MADE) screenshots tests/tools/*/node_modules $(VENV) $(COMPAT) .pytest_cache .mypy_cache .ruff_cache .coverage .hypothesis

$(VENV)/.python $(COMPAT)/.python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed, and none was found: install it, or name it with make PYTHON=…" >&2; exit 1; }
	@echo "Setting up $(@D), once."
	@$(PYTHON) -m venv $(@D) || { echo "$(PYTHON) cannot make a virtual environment: install its venv module (on Debian: apt-get install python3-venv)." >&2; exit 1; }
	@touch $@

$(VENV)/.site: requirements.txt | $(VENV)/.python
	@echo "Installing what builds the site."
	@$(PY) $(PIP) -r requirements.txt
	@touch $@

$(COMPAT)/.site: requirements.txt requirements-compat.txt | $(COMPAT)/.python
	@echo "Installing ProperDocs."
	@$(COMPAT)/bin/python $(PIP) -r requirements.txt
	@$(COMPAT)/bin/python $(PIP) -r requirements-compat.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.site
	@echo "Installing what tests and checks it."
	@$(PY) $(PIP) -r requirements-dev.txt
	@touch $@

$(VENV)/.browser: $(VENV)/.dev tests/support/chromium.py
	@echo "Looking for Chromium, which is installed where there is none."
	@$(PY) -m tests.support.chromium
	@touch $@
