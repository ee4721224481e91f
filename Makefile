# make run, make test, make check: README.md says what each does.

PORT ?= 8000
WORKERS ?= auto

# The first Python that fits and can make an environment. 3.13 comes late, because
# fast-diff-match-patch has no wheel for it yet: there it is built, with a C++ compiler.
FITS = import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
PYTHON ?= $(shell for python in python3.12 python3.11 python3 python3.13; do \
	$$python -c '$(FITS)' 2>/dev/null && echo $$python && break; done)

BIN = .venv/bin
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check \
	--require-hashes
SECRET = head -c 48 /dev/urandom | base64 | tr -d '\n'
# On one's own machine: no HTTPS, one secret kept for all runs.
HERE = SECRET_KEY="$$(cat var/secret_key)" DEBUG=no HTTPS=no SITE_URL=http://127.0.0.1:$(PORT)
# As a ministry would run it; secret and database are thrown away.
PRODUCTION = SECRET_KEY="$$($(SECRET))" DEBUG=no HTTPS=yes ALLOWED_HOSTS=open-door.example \
	DATABASE_URL=sqlite://:memory:

# PostgreSQL and Redis need drivers that SQLite does without.
SERVICES = $(filter postgres% redis%,$(DATABASE_URL) $(CACHE_URL))
INSTALLED = .venv/$(if $(SERVICES),all,run)

.PHONY: run manage test test-services check bench audit messages lock clean
.DEFAULT_GOAL := run

# Says so at once where the port is taken, before the database is touched.
FREE = import socket, sys; taken = socket.socket().connect_ex(("127.0.0.1", $(PORT))) == 0; \
	sys.exit(f"Port $(PORT) is in use. Stop what listens there, or choose another: make run PORT={$(PORT) + 1}" if taken else 0)

.PHONY: port-is-free
port-is-free: | .venv/bin/python
	@$(BIN)/python -c '$(FREE)'

run: port-is-free $(INSTALLED) var/secret_key
	@$(HERE) $(BIN)/python manage.py migrate --verbosity 0
	@$(HERE) $(BIN)/python manage.py collectstatic --noinput --verbosity 0
	@$(HERE) $(BIN)/python manage.py load_shipped_course
	@$(HERE) $(BIN)/python manage.py create_demo_people
	@$(HERE) $(BIN)/python manage.py create_demo_class
	@echo 'To invite a teacher: make manage DO="invite_teacher NAME"'
	@echo "Open Door: http://127.0.0.1:$(PORT)/   Stop with Ctrl+C."
	@$(HERE) exec $(BIN)/gunicorn portal.wsgi --bind 127.0.0.1:$(PORT) \
		--workers 2 --worker-class gthread --threads 4 --log-level warning

# A management command with the settings of `make run`: make manage DO="changepassword editor"
manage: $(INSTALLED) var/secret_key
	@$(HERE) $(BIN)/python manage.py $(DO)

test: .venv/all
	$(BIN)/python -m pytest -n $(WORKERS) $(TESTS)

test-services: export DATABASE_URL ?= postgres://postgres@127.0.0.1:5432/postgres
test-services: export CACHE_URL ?= redis://127.0.0.1:6379/0
test-services: .venv/all
	$(BIN)/python -m tests.services
	$(BIN)/python -m pytest -n $(WORKERS) $(TESTS)

check: .venv/all
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	@echo mypy; $(PRODUCTION) $(BIN)/mypy
	$(BIN)/lint-imports
	git ls-files -z 'templates/*.html' | xargs -0 $(BIN)/djade --target-version 5.2 --check
	git ls-files -z 'templates/*.html' | xargs -0 $(BIN)/djhtml --tabwidth 2 --check
	@echo makemigrations --check; $(PRODUCTION) $(BIN)/python manage.py makemigrations --check --dry-run
	@echo check --deploy; $(PRODUCTION) $(BIN)/python manage.py check --deploy --fail-level WARNING
	@echo update_messages --check; $(PRODUCTION) $(BIN)/python manage.py update_messages --check
	$(BIN)/python -m pip check

bench: .venv/all
	@! command -v npm >/dev/null || npm ci --prefix tests/benchmarks --ignore-scripts --no-audit \
		--no-fund --loglevel error
	$(BIN)/python -m tests.benchmarks

audit: .venv/all tests/audit/node_modules
	$(BIN)/python -m tests.audit

tests/audit/node_modules: tests/audit/package-lock.json
	npm ci --prefix tests/audit --ignore-scripts --no-audit --no-fund --loglevel error
	@touch $@

messages: .venv/all
	@$(PRODUCTION) $(BIN)/python manage.py update_messages

# Pins every package with its hashes. The files name no index: pip's own configuration does.
COMPILE = CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --generate-hashes \
	--allow-unsafe --strip-extras --no-annotate --no-emit-options --no-emit-index-url \
	--no-emit-find-links --no-emit-trusted-host
GROUPS = import tomllib; groups = tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"]; \
	print(*groups["test"], *groups["check"], sep="\n")

lock: .venv/all
	@mkdir -p var
	$(BIN)/python -c '$(GROUPS)' > var/groups.in
	$(COMPILE) --all-extras --output-file constraints/all.txt pyproject.toml var/groups.in
	$(COMPILE) --constraint constraints/all.txt --output-file constraints/run.txt pyproject.toml

clean:
	rm -rf .venv build .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis \
		var/static var/tests

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Open Door needs Python 3.11, 3.12 or 3.13 with venv." >&2; exit 1; }
	$(PYTHON) -m venv .venv

.venv/run: constraints/run.txt | .venv/bin/python
	$(INSTALL) -r constraints/run.txt
	@touch $@

.venv/all: constraints/all.txt | .venv/bin/python
	$(INSTALL) -r constraints/all.txt
	@touch $@ .venv/run

var/secret_key:
	@mkdir -p var
	@(umask 077 && $(SECRET) > $@)
