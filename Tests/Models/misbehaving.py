"""A program that misbehaves, in the one way that its argument names: python3 misbehaving.py hang

Without an argument it behaves. The function is a^2 b. Every point at which its value is asked for is appended to the
file that the variable EVALUATIONS of the environment names, before anything else becomes of it.
"""

import json
import os
import signal
import subprocess
import sys
import time

MODES = {
    "well": "behaves",
    "hang": "never answers the fifth evaluation of a process",
    "die": "exits with status 3 at the fifth evaluation of a process",
    "dieat": "exits with status 3 wherever a > 1.55",
    "segv": "ends by a segmentation fault wherever a > 1.55",
    "flood": "10 MB of talk, in lines of 100 bytes, before each answer",
    "long": "5 MB of talk, in one line, before each answer",
    "short": "one value too few",
    "text": "values that are no numbers",
    "nan": "values that are NaN",
    "noise": "another value each time",
    "late": "0.02 s for an evaluation",
    "old": "before each answer one that is wrong, with the id of the question before",
    "talk": "some lines of talk before each answer",
    "error": "an error instead of a value wherever a > 1.55",
    "nohello": "exits at once",
    "children": "has a child that sleeps, and hangs at the fifth evaluation",
    "orphan": "has a child that sleeps, and exits with status 3 at the fifth evaluation; the child holds the pipes",
}
mode = sys.argv[1] if len(sys.argv) > 1 else "well"
if mode not in MODES:
    sys.exit("\n".join(f"{name}: {what}" for name, what in MODES.items()))

evaluations = 0


def value(a, b):
    """The value at one point, unless something becomes of it."""
    global evaluations
    evaluations += 1
    record(a, b)
    if mode in ("hang", "children") and evaluations == 5:
        hang()
    if mode in ("die", "orphan") and evaluations == 5 or mode == "dieat" and a > 1.55:
        sys.exit(3)
    if mode == "segv" and a > 1.55:
        os.kill(os.getpid(), signal.SIGSEGV)
    if mode == "error" and a > 1.55:
        return {"error": "no convergence"}
    if mode == "late":
        time.sleep(0.02)
    if mode == "text":
        return "plenty"
    if mode == "nan":
        return "NaN"
    if mode == "noise":
        return a * a * b * (1 + 1e-8 * (evaluations % 7))
    return a * a * b


def record(a, b):
    if "EVALUATIONS" in os.environ:
        with open(os.environ["EVALUATIONS"], "a") as file:
            file.write(f"{a!r} {b!r}\n")


def hang():
    while True:
        time.sleep(1000)


def answer(ask):
    if "hello" in ask:
        return {"hello": {"variables": ["a", "b"], "at": [1.5, 0.3], "gradient": True}}
    if "gradient" in ask:
        a, b = ask["gradient"]
        return {"id": ask["id"], "gradient": [2 * a * b, a * a]}
    values = [value(a, b) for a, b in ask["evaluate"]]
    return {"id": ask["id"], "values": values[1:] if mode == "short" else values}


def talk(ask):
    """What is said before the answer."""
    if mode == "flood":
        print(("." * 99 + "\n") * 100_000, end="")
    if mode == "long":
        print("." * 5_000_000)
    if mode == "talk":
        print("assembling\n\nsolving: residual 1e-9\n[not an answer]")
    if mode == "old" and "evaluate" in ask:
        print(json.dumps({"id": ask["id"] - 1, "values": [-1.0] * len(ask["evaluate"])}))


if mode == "nohello":
    sys.exit()
if mode in ("children", "orphan"):
    print("child", subprocess.Popen(["sleep", "1000"]).pid, flush=True)
for line in sys.stdin:
    ask = json.loads(line)
    reply = answer(ask)
    talk(ask)
    print(json.dumps(reply), flush=True)
