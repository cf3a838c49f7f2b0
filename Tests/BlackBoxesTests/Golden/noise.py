"""What ECnoise says of seven tables of values.

    python3 noise.py > noise.json

The algorithm is written out here from the published formulae, literally and without any safeguard. Python's floats are
binary64 and its mathematical functions the C library's, as Swift's are.
"""

import json
import math
import random


def ecnoise(values):
    """Level by level as in More & Wild 2011; the noise and its order, or 0 and what is wrong with the spacing."""
    low, high = min(values), max(values)
    if (high - low) / max(abs(low), abs(high)) > 0.1:
        return 0.0, 0, [], "large"
    levels, signs, row = [], [], values
    for k in range(1, len(values)):
        row = [b - a for a, b in zip(row, row[1:])]
        if k == 1 and sum(d == 0 for d in row) >= len(values) / 2:
            return 0.0, 0, [], "small"
        gamma = math.factorial(k) ** 2 / math.factorial(2 * k)
        levels.append(math.sqrt(gamma * sum(d * d for d in row) / len(row)))
        signs.append(min(row) < 0 < max(row))
    for k in range(len(values) - 3):
        near = levels[k : k + 3]
        if max(near) <= 4 * min(near) and signs[k]:
            return levels[k], k + 1, levels, "detected"
    return 0.0, 0, levels, "large"


def main():
    random.seed(20110101)
    noises = []

    def noise(name, values):
        level, order, levels, outcome = ecnoise(values)
        noises.append({"name": name, "values": values, "noise": level, "order": order, "levels": levels,
                       "outcome": outcome})

    noise("sin at 1, spacing 1e-8", [math.sin(1 + k * 1e-8) for k in range(-3, 4)])
    for sigma in (1e-3, 1e-6, 1e-9):
        noise(f"sin with relative noise {sigma}",
              [math.sin(1 + k * 1e-8) * (1 + sigma * random.gauss(0, 1)) for k in range(-4, 5)])
    noise("exp, spacing too large", [math.exp(k * 0.1) for k in range(-3, 4)])
    noise("exp, differences are its own", [math.exp(1 + k * 1e-3) for k in range(-3, 4)])
    noise("rounded, spacing too small", [round(math.sin(1 + k * 1e-8), 6) for k in range(-3, 4)])
    print(json.dumps(noises, indent=1))


main()
