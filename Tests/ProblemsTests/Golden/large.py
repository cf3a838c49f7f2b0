"""Values of the large problems at small sizes, from their definitions: the design drawn again by SplitMix64, the cost
summed as it is written, and its derivatives by mpmath's own differences at 120 digits; 50 digits are kept.

    python3 large.py > large.json        # run in this folder
"""

import json
import sys

import mpmath

from generate import text, words


def sparse_logistic(parameters, rows, fields, seed):
    mpmath.mp.dps = 120
    random = words(seed)
    index = lambda bound: (next(random) * bound) >> 64
    features = parameters - 1
    ranges = [(features * i // fields, features * (i + 1) // fields) for i in range(fields)]
    design = []
    for _ in range(rows):
        sign = 1 if index(2) == 0 else -1
        row = []
        for low, high in ranges:
            popular = 1 + index(high - low)
            position = low + index(popular)
            row.append((position, mpmath.mpf(1 + index(16)) / 16))
        design.append((sign, row))
    point = [index(4097) - 2048 for _ in range(parameters)]
    w = [mpmath.mpf(k) / 4096 for k in point]

    def cost(w):
        loss = mpmath.mpf(0)
        for sign, row in design:
            t = w[-1] + sum(v * w[i] for i, v in row)
            loss += mpmath.log(1 + mpmath.exp(-sign * t))
        return loss / rows + sum(a * a for a in w) / (2 * parameters)

    h = mpmath.mpf(10) ** -40
    moved = lambda i, step: cost(w[:i] + [w[i] + step] + w[i + 1 :])
    # The error of a central difference is h²/6 times a third derivative below 1: 1e-80.
    gradient = [(moved(i, h) - moved(i, -h)) / (2 * h) for i in range(parameters)]
    return {"point": [str(k) for k in point], "value": text(cost(w)), "gradient": [text(g) for g in gradient]}


if __name__ == "__main__":
    json.dump({"sparselogistic": sparse_logistic(42, 25, 4, 7)}, sys.stdout, indent=0)
