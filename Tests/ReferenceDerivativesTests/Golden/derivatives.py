"""Partial derivatives of some functions at exact points of binary32 and binary64, to 60 digits, by mpmath.

Run in this folder: python3 derivatives.py > derivatives.json
The functions are differentiated numerically, with 400 digits; nothing here knows a derivative's formula.
"""
import json
import struct

from mpmath import mp, mpf, nstr

mp.dps = 400

FUNCTIONS = [
    (["x", "y"], "100*(y-x^2)^2+(1-x)^2", [["-1.2", "1"], ["1.1", "1.2"], ["1", "1"]]),
    (["x"], "(1-cos(x))/x^2", [["0.001"], ["0.00001"], ["3"]]),
    (["x"], "x^7-7*x^6+21*x^5-35*x^4+35*x^3-21*x^2+7*x-1", [["1.01"], ["1.0001"]]),
    (["x", "y"], "sin(x*1000000000000)+y", [["0.0000000000007", "0.3"], ["1000", "1"]]),
    (["x", "y"], "(10000*x*y-1)^2+(exp(-x)+exp(-y)-1.0001)^2", [["0.000011", "9.1"]]),
    (["x"], "exp(-1/x^2)", [["0.06"], ["1.5"]]),
    (["x"], "log(x)", [["0.00000001"], ["1e-30"], ["7e20"]]),
    (["x", "y"], "atan(x/y)+tanh(x*y)+sqrt(x^2+y^2)", [["0.4", "0.9"], ["1e-12", "1e12"]]),
    (["x"], "exp(x)/(sin(x)^3+cos(x)^3)", [["1.5"], ["2.3561944901923448"]]),
    (["x", "y"], "max(x,y)*abs(x-y)", [["0.3", "0.30001"], ["2", "-5"]]),
    (["x"], "abs(x)*2+x^2", [["0.0000001"], ["-1e-25"]]),
]


def exact(text, format):
    if format == "binary64":
        return mpf(float(text))
    return mpf(struct.unpack("f", struct.pack("f", float(text)))[0])


def evaluated(f, names, values):
    scope = {k: getattr(mp, k) for k in ["exp", "log", "sin", "cos", "tanh", "atan", "sqrt"]}
    scope.update(abs=abs, max=max, mpf=mpf, **dict(zip(names, values)))
    text = f.replace("1.0001", "mpf('1.0001')").replace("^", "**")
    return eval(text, scope)


rows = []
for names, f, points in FUNCTIONS:
    for point in points:
        for format in ["binary32", "binary64"]:
            x = [exact(t, format) for t in point]
            derivatives = []
            for i in range(len(x)):
                def line(t):
                    return evaluated(f, names, x[:i] + [t] + x[i + 1:])
                h = (abs(x[i]) or 1) * mpf(10) ** -100
                # Truncation is h^4, 10^-400 on the scale of x; what cancels is 100 digits of 400.
                d = (8 * (line(x[i] + h) - line(x[i] - h)) - (line(x[i] + 2 * h) - line(x[i] - 2 * h))) / (12 * h)
                derivatives.append(nstr(d, 60) if abs(d) > mpf(10) ** -250 else "0")
            rows.append({"variables": names, "f": f, "at": point, "format": format, "derivatives": derivatives})
print("[\n" + ",\n".join(json.dumps(r) for r in rows) + "\n]")
