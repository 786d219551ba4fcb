# The project's verbs. Each sets up .venv by itself; the workflows call the same ones.
# What comes from outside, such as the name of a branch, reaches a recipe by the environment alone.

PYTHON ?= python3
ADDRESS ?= 127.0.0.1:8000
SITE ?= site
BEFORE ?= before
HEAD ?= ../head
# The path that the site is served below, from site_url.
PREFIX := $(or $(shell sed -n 's|^site_url: *https*://[^/ ]*\(/[A-Za-z0-9/._~-]*\).*|\1|p' mkdocs.yml),/)
BIN := .venv/bin
READY := .venv/.ready
PEERS := .venv/.peers
UV := $(shell uv --version 2>/dev/null)

# Keeps the hosts' banners about their own future out of our output.
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true

.PHONY: help setup site serve check ledger links browser changes overlay test soak assets wheel sbom trial bench lighthouse fuzz fmt lock

help: ## list the verbs
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile

setup: $(READY) ## set up .venv from the lock

site: $(READY) ## build the site into site/; SITE=folder for another one
	@$(BIN)/python -m mkdocs build --strict --site-dir $(SITE)

serve: $(READY) ## serve the site on http://127.0.0.1:8000, reloading on change
	@$(BIN)/python -m mkdocs serve --dev-addr $(ADDRESS)

check: $(READY) ## check every briefing and actor; FORMAT=github for annotations
	@$(BIN)/briefwright check $(if $(FORMAT),--format $(FORMAT)) $(ARGS)

ledger: $(READY) ## record what is published in published.txt
	@$(BIN)/briefwright ledger

links: $(READY) ## find dead links, anchors and assets in the built site
	@$(BIN)/python tests/build/crawl.py $(SITE) $(PREFIX)

browser: $(READY) ## look at the built site in Chromium
	@BRIEFWRIGHT_SITE=$(abspath $(SITE)) $(BIN)/python -m pytest tests/browser $(ARGS)

changes: $(READY) ## say what differs between the built sites BEFORE and SITE
	@$(BIN)/briefwright changes $(BEFORE) $(SITE)

overlay: $(READY) ## take over the content that the checkout HEAD changes
	@$(BIN)/briefwright overlay $(HEAD)

test: $(READY) ## run every check that CI runs
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check .
	@$(BIN)/python -m mypy
	@$(BIN)/lint-imports --no-cache --no-logo
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null \
	|| echo 'No Chromium here, so no browser test runs: sudo apt-get install -y chromium'
	@$(BIN)/python -m pytest -n auto $(ARGS)

assets: $(READY) ## make the styles and scripts that are published from their sources
	@$(BIN)/python -m tests.contract.assets

wheel: $(READY) ## build the packages into dist/; a tag must name their version
	@$(BIN)/python tests/contract/release.py tag
	@rm -rf dist
	@$(BIN)/python -m hatchling build

sbom: $(READY) ## list all that goes into the program, as CycloneDX, in sbom.cdx.json
	@$(BIN)/python tests/contract/sbom.py sbom.cdx.json

trial: $(READY) ## try the wheel in dist/ in a clean environment
	@$(BIN)/python tests/contract/release.py trial

soak: $(READY) ## break builds at every write, kill 100, and compare 14 environments
	@SOAK=1 $(BIN)/python -m pytest tests/build/test_soak.py tests/build/test_renewing.py tests/unit/publish $(ARGS)

bench: $(PEERS) ## measure builds against Hugo, Pagefind and stock MkDocs; ARGS=--quick for a minute
	@$(BIN)/python -m bench.run $(ARGS)

fuzz: $(READY) ## try a million hostile texts; ARGS=--seed=2 for others
	@$(BIN)/python -m tests.fuzz.run --patterns --markup 1000000 --documents 50000 --headers 100000 $(ARGS)

lighthouse: $(READY) ## judge the built site with Lighthouse, which npx fetches
	@$(BIN)/python -m bench.lighthouse $(SITE) $(ARGS)

fmt: $(READY) ## format the code and mend what can be mended
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format .

lock: ## lock the dependencies again; ARGS=--upgrade takes newer ones
	@test -n "$(UV)" || { echo 'Locking needs uv: pip install uv'; exit 1; }
	@uv pip compile pyproject.toml --group dev --generate-hashes --universal \
	  --python-version 3.11 --no-annotate --no-header --quiet $(ARGS) -o requirements.txt
	@uv pip compile bench/requirements.in --generate-hashes --universal \
	  --python-version 3.11 --no-annotate --no-header --quiet $(ARGS) -o bench/requirements.txt
	@$(PYTHON) tests/contract/lock.py

# What only the benchmark compares with.
$(PEERS): bench/requirements.txt $(READY)
ifneq ($(UV),)
	@uv pip install --quiet --python $(BIN)/python --require-hashes --no-build -r bench/requirements.txt
else
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check \
	  --require-hashes --only-binary :all: -r bench/requirements.txt
endif
	@touch $@

# The lock says what goes in; pyproject.toml also holds the entry points.
$(READY): requirements.txt pyproject.toml
	@echo 'Setting up .venv'
ifneq ($(UV),)
	@uv venv --quiet --clear --python '>=3.11' .venv
	@uv pip install --quiet --python $(BIN)/python --require-hashes --no-build -r requirements.txt
	@uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .
else
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	|| { echo 'Python 3.11 or newer is needed: sudo apt-get install -y python3'; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	|| { echo 'Python lacks venv: sudo apt-get install -y python3-venv'; exit 1; }
	@$(PYTHON) -m venv --clear .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check \
	  --require-hashes --only-binary :all: -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check \
	  --no-deps --no-build-isolation -e .
endif
	@touch $@
