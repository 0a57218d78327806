# Ready Reckoner. `make` alone lists what there is.
PYTHON ?= python3
PRICE_DATE ?=
BIN    := .venv/bin
# Material announces its successor at every build; CONTRIBUTING.md says what we do about it.
export NO_MKDOCS_2_WARNING := 1
export PATH := $(CURDIR)/.venv/bin:$(PATH)

.DEFAULT_GOAL := help
.PHONY: help serve build test audit bench prices entry fresh import check browser lock

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(BIN)/.installed: requirements/dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Ready Reckoner needs Python 3.11 or newer; this is %s. Try: make PYTHON=python3.12 ..." % sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	@echo "Setting up .venv (once; about 200 MB) ..."
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --progress-bar on --disable-pip-version-check --require-hashes --requirement requirements/dev.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@

node_modules/.installed: package-lock.json $(BIN)/.installed
	@echo "Fetching the browser's parts (once) ..."
	@$(BIN)/npm ci --no-progress --loglevel=error
	@touch $@

$(BIN)/.oracles: requirements/oracles.txt $(BIN)/.installed
	@echo "Fetching what the calculators are checked against (once; about 70 MB) ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/oracles.txt
	@touch $@

benchmarks/node_modules/.installed: benchmarks/package-lock.json $(BIN)/.installed
	@echo "Fetching other Pythons for the browser to compare with (once; about 70 MB) ..."
	@$(BIN)/npm ci --prefix benchmarks --no-progress --loglevel=error
	@touch $@

.cache/benchmarks/wheels/.fetched: requirements/jupyterlite.txt $(BIN)/.installed
	@echo "Fetching JupyterLite's kernel to compare with (once; about 9 MB) ..."
	@rm -rf $(@D)
	@$(BIN)/pip download --quiet --disable-pip-version-check --require-hashes --no-deps --only-binary :all: --platform any --abi none --python-version 3.14 --dest $(@D) --requirement requirements/jupyterlite.txt
	@touch $@

$(BIN)/.bench: requirements/bench.txt $(BIN)/.installed
	@echo "Fetching what build and search are measured beside (once; about 8 MB) ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/bench.txt
	@touch $@

READY := $(BIN)/.installed node_modules/.installed

serve: $(READY) ## Show the site on http://127.0.0.1:8000/ and follow every change
	@$(BIN)/watchfiles --filter default --ignore-paths calculators/data "$(BIN)/python -m hooks.serve $(ADDRESS)" calculators hooks

build: $(READY) ## Write the site to site/
	@$(BIN)/python -m hooks.publish

test: $(READY) $(BIN)/.oracles browser ## Check everything: types, style, units, the built site, a real browser
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/node node_modules/typescript/bin/tsc --project tsconfig.json
	@$(BIN)/python -m tests.side_by_side

audit: $(READY) browser ## Check every page in every state, with Lighthouse
	@$(BIN)/python -m pytest -q -s -m audit

bench: $(READY) $(BIN)/.bench browser benchmarks/node_modules/.installed .cache/benchmarks/wheels/.fetched ## Measure speed and weight; ONLY=weight measures that alone
	@$(BIN)/python -m benchmarks $(ONLY)

prices: $(BIN)/.installed ## Renew the prices, and show what changed
	@$(BIN)/python -m hooks.snapshot_prices $(if $(PRICE_DATE),--date $(PRICE_DATE))

# What somebody types reaches a command as it was typed, through the environment: neither make nor
# the shell reads quotes, $ or line breaks in it. A terminal has a TERM of its own,
# and may have a NAME and a LANGUAGE.
typed = $(if $(filter command%,$(origin $1)),$(value $1))
export TYPED_TERM = $(call typed,TERM)
export TYPED_ID = $(call typed,ID)
export TYPED_NAME = $(call typed,NAME)
export TYPED_CALCULATORS = $(call typed,CALCULATORS)
export TYPED_FORMAT = $(call typed,FORMAT)
export TYPED_FROM = $(call typed,FROM)
export TYPED_LANGUAGE = $(call typed,LANGUAGE)
unexport ID $(foreach name,TERM NAME CALCULATORS FORMAT FROM LANGUAGE,$(if $(filter command%,$(origin $(name))),$(name)))
FORCED = $(if $(call typed,FORCE),--force)

entry: $(BIN)/.installed ## Begin an entry: make entry TERM="vector database"
	@$(BIN)/python -m hooks.new_entry "$$TYPED_TERM" "$$TYPED_ID"

fresh: $(BIN)/.installed ## Begin a site of your own: make fresh NAME="Harbor words" CALCULATORS="eval-size"
	@set -f; $(BIN)/python -m hooks.fresh $(FORCED) --calculators $$TYPED_CALCULATORS -- "$$TYPED_NAME"

import: $(BIN)/.installed ## Bring a glossary in: make import FORMAT=csv FROM=terms.csv
	@$(BIN)/python -m hooks.importers $(FORCED) --language "$$TYPED_LANGUAGE" -- "$$TYPED_FORMAT" "$$TYPED_FROM"

check: $(BIN)/.installed ## Check the glossary alone: every mistake with its line, and the worklist
	@$(BIN)/python -m hooks.check

browser: $(BIN)/.browsers

$(BIN)/.browsers: tests/browser/find.py $(BIN)/.installed
	@$(BIN)/python -m tests.browser.find
	@touch $@

lock: $(BIN)/.installed ## Renew the locks (hashes only, no addresses)
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --extra dev pyproject.toml --output-file requirements/dev.txt
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --constraint requirements/dev.txt requirements/oracles.in --output-file requirements/oracles.txt
	$(BIN)/uv pip compile --quiet --upgrade --no-deps --universal --python-version 3.14 --generate-hashes --no-annotate --no-header requirements/jupyterlite.in --output-file requirements/jupyterlite.txt
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --constraint requirements/dev.txt requirements/bench.in --output-file requirements/bench.txt
	$(BIN)/npm install --package-lock-only
	$(BIN)/npm install --package-lock-only --prefix benchmarks
