# 常用命令 · Everyday commands. Everything runs in a virtual environment of its own, made on first use.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Tests run on all processors, those of one file on one where that can be: what they share is made once.
# `make test TESTS=tests/statements` runs some of them.
TESTS ?= tests
# `make fuzz FUZZED=pdf SECONDS_EACH=60` fuzzes one kind of input, for a minute.
FUZZED ?= page word pdf ofd warc list rules
SECONDS_EACH ?= 600

# Settings of this machine's Python have no say in what is built and tested.
unexport $(filter PYTHON%,$(.VARIABLES))

.PHONY: demo test explore fmt check fuzz bench bench-scale bundle test-bundle docs site pictures sizes fixtures templates clean

$(BIN)/reportlint: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/dev: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	@# Older ones know no dependency groups.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[all]' --group dev
	@touch $@

demo: $(BIN)/reportlint  ## 检查示例报告，打印结果，写出 SARIF
	@mkdir -p out
	@$(BIN)/reportlint check fixtures/seed/clean.html fixtures/demo -o table -o sarif=out/demo.sarif --fail-on never

test: $(VENV)/dev  ## 运行全部测试
	$(BIN)/python -m pytest -n auto --dist worksteal $(TESTS)

explore: $(VENV)/dev  ## 性质测试，每次换一批例子
	$(BIN)/python -m pytest -n auto --dist worksteal --hypothesis-profile=other $$(grep -rl "^from hypothesis" tests --include="test_*.py")

fmt: $(VENV)/dev  ## 整理代码格式
	$(BIN)/ruff check --fix --quiet . || true
	$(BIN)/ruff format --quiet .

check: $(VENV)/dev  ## 格式、静态检查、类型、导入方向、文档是否最新
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy src plugins/reportlint_builtin
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q tests/meta
	$(BIN)/python docs/generate.py --check

fuzz: $(VENV)/dev  ## 长时间的随机测试，每种输入十分钟
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group fuzz
	@for target in $(FUZZED); do echo "== $$target"; \
	  $(BIN)/python tests/robustness/fuzz.py $$target -max_total_time=$(SECONDS_EACH) -timeout=60 -rss_limit_mb=2048 \
	    || exit 1; done

bench: $(VENV)/dev  ## 速度和内存，以倍数表示
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group bench
	$(BIN)/python bench/run.py
	$(BIN)/python bench/scale.py

bench-scale: $(VENV)/dev  ## 批量核查随份数增长的速度和内存（约一小时；十万份：bench/scale.py --pages 100000）
	$(BIN)/python bench/scale.py --pages 1000 10000

bundle: $(VENV)/dev  ## 不需要 Python 的程序，写到 out/bundle/reportlint（几分钟）
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group bundle
	$(BIN)/python bundle/build.py

test-bundle: bundle  ## 在没有 Python 的环境里试它：启动、核查、批量、交付、网页
	$(BIN)/python -m pytest -q bundle

docs: $(VENV)/dev  ## 由规则和程序生成 docs/rules、docs/reference
	$(BIN)/python docs/generate.py

site: docs  ## 由 README、docs 生成文档网站
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group docs
	$(BIN)/sphinx-build -q -W --keep-going docs out/site
	@echo "out/site/index.html"

pictures: $(VENV)/dev  ## 重新画出文档中的图（需要 Chromium）
	PYTHONPATH=. $(BIN)/python tools/pictures.py

sizes: $(VENV)/dev  ## 各附加组件安装后的大小
	$(BIN)/python tools/sizes.py

fixtures: $(VENV)/dev  ## 重新生成 fixtures 中的网页
	$(BIN)/python fixtures/generate.py

templates: $(VENV)/dev  ## 重新生成随附的 Word 模板
	$(BIN)/python tools/templates.py

clean:
	rm -rf $(VENV) out build dist *.egg-info src/*.egg-info
