# make handbook   builds both editions and their papers under dist/base/
# make test       runs every check on a sample of the cases, in minutes; installs what it needs
# make test-all   runs every check on every case, and measures what the tests reach

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: handbook test test-all check serve pictures lock clean system-tools

handbook: $(VENV)/.run
	$(BIN)/turnabout build

serve: $(VENV)/.run
	$(BIN)/turnabout serve

check: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Each file of tests runs in one process, which shares what its fixtures make; the slowest files are the first.
PYTEST := $(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder --durations=20

test: $(VENV)/.test node_modules/.done system-tools check
	$(BIN)/turnabout check
	$(PYTEST) -m "not thorough" tests

test-all: $(VENV)/.test node_modules/.done system-tools check
	$(BIN)/turnabout check
	$(PYTEST) --cov --cov-report= tests
	$(BIN)/coverage report
	$(BIN)/coverage report --fail-under=100 --include='generator/turnabout/model/*,generator/turnabout/planning/*,generator/turnabout/lint/*,generator/turnabout/wording.py,generator/turnabout/problems.py,generator/turnabout/nodes.py,generator/turnabout/report.py'

pictures: $(VENV)/.test system-tools handbook
	$(BIN)/python pictures/make.py

lock: $(VENV)/.test
	$(BIN)/pip-compile -q --generate-hashes --strip-extras --allow-unsafe --no-emit-index-url --no-emit-find-links --no-emit-trusted-host -o requirements/run.txt requirements/run.in
	$(BIN)/pip-compile -q --generate-hashes --strip-extras --allow-unsafe --no-emit-index-url --no-emit-find-links --no-emit-trusted-host -o requirements/test.txt requirements/test.in

clean:
	rm -rf $(VENV) build dist site node_modules

$(VENV)/.run: requirements/run.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --no-deps --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install -q --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.test: $(VENV)/.run requirements/test.txt
	$(BIN)/python -m pip install -q --no-deps --require-hashes -r requirements/test.txt
	$(BIN)/python -m pip check -q
	touch $@

node_modules/.done: package.json package-lock.json | system-tools
	npm ci --silent
	touch $@

# Chromium, Java, Poppler and qpdf: what the tests use besides Python. Installed where that is allowed.
system-tools:
	@tests/install-system-tools
