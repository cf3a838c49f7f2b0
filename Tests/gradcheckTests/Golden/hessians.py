"""Thirty functions with their second derivatives by SymPy, each right and with one entry wrong, as cases of the command.

    python3 hessians.py > hessians.jsonl
"""

import json
import sys

import sympy

FUNCTIONS = [
    ("x^2*y", "x=1.5,y=0.3"),
    ("100*(y-x^2)^2+(1-x)^2", "x=-1.2,y=1"),
    ("sin(x)*cos(y)", "x=0.7,y=-2.1"),
    ("exp(x*y)", "x=0.5,y=1.25"),
    ("exp(x)/(1+exp(x))", "x=0.75"),
    ("log(1+x^2+y^2)", "x=2,y=-3"),
    ("sqrt(x^2+y^2+z^2)", "x=1,y=2,z=-0.5"),
    ("x*y*z+x^2*z^3", "x=1.1,y=-0.4,z=0.9"),
    ("x^4-3*x^2*y^2+y^4", "x=1.25,y=0.5"),
    ("(x+10*y)^2+5*(z-w)^2+(y-2*z)^4+10*(x-w)^4", "x=3,y=-1,z=0.25,w=1"),
    ("(x-1000000)^2+(y-0.000002)^2+(x*y-2)^2", "x=1,y=1"),
    ("(1.5-x*(1-y))^2+(2.25-x*(1-y^2))^2", "x=1.5,y=0.75"),
    ("tanh(x-2*y)", "x=0.3,y=0.2"),
    ("atan(x/y)", "x=1,y=2"),
    ("x*log(x/y)", "x=3,y=2"),
    ("cosh(x)*sinh(y)", "x=0.5,y=-0.25"),
    ("x/(1+y^2)", "x=2,y=3"),
    ("1/(x+y+z)", "x=1,y=2,z=0.5"),
    ("exp(-(x^2+y^2)/2)", "x=0.5,y=0.75"),
    ("x^y", "x=2.5,y=1.5"),
    ("asin(x*y)", "x=0.5,y=0.25"),
    ("x*sin(10*y)+y*cos(10*x)", "x=0.3,y=0.6"),
    ("log(cos(x))*y^3", "x=0.4,y=2"),
    ("(x^2+y-11)^2+(x+y^2-7)^2", "x=0.5,y=-1"),
    ("x^3*y-5*x*z^2+y*z", "x=1,y=2,z=3"),
    ("sqrt(x)*exp(y/z)", "x=4,y=1,z=2"),
    ("log(exp(x)+exp(y)+exp(z))", "x=1,y=0.5,z=-2"),
    ("x^2/(x+y)", "x=0.125,y=0.5"),
    ("sin(x*y*z)", "x=0.5,y=1.5,z=2"),
    ("(x-y)^6+x*y", "x=2,y=1.25"),
]


def main():
    for number, (text, at) in enumerate(FUNCTIONS, 1):
        names = [part.split("=")[0] for part in at.split(",")]
        values = [part.split("=")[1] for part in at.split(",")]
        f = sympy.sympify(text.replace("^", "**"), rational=True)
        symbols = sympy.symbols(names)
        rows = [[sympy.diff(f, a, b) for b in symbols] for a in symbols]
        point = dict(zip(symbols, map(sympy.Rational, values)))
        texts = [[sympy.sstr(entry).replace("**", "^") for entry in row] for row in rows]
        case = {"variables": names, "at": values, "f": text}
        print(json.dumps({"id": f"right{number}", **case, "hessian": texts}))
        # One entry that is not zero at the point, chosen by the number, is off by a tenth.
        entries = [(i, j) for i in range(len(names)) for j in range(len(names)) if rows[i][j].subs(point) != 0]
        i, j = entries[number % len(entries)]
        wrong = [row[:] for row in texts]
        wrong[i][j] = f"({texts[i][j]})*11/10"
        print(json.dumps({"id": f"wrong{number}", **case, "hessian": wrong, "entry": [i, j]}))


if __name__ == "__main__":
    sys.exit(main())
