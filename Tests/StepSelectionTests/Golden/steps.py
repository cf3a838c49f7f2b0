"""The steps that others' programs choose, with the same parameters.

    pip install numericalderivative==0.3 && python3 steps.py > steps.json

Dumontet-Vignes, Gill-Murray-Saunders-Wright, Stepleman-Winarsky and Shi-Xie-Xuan-Nocedal are those of the package
numericalderivative. Curtis-Reid, Kostyrka's modification, Mathur and More-Wild are written out here from the
published formulae, literally and without any of the safeguards. Python's floats are binary64 and its mathematical
functions the C library's, as Swift's are.
"""

import json
import math

import numericalderivative as nd

FUNCTIONS = {
    "exp": lambda x: math.exp(x),
    "sin": lambda x: math.sin(x),
    "inverse": lambda x: 1 / x,
    "sqrt": lambda x: math.sqrt(x),
    "power4": lambda x: x * x * x * x,
    "scaled": lambda x: math.exp(-x / 1e6),
}
POINTS = {"exp": 1.0, "sin": 1.0, "inverse": 1.0, "sqrt": 2.0, "power4": 2.0, "scaled": 2.0**-7}


def dumontet_vignes(f, x, noise, least, greatest):
    relative = noise / abs(f(x))
    rule = nd.DumontetVignes(f, x, relative_precision=relative, absolute_precision=noise)
    return rule.find_step(kmin=least, kmax=greatest, logscale=True)[0]


def gill(f, x, noise, least, greatest):
    rule = nd.GillMurraySaundersWright(f, x, absolute_precision=noise)
    return rule.find_step(kmin=least, kmax=greatest)[0]


def stepleman(f, x, start):
    return nd.SteplemanWinarsky(f, x).find_step(start)[0]


def stepleman_spacing(f, x, h):
    def difference(h):
        return (f(x + h) - f(x - h)) / ((x + h) - (x - h))

    change = math.inf
    while True:
        new = abs(difference(h / 4) - difference(h))
        if new == 0 or new > change:
            return h
        h, change = h / 4, new


def shi_forward(f, x, noise, start):
    return nd.ShiXieXuanNocedalForward(f, x, absolute_precision=noise).find_step(start)[0]


def shi_general(f, x, noise, start, order, alpha, scale):
    # The package divides by d!*|c| where the paper's ratio has weights of sum 1; the limits are moved instead.
    formula = nd.GeneralFiniteDifference(f, x, order, 2, "central")
    rule = nd.ShiXieXuanNocedalGeneral(
        formula, absolute_precision=noise, alpha_parameter=alpha,
        minimum_test_ratio=1.5 * scale, maximum_test_ratio=6 * scale)
    return rule.find_step(start)[0]


def curtis_reid(f, x, noise, h):
    while True:
        truncation = abs((f(x + h) - f(x - h)) / (2 * h) - (f(x + h) - f(x)) / h)
        ratio = truncation / (noise / h)
        if 10 <= ratio <= 1000:
            return h
        h *= math.sqrt(100 / max(ratio, 1))


def kostyrka(f, x, noise, h, order):
    aim = order / 2
    while True:
        a, b, c, d, e = (f(x + k * h) for k in (-2, -1, 0, 1, 2))
        if order == 1:
            low, high = (d - b) / (2 * h), (a - 8 * b + 8 * d - e) / (12 * h)
        else:
            low, high = (b - 2 * c + d) / h**2, (-a + 16 * b - 30 * c + 16 * d - e) / (12 * h**2)
        ratio = abs(low - high) / (noise / h**order)
        if aim / 4 <= ratio <= aim * 4:
            return h
        h *= min(10, (aim / ratio) ** (1 / (order + 2)))


