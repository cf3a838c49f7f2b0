# make run    installs what is missing, builds, and does the main job on real data
# make demo   the same set-up, then what the bug is: the digits network with each kind of seeded fault
# make test   the same set-up, then the tests, in debug and in release
# make client  builds and tests a package that depends on this one
# make install PREFIX=/usr/local   the command without Swift's libraries, its manual pages, completions, header and Python
#                 module (DESTDIR too); make dist   the same as a tarball, which make fresh tries on an empty Debian
# make lint api readme golden bench bench-locate bench-programs bench-client docs pictures   for contributors
# make fuzz SECONDS=60 ONLY=number   fuzzes every reader of others' text and bytes, or one, for so long each
# make fuzz-numbers SEED=1 COUNT=100000   random operations of MPFloat against whole numbers, mpmath and the hardware
# make faults   full disks, kills, closed descriptors, little memory: what the command does when the world around it fails
# make sanitize   for contributors too: all tests under the thread sanitizer, then under the address sanitizer, with that of
#                 undefined behaviour for the C; each built on its own in .build/thread and .build/address, an hour in all
# make complex POINTS=100000 SEED=1   complex functions at random points against Arb (python-flint): the worst errors in u
# make texts    numbers of 256 bits as text, the time beside gmpy2's

.PHONY: complex texts run demo test test-debug test-release client install dist fresh static lint api bench bench-times bench-locate bench-programs bench-client docs docs-server pictures sanitize setup readme golden fuzz fuzz-numbers faults
SHELL := /bin/bash
GRADCHECK = .build/release/gradcheck
RELEASE = swift build -c release --product gradcheck
# A function body that takes the compiler longer than this (in milliseconds) is reported.
SLOW = -Xswiftc -Xfrontend -Xswiftc -warn-long-function-bodies=1000

# Shows a command and runs it; a gradient that fails (status 1) is a result, not a failure of the run.
show = @echo; echo '$$ gradcheck $(1)'; echo; $(GRADCHECK) $(1) || [ $$? -eq 1 ]
BOTH = --format binary32 --format binary64

run: setup
	$(RELEASE)
	$(call show,check misra1a $(BOTH) --format mp256 --criterion textbook)
	$(call show,check misra1a $(BOTH) --format mp256)
	$(call show,check digits $(BOTH) --rows 3)
	$(call show,check misra1a --faulty)
	$(call show,locate digits --faulty --seed 11)
	$(call show,locate sparselogistic --faults 3 --rows 4)
	$(call show,sweep sin $(BOTH) --format mp128 --plot sweep.svg)
	$(call show,study derivatives)
	$(call show,report misra1a $(BOTH) --output misra1a.html)
	@echo; echo "$$EXPLANATION"

define EXPLANATION
The textbook's check fails a right gradient in binary32: its verdict depends on the precision. By default the question is
asked properly. Misra1a's gradient and that of the network are right, in each format, and what their formulae lose there is
floating point's; the one with the seeded fault is wrong, and no rounding explains it. Which components are wrong, and by what
pattern, is found with some tens of evaluations, also among a million. The sweeps show what misleads the textbook: as h
shrinks, truncation falls with slope 2 in every format, until roundoff, rising with slope -1, takes over; more bits move that
turning point down, and the picture sweep.svg shows all three. Who must differentiate a black box need not choose h: the
automatic derivative's stated errors hold. The page misra1a.html has all this for one problem, to be read in a browser.
endef
export EXPLANATION

# Seeds of each kind: left at zero, doubled, of a wrong variable (which has no pattern), a penalty, two swapped, a sign.
demo: setup
	$(RELEASE)
	@for seed in 1 2 4 8 11 28; do \
	  $(GRADCHECK) locate digits --faulty --seed $$seed --rows 4 || [ $$? -eq 1 ] || exit; echo; \
	done

test: test-debug test-release

# The command's tests run it a thousand times, which takes a debug build a second each.
test-debug: setup
	swift test $(SLOW) --skip '^gradcheckTests\.'

test-release: setup
	swift test -c release

# A package of its own: a closure, a struct of parameters, a Jacobian, a @differentiable function, a function in C.
client: setup
	swift test --package-path Tests/Client

PREFIX = /usr/local
# A build of its own, since every file is compiled differently; and the argument parser's program for manual pages.
STATIC = .build/static
MANUAL = .build/manual/debug/generate-manual

static: setup
	swift build -c release --product gradcheck --scratch-path $(STATIC) $(if $(filter Linux,$(shell uname)),--static-swift-stdlib)
	swift build --package-path $(STATIC)/checkouts/swift-argument-parser --scratch-path .build/manual --product generate-manual

install: static
	MANUAL=$(MANUAL) Installation/install.sh $(STATIC)/release $(PREFIX) $(DESTDIR)

dist: static
	MANUAL=$(MANUAL) Installation/dist.sh $(STATIC)/release .build/dist

