# The project's verbs. Each sets up .venv by itself; CI runs `make test`.

PYTHON ?= python3
ADDRESS ?= 127.0.0.1:8000
BIN := .venv/bin
READY := .venv/.ready
UV := $(shell uv --version 2>/dev/null)

# Keeps the hosts' banners about their own future out of our output.
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true

.PHONY: help setup site serve check test bench fmt lock

help: ## list the verbs
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile

setup: $(READY) ## set up .venv from the lock

site: $(READY) ## build the site into site/
	@$(BIN)/python -m mkdocs build --strict

serve: $(READY) ## serve the site on http://127.0.0.1:8000, reloading on change
	@$(BIN)/python -m mkdocs serve --dev-addr $(ADDRESS)

check: $(READY) ## check every briefing and actor
	@$(BIN)/briefwright check

test: $(READY) ## run every check that CI runs
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check .
	@$(BIN)/python -m mypy
	@$(BIN)/lint-imports --no-cache --no-logo
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null \
	|| echo 'No Chromium here, so no browser test runs: sudo apt-get install -y chromium'
	@$(BIN)/python -m pytest -n auto $(ARGS)

bench: $(READY) ## measure a build against stock MkDocs
	@$(BIN)/python -m bench.run $(ARGS)

fmt: $(READY) ## format the code and mend what can be mended
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format .

lock: ## lock the dependencies again; ARGS=--upgrade takes newer ones
	@test -n "$(UV)" || { echo 'Locking needs uv: pip install uv'; exit 1; }
	@uv pip compile pyproject.toml --group dev --generate-hashes --universal \
	  --python-version 3.11 --no-annotate --no-header --quiet $(ARGS) -o requirements.txt
	@$(PYTHON) tests/contract/lock.py

# The lock says what goes in; pyproject.toml also holds the entry points.
$(READY): requirements.txt pyproject.toml
	@echo 'Setting up .venv'
ifneq ($(UV),)
	@uv venv --quiet --clear --python '>=3.11' .venv
	@uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.txt
	@uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .
else
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	|| { echo 'Python 3.11 or newer is needed: sudo apt-get install -y python3'; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	|| { echo 'Python lacks venv: sudo apt-get install -y python3-venv'; exit 1; }
	@$(PYTHON) -m venv --clear .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check \
	  --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check \
	  --no-deps --no-build-isolation -e .
endif
	@touch $@