def mathur(f, x, form):
    order, derivative = {"forward": (1, 1), "central": (2, 1), "second": (2, 2)}[form]

    def difference(h):
        right, left = x + h, x - h
        if form == "forward":
            return (f(right) - f(x)) / (right - x)
        if form == "central":
            return (f(right) - f(left)) / (right - left)
        return (f(right) - 2 * f(x) + f(left)) / ((right - left) / 2) ** 2

    # Steps from 2**13 down to 2**-50 times the binade of x, those at which f is defined.
    steps, values = [], []
    for k in range(13, -51, -1):
        h = math.ldexp(1.0, k + max(0, math.frexp(x)[1] - 1))
        try:
            value = difference(h)
        except (ValueError, OverflowError, ZeroDivisionError):
            continue
        if x + h != x and x - h != x:
            steps.append(h)
            values.append(value)
    changes = [abs(a - b) for a, b in zip(values, values[1:])]
    slopes = [math.log2(a / b) if a and b else math.nan for a, b in zip(changes, changes[1:])]
    run = 0
    for i in reversed(range(len(slopes))):
        run = run + 1 if abs(slopes[i] - order) <= 0.1 * order else 0
        if run == 5:
            return steps[i + 5] / 4 ** (1 / (order + derivative))
    return math.nan


def more_wild(f, x, noise):
    def delta(h):
        return abs(f(x + h) - 2 * f(x) + f(x - h))

    def good(h):
        near = all(abs(f(x + s) - f(x)) <= 0.1 * max(abs(f(x)), abs(f(x + s))) for s in (h, -h))
        return delta(h) >= 100 * noise and near

    third = max(abs(f(x + s * 2 ** (-53 / 3) * max(1, abs(x)))) for s in (-1, 0, 1))
    h_a = (noise / third) ** 0.25 * max(1, abs(x))
    mu_a = delta(h_a) / h_a**2
    if good(h_a):
        return 8**0.25 * math.sqrt(noise / mu_a)
    h_b = (noise / mu_a) ** 0.25
    mu_b = delta(h_b) / h_b**2
    assert good(h_b) or abs(mu_a - mu_b) <= mu_b / 2
    return 8**0.25 * math.sqrt(noise / mu_b)


def main():
    steps = []

    def add(rule, form, name, noise=None, start=None, least=None, greatest=None, step=None):
        entry = {"rule": rule, "form": form, "function": name, "x": POINTS[name], "step": step}
        entry.update({k: v for k, v in dict(noise=noise, start=start, least=least, greatest=greatest).items()
                      if v is not None})
        assert step and math.isfinite(step), entry
        steps.append(entry)

    for name, f in FUNCTIONS.items():
        x = POINTS[name]
        noise = 1e-10
        wide = name == "scaled"
        # Ranges that stay within the domains of 1/x and the square root.
        least, greatest = (1e-6, 1e7) if wide else (1e-7, 0.45)
        add("dumontet-vignes", "central", name, noise=noise, least=least, greatest=greatest,
            step=dumontet_vignes(f, x, noise, least, greatest))
        add("gill-murray-saunders-wright", "forward", name, noise=noise, least=least, greatest=greatest,
            step=gill(f, x, noise, least, greatest))
        start = 1e6 if wide else 0.3
        # The package divides by 2h, the paper by the spacing of the points; where the decrease ends, that decides. A start
        # is taken from which both end at the same step.
        while abs(stepleman(f, x, start) / stepleman_spacing(f, x, start) - 1) > 1e-9:
            start *= 0.9
        add("stepleman-winarsky", "central", name, start=start, step=stepleman(f, x, start))
        start = 1e3 if wide else 1e-3
        add("shi-xie-xuan-nocedal", "forward", name, noise=noise, start=start, step=shi_forward(f, x, noise, start))
        add("shi-xie-xuan-nocedal", "central", name, noise=noise, start=start,
            step=shi_general(f, x, noise, start, 1, 3.0, 8 / 6))
        add("shi-xie-xuan-nocedal", "second", name, noise=noise, start=start,
            step=shi_general(f, x, noise, start, 2, 2.0, 1.0))
        start = 10.0 if wide else 1e-5
        add("curtis-reid", "central", name, noise=noise, start=start, step=curtis_reid(f, x, noise, start))
        for form, order in (("central", 1), ("second", 2)):
            start = 1e5 if wide else 0.1
            add("kostyrka-curtis-reid", form, name, noise=noise, start=start, step=kostyrka(f, x, noise, start, order))
        # The ladder starts too low for a run of five slopes in the scaled exponential's second difference.
        for form in ("forward", "central") if wide else ("forward", "central", "second"):
            add("mathur", form, name, step=mathur(f, x, form))
        if not wide:
            add("more-wild", "forward", name, noise=noise, step=more_wild(f, x, noise))
    print(json.dumps(steps, indent=1))


main()
