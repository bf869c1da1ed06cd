# How to work on Newsloom. Two commands do everything: `make demo` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
# The locks are complete: --no-deps keeps pip from looking for a newer release of what somebody wants with an extra.
export PIP_DISABLE_PIP_VERSION_CHECK := 1
LOCK := uv pip compile -q pyproject.toml --extra postgres --python-version 3.11 --generate-hashes --no-emit-index-url --no-header

.DEFAULT_GOAL := help
.PHONY: help install install-dev install-bench system demo up test check bench lock

help:  ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## / — /'

install: .venv/installed  ## prepare .venv with what Newsloom needs to run

.venv/installed: requirements.lock pyproject.toml
	@scripts/make-venv "$(PYTHON)"
	$(BIN)/pip install --quiet --no-deps --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --no-index -e .
	@touch $@

install-dev: .venv/installed-dev  ## prepare .venv with what the tests need too

.venv/installed-dev: requirements-dev.lock pyproject.toml
	@scripts/make-venv "$(PYTHON)"
	$(BIN)/pip install --quiet --no-deps --require-hashes -r requirements-dev.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --no-index -e .
	@touch $@ .venv/installed

demo: install  ## the whole product over the sample newswire, no network needed
	@exec $(BIN)/newsloom demo

up: install  ## the site and the worker over ./data
	@exec $(BIN)/newsloom up

check: install-dev  ## format, lint, types, import rules
	$(BIN)/ruff format --check src tests benchmarks scripts
	$(BIN)/ruff check src tests benchmarks scripts
	$(BIN)/mypy
	$(BIN)/lint-imports

system:
	@scripts/system-packages

test: install-dev system  ## every check and test, on SQLite and on PostgreSQL
	@scripts/run-tests

install-bench: .venv/installed-bench  ## prepare .venv with what benchmarks and training need too

.venv/installed-bench: requirements-bench.lock pyproject.toml
	@scripts/make-venv "$(PYTHON)"
	$(BIN)/pip install --quiet --no-deps --require-hashes -r requirements-bench.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --no-index -e .
	@touch $@ .venv/installed .venv/installed-dev

bench: install-bench  ## every stage against the corpora, peers beside us
	$(BIN)/python -m benchmarks

lock:  ## renew the locked requirements (needs uv)
	$(LOCK) --upgrade -o requirements.lock
	$(LOCK) -c requirements.lock --group dev --upgrade -o requirements-dev.lock
	$(LOCK) -c requirements-dev.lock --group dev --group bench --upgrade -o requirements-bench.lock
