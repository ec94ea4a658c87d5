# One command each; every target does its own set-up. See README.md.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Modules are compiled once: the tests and the demo start more than a hundred programs of their own.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: setup setup-dev demo run test check bench screenshots endurance package translations lock clean

# The virtual environment is made anew only when a lock changes.
$(VENV)/.run: requirements.lock
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	echo "$(CURDIR)" > "$$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/frontoffice.pth"
	touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@

setup: $(VENV)/.run translations
setup-dev: $(VENV)/.dev translations

# English and Qt's own words, compiled from the sources in resources/i18n.
translations: $(VENV)/.run
	@for ts in resources/i18n/*.ts; do \
	  qm="$${ts%.ts}.qm"; \
	  if [ -e "$$ts" ] && { [ ! -e "$$qm" ] || [ "$$ts" -nt "$$qm" ]; }; then \
	    $(BIN)/pyside6-lrelease -silent "$$ts" -qm "$$qm"; fi; done

demo: setup
	$(BIN)/python -m frontoffice demo --headless --out out/demo

run: setup
	$(BIN)/python -m frontoffice app

test: setup-dev
	$(BIN)/python -m compileall -q frontoffice ui tests
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -q -n auto --dist worksteal --durations=25 -m "not endurance"

check: setup-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q tests/test_house.py

endurance: setup-dev
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -q -m endurance

bench: setup-dev
	$(BIN)/python -m compileall -q frontoffice ui tests
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.benchmarks

screenshots: setup
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m frontoffice demo --headless --screens all --out out/screenshots

package: setup
	$(PYTHON) installer/build.py

# Needs `uv`; the lock names no index and no download host.
lock:
	uv pip compile pyproject.toml --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --universal -o requirements.lock
	uv pip compile pyproject.toml --group test --group package --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --universal -c requirements.lock -o requirements-dev.lock

clean:
	rm -rf out build dist $(VENV)
