# make handbook   builds both editions and their papers under dist/base/
# make wheel      builds the tool as one file to install, in dist/wheel/
# make test       runs every check on a sample of the cases, in minutes; installs what it needs
# make test-all   runs every check on every case, and measures what the tests reach
# make fuzz       gives the readers SECONDS=60 of inputs that are nearly right; make fuzz INPUT=FILE reads one again
# make labels     collects the labels that the code says, and brings their catalogues up to date
# make licences   lists the licence of all that is handed out or used, and fails where one is not accepted
# make sbom       writes dist/sbom.json: what turnabout needs to run, as CycloneDX

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Python keeps what it compiled, even where the environment says otherwise: the tests begin it many hundred times.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: handbook wheel test test-all test-bounds fuzz labels licences sbom check serve pictures lock clean system-tools

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

# Processes that the tests begin elsewhere write what they reached into this folder too.
test-all: export COVERAGE_FILE := $(CURDIR)/.coverage
test-all: $(VENV)/.test node_modules/.done system-tools check
	$(BIN)/turnabout check
	$(PYTEST) --cov --cov-report= tests
	$(BIN)/coverage report
	$(BIN)/coverage report --fail-under=100 --include='generator/turnabout/model/*,generator/turnabout/planning/*,generator/turnabout/rules/*,generator/turnabout/text/terms.py,generator/turnabout/core/problems.py,generator/turnabout/core/nodes.py,generator/turnabout/core/report.py'

# The wheel with the lowest and the newest versions that it allows, with each Python on the PATH.
test-bounds: $(VENV)/.test
	$(BIN)/python -m pytest tests/installing/test_bounds.py

SECONDS ?= 60
fuzz: $(VENV)/.test
	PYTHONPATH=tests $(BIN)/python -m fuzzing --seconds $(SECONDS) $(if $(INPUT),--input $(INPUT))

labels: $(VENV)/.test
	$(BIN)/python generator/make_labels.py
	$(BIN)/turnabout schema .schema

licences: $(VENV)/.test
	PYTHONPATH=requirements $(BIN)/python -m supply licences

sbom: $(VENV)/.test
	PYTHONPATH=requirements $(BIN)/python -m supply sbom dist/sbom.json

pictures: $(VENV)/.test system-tools handbook
	$(BIN)/python pictures/make.py

# The wheel is the whole tool: README.md says how to install it.
wheel: $(VENV)/.run
	rm -rf dist/wheel
	$(BIN)/hatchling build -t wheel -d dist/wheel

# Pins that still fit stay; UPGRADE=--upgrade takes the newest of all.
LOCK := pip-compile -q $(UPGRADE) --generate-hashes --strip-extras --allow-unsafe --no-build-isolation \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host

lock: $(VENV)/.test
	$(BIN)/$(LOCK) -o requirements/run.txt pyproject.toml requirements/run.in
	$(BIN)/$(LOCK) -o requirements/test.txt --all-extras -c requirements/run.txt pyproject.toml requirements/run.in requirements/test.in

clean:
	rm -rf $(VENV) build dist site node_modules

$(VENV)/.run: requirements/run.txt pyproject.toml
	requirements/make-venv $(PYTHON) $(VENV)
	$(BIN)/python -m pip install -q --no-deps --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install -q --no-deps --no-build-isolation -e .
	$(BIN)/python -m pip check -q
	touch $@

$(VENV)/.test: $(VENV)/.run requirements/test.txt
	$(BIN)/python -m pip install -q --no-deps --require-hashes -r requirements/test.txt
	$(BIN)/python -m pip check -q
	touch $@

node_modules/.done: package.json package-lock.json | system-tools
	npm ci --loglevel=error
	touch $@

# Chromium, Java, Poppler and qpdf: what the tests use besides Python. Installed where that is allowed.
system-tools:
	@tests/install-system-tools