# Needs debootstrap, and the right to chroot.
fresh: dist
	Installation/fresh.sh $$(ls -t .build/dist/*.tar.gz | head -1)

# The list of the public API that a test compares.
api: setup
	WRITE_PUBLIC_API=1 swift test --filter PublicAPITests

# The README's examples, as its commands print them today.
readme: setup
	WRITE_README=1 swift test -c release --filter ReadmeTests

# The tables of tests, by their scripts.
golden:
	Tests/golden

lint:
	swift format lint --strict --recursive Package.swift Sources Tests Benchmarks
	.ci/laws

# Ratios to hand-written C, in some two minutes; bench-times: absolute times of each side, by ordo-one/benchmark.
bench: setup
	swift run --package-path Benchmarks -c release ratios

bench-times: setup
	swift package --package-path Benchmarks --allow-writing-to-package-directory benchmark --no-progress

# How many evaluations it takes to find the wrong ones among a million derivatives, and how long: some minutes.
bench-locate: setup
	swift run --package-path Benchmarks -c release locate

# What it costs to ask a function that lives in a process of its own, through Python and through a shared library.
bench-programs: setup
	swift run --package-path Benchmarks -c release programs

# What a client pays: seconds, modules and steps of a clean debug build, of one that imports the checker and of the others.
bench-client: setup
	Benchmarks/client.sh

# libFuzzer has a program of its own, which Package.swift knows only where FUZZING is set.
SECONDS = 60
ONLY = expression point bounds blocks cases part text answer number file
FUZZ = .build/fuzz/release/fuzz

fuzz: setup
	FUZZING=1 swift build -c release --sanitize=fuzzer --scratch-path .build/fuzz --product fuzz \
	  -Xswiftc -parse-as-library -Xswiftc -enable-testing
	@for target in $(ONLY); do \
	  mkdir -p .build/fuzz/corpus/$$target; log=.build/fuzz/$$target.log; \
	  FUZZ_TARGET=$$target $(FUZZ) -max_total_time=$(SECONDS) -timeout=10 -rss_limit_mb=200 -max_len=4096 \
	    -seed=$(SEED) -print_final_stats=1 -artifact_prefix=.build/fuzz/$$target- .build/fuzz/corpus/$$target \
	    Tests/Fuzzing/Seeds/$$target >$$log 2>&1 || { tail -40 $$log; exit 1; }; \
	  echo $$target: $$(sed -nE 's/^stat::(number_of_executed_units|peak_rss_mb): */\1 /p' $$log); \
	done

SEED = 1
COUNT = 100000
NUMBERS = Tests/Differential/.build/release/numbers

fuzz-numbers: setup
	swift build --package-path Tests/Differential -c release
	$(NUMBERS) hardware $(SEED) $(COUNT)
	$(NUMBERS) $(SEED) $(COUNT) | python3 Tests/Differential/check.py

faults: setup
	$(RELEASE)
	Tests/faults $(GRADCHECK)

# MPFR itself is not instrumented: what is watched is what this package does with threads, with memory and, in its C, with
# undefined behaviour, which traps. The memory that the address sanitizer holds back is no leak, so that MemoryTests, which count
# what is kept, stay out; what the globals hold is none either, but the leak checker takes 632 bytes of it for lost. ExampleTests
# link what was compiled here without a sanitizer. The command's tests run it in processes of its own, for some half an hour.
SANITIZED = --disable-xctest --skip MemoryTests --skip ExampleTests
UNDEFINED = -Xcc -fsanitize=undefined -Xcc -fsanitize-trap=undefined

sanitize: setup
	TSAN_OPTIONS=suppressions=$(CURDIR)/Tests/thread.suppressions swift test --sanitize=thread --scratch-path .build/thread $(SANITIZED)
	ASAN_OPTIONS=detect_leaks=0 swift test --sanitize=address $(UNDEFINED) --scratch-path .build/address $(SANITIZED)

# The site of the documentation, in .build/docs; 'make docs-server' shows it at http://localhost:8000.
docs: setup
	for product in DerivativeTesting GradientXCTest gradcheck; do swift build -c release --product $$product || exit; done
	Documentation/make.sh .build/docs

docs-server:
	python3 -m http.server --directory .build/docs 8000

# The pictures of the theory's pages and of the README, on a light ground and on a dark one.
pictures: setup
	$(RELEASE)
	for theme in light dark; do \
	  ending=$$([ $$theme = dark ] && echo ~dark).svg; into=Sources/StepAnalysis/StepAnalysis.docc/Resources; \
	  $(GRADCHECK) sweep sin $(BOTH) --format mp128 --plot $$into/sweep$$ending --plot-theme $$theme >/dev/null && \
	  $(GRADCHECK) step sin --plot $$into/rules$$ending --plot-theme $$theme >/dev/null && \
	  $(GRADCHECK) study precision sin --plot $$into/precision$$ending --plot-theme $$theme >/dev/null || exit; \
	done

# The C libraries, pkg-config and gnuplot, where they are missing; and GNU parallel, without which one test is skipped.
setup:
	@missing=""; \
	pkg-config --exists mpfr gmp 2>/dev/null || missing="$$missing mpfr"; \
	command -v gnuplot >/dev/null || missing="$$missing gnuplot"; \
	if [ -z "$$missing" ] && command -v parallel >/dev/null; then exit 0; fi; \
	if command -v apt-get >/dev/null; then \
	  sudo=$$([ "$$(id -u)" = 0 ] || echo sudo); \
	  echo "Installing libmpfr-dev libgmp-dev pkg-config gnuplot-nox parallel"; \
	  $$sudo apt-get update -qq -o Acquire::http::Timeout=20 -o Acquire::Retries=1 && \
	  DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends \
	    libmpfr-dev libgmp-dev pkg-config gnuplot-nox parallel >/dev/null; \
	elif command -v brew >/dev/null; then \
	  brew install --quiet mpfr gmp pkg-config gnuplot parallel; \
	else \
	  echo "Please install MPFR, GMP, pkg-config, gnuplot and GNU parallel (missing:$$missing)." >&2; false; \
	fi || [ -z "$$missing" ]

POINTS = 100000
SEED = 1
complex: setup
	swift build --package-path Benchmarks -c release --product complexpoints
	python3 Tests/complex/points.py Benchmarks/.build/release/complexpoints --points $(POINTS) --seed $(SEED)

texts: setup
	swift build --package-path Benchmarks -c release --product texts
	python3 Tests/texts/times.py Benchmarks/.build/release/texts
