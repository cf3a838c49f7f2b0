#!/usr/bin/env python3
"""Compares what it takes to write numbers of 256 bits as text with gmpy2, number for number: times.py PROGRAM

PROGRAM is the product 'texts' of Benchmarks. Fails where a ratio is above the promised 1.5, or where a text is not the number."""

import random
import subprocess
import sys
import timeit

import gmpy2

PROMISED = 1.5
gmpy2.get_context().precision = 256
generator = random.Random(18)
full = [gmpy2.mpfr(generator.getrandbits(256)) / gmpy2.mpfr(2) ** 256 for _ in range(1000)]
short = [gmpy2.mpfr(f"{generator.randint(1, 9999)}e-{generator.randint(1, 9)}") for _ in range(1000)]
theirs = {"description": str, "hexadecimal": lambda x: x.digits(16), "scientific": "{:.39e}".format}
# The same work without the words around it: what MPFR alone takes, through the least of Python.
digits = {"description": lambda x: x.digits(10, 0), "hexadecimal": lambda x: x.digits(16), "scientific": lambda x: x.digits(10, 40)}


def nanoseconds(write, numbers):
    return min(timeit.repeat(lambda: [write(x) for x in numbers], number=1, repeat=40)) * 1e6


status = 0
for kind, numbers in (("full", full), ("short", short)):
    lines = "\n".join("{:a}".format(x) for x in numbers)
    answer = subprocess.run([sys.argv[1]], input=lines, capture_output=True, text=True, check=True).stdout
    for line in answer.splitlines():
        name, time, *texts = line.split()
        if name == "scientific":
            wrong = sum(text != theirs[name](x) for text, x in zip(texts, numbers))
        elif name == "description":
            wrong = sum(gmpy2.mpfr(text) != x or len(text) > len(str(x)) for text, x in zip(texts, numbers))
        else:
            wrong = sum(gmpy2.mpfr(text, 256, 16) != x for text, x in zip(texts, numbers))
        wrong += len(numbers) - len(texts)
        own, other = float(time), min(nanoseconds(theirs[name], numbers), nanoseconds(digits[name], numbers))
        kept = own <= PROMISED * other and wrong == 0
        status |= not kept
        print(f"{kind:5} {name:11} {own:6.0f} ns, gmpy2 {other:6.0f} ns, ratio {own / other:4.2f} / {PROMISED}"
              + (f", {wrong} texts wrong" if wrong else "") + ("" if kept else "  ✗"))
sys.exit(status)
