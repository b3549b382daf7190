# noticegap: two commands to know: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# The tests start some hundred processes: without it, each would compile all of the program anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test check bench services clean

demo: $(VENV)/.ready
	$(BIN)/noticegap demo demo

test: $(VENV)/.ready-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto --maxprocesses 8 --dist loadfile -m "not alone"
	$(BIN)/pytest -m alone $$(grep -rl --include='test_*.py' 'mark\.alone' tests)

bench: $(VENV)/.ready-test
	$(BIN)/python -m tests.bench.engine
	$(BIN)/python -m tests.bench.scan

services:
	@echo "The tests talk to PostgreSQL and MariaDB where they are there, and say so where they are not. On Debian:"
	@echo "  apt-get install postgresql mariadb-server && service postgresql start && service mariadb start"
	@echo "  NOTICEGAP_TEST_POSTGRESQL=postgresql://postgres@127.0.0.1:5432/test"
	@echo "  NOTICEGAP_TEST_MARIADB=mariadb://root@127.0.0.1:3306/test"

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "noticegap needs Python 3.11 or newer: make PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)

# uv finds in seconds the versions that fit together and writes no bytecode that nobody asks for; pip takes minutes. But it reads none
# of pip's settings: where these name an index or forbid one, or where there is no uv, pip installs.
define install
	( ! $(BIN)/python -m pip config list | grep -qE '[.](index-url|no-index)=' \
	  && $(BIN)/python -m pip install --quiet --timeout 20 --retries 1 uv \
	  && UV_HTTP_TIMEOUT=20 UV_HTTP_RETRIES=1 $(BIN)/python -m uv pip install --quiet --python $(BIN)/python --editable '$(1)' ) \
	|| $(BIN)/python -m pip install --quiet --editable '$(1)'
endef

$(VENV)/.ready: pyproject.toml | $(BIN)/python
	$(call install,.)
	touch $@

$(VENV)/.ready-test: pyproject.toml | $(BIN)/python
	$(call install,.[test])
	touch $@ $(VENV)/.ready

clean:
	rm -rf $(VENV) demo build dist *.egg-info
