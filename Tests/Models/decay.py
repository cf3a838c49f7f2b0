"""Residuals of a decay, seven readings, and their Jacobian written by hand: by itself, and as products with vectors."""

import math

gradcheck_hello = {"variables": ["amplitude", "rate"], "outputs": 7, "at": [2.5, 0.4]}

TIMES = [0.0, 0.5, 1.0, 2.0, 3.5, 5.0, 8.0]
READINGS = [2.61, 1.98, 1.72, 1.09, 0.66, 0.31, 0.13]


def residuals(x):
    amplitude, rate = x
    return [reading - amplitude * math.exp(-rate * time) for time, reading in zip(TIMES, READINGS)]


def jacobian(x):
    amplitude, rate = x
    return [[-math.exp(-rate * time), amplitude * time * math.exp(-rate * time)] for time in TIMES]


def push(x, v):
    return [row[0] * v[0] + row[1] * v[1] for row in jacobian(x)]


def pull(x, u):
    return [sum(w * row[j] for w, row in zip(u, jacobian(x))) for j in range(2)]


def faulty(x):
    """The factor of the time is forgotten in the last reading."""
    rows = jacobian(x)
    rows[-1][1] /= TIMES[-1]
    return rows


def faulty_pull(x, u):
    return [sum(w * row[j] for w, row in zip(u, faulty(x))) for j in range(2)]
