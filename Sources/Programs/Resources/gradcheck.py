"""Gradients of Python functions, checked by the command gradcheck.

    from gradcheck import check, differentiate, assert_gradient

    print(check(loss, gradient, x0))            # what the terminal shows
    check(loss, gradient, x0).verdict           # "agree", "disagree" or "undecided"
    assert_gradient(loss, gradient, x0)         # for pytest: fails with the evidence

The command has to be on the path, or its file in the variable GRADCHECK of the environment.

Run as a program, `gradcheck.py FILE.py:f,gradient`, it is the other side of the command's protocol ("gradcheck adapter
protocol"): it answers on standard output what f is at the points that it reads from standard input. So --python runs it,
and --url, for models that a server has (`gradcheck.py --url URL MODEL OUTPUT CONFIGURATION`).
"""

import difflib
import http.client
import importlib
import importlib.util
import itertools
import json
import math
import os
import select
import shutil
import struct
import subprocess
import sys
import tempfile
import threading
import time
import traceback
import types
import urllib.error
import urllib.request

try:
    if os.environ.get("GRADCHECK_NO_NUMPY"):
        raise ImportError
    import numpy
except ImportError:
    numpy = None

__all__ = ["check", "locate", "differentiate", "step", "assert_gradient", "Evidence"]


# Numbers in every format -----------------------------------------------------------------------------------------------


class NotANumber(Exception):
    """What f returned is no number of the format that it was asked in."""


class Refusal(Exception):
    """Why there is nothing to ask, in a sentence."""


class Binary64:
    """Arrays of float64; lists of floats where NumPy is missing."""

    size = 8
    kind = "<f8"

    def point(self, numbers):
        numbers = [float.fromhex(x) if isinstance(x, str) and "0x" in x.lower() else float(x) for x in numbers]
        return numpy.array(numbers) if numpy else numbers

    def points(self, data, count, width):
        if numpy:
            yield from numpy.frombuffer(data, "<f8").reshape(count, width).copy()
        else:
            for i in range(count):
                yield list(struct.unpack_from(f"<{width}d", data, 8 * width * i))

    def number(self, value, of="f"):
        if type(value) is float:
            return value
        if numpy is not None and isinstance(value, numpy.ndarray) and value.size == 1:
            value = value.reshape(()).item()
        try:
            # float() would read a text, and drop what is imaginary of some complex numbers.
            if isinstance(value, (complex, str, bytes)) or type(value).__name__.startswith("complex"):
                raise TypeError
            return float(value)
        except (TypeError, ValueError):
            raise NotANumber(f"{of} returned {describe(value)}, not a number") from None

    def numbers(self, values):
        if numpy:
            values = numpy.asarray(values).ravel()
            if values.dtype.kind in "fiu":
                return values.astype("f8", copy=False)
        numbers = [self.number(x, "the gradient") for x in values]
        return numpy.array(numbers) if numpy else numbers

    def text(self, number):
        number = float(number)
        return number if math.isfinite(number) else str(number)

    def pack(self, numbers):
        if numpy and len(numbers) > 100:
            return numpy.asarray(numbers, "<f8").tobytes()
        return struct.pack(f"<{len(numbers)}d", *numbers)


class NumpyFormat:
    """Arrays of a NumPy type other than float64, whose answers have to be of that type too."""

    def __init__(self, name, kind):
        self.kind = numpy.dtype(kind)
        self.name, self.size = name, self.kind.itemsize

    def point(self, numbers):
        def read(x):
            if isinstance(x, str) and "0x" in x:
                return exact(x, self.kind.type)
            return self.kind.type(x)

        return numpy.array([read(x) for x in numbers], self.kind)

    def points(self, data, count, width):
        yield from numpy.frombuffer(data, self.kind).reshape(count, width).copy()

    def number(self, value):
        kind = getattr(value, "dtype", None)
        if kind != self.kind:
            raise NotANumber(f"f returned {describe(value)} for numbers of {self.name}: it computes in another format")
        if value.size != 1:
            raise NotANumber(f"f returned {describe(value)}, not a number")
        return value.reshape(())[()]

    def numbers(self, values):
        values = numpy.asarray(values)
        if values.dtype != self.kind:
            raise NotANumber(f"the gradient is of {values.dtype} for numbers of {self.name}: it computes in another format")
        return values.ravel()

    def text(self, number):
        if not numpy.isfinite(number):
            return str(number)
        if self.size == 4:
            return float(str(number))
        return numpy.format_float_scientific(number, unique=True)

    def pack(self, numbers):
        return numpy.asarray(numbers, self.kind).tobytes()


class Multiprecision:
    """mpmath's numbers, in arrays of objects, at any precision."""

    size = None

    def __init__(self, bits):
        import mpmath

        self.mpmath, self.bits = mpmath, bits

    def point(self, numbers):
        # At every point: f may have changed it at the last one.
        self.mpmath.mp.prec = self.bits

        def read(x):
            return exact(x, self.mpmath.mpf) if isinstance(x, str) and "0x" in x else self.mpmath.mpf(x)

        numbers = [read(x) for x in numbers]
        if not numpy:
            return numbers
        array = numpy.empty(len(numbers), object)
        array[:] = numbers
        return array

    def number(self, value, of="f"):
        if numpy is not None and isinstance(value, numpy.ndarray) and value.size == 1:
            value = value.reshape(()).item()
        if not isinstance(value, self.mpmath.mpf):
            raise NotANumber(f"{of} returned {describe(value)} for numbers of {self.bits} bits: it computes in another format")
        return value

    def numbers(self, values):
        return [self.number(x, "the gradient") for x in values]

    def text(self, number):
        if not self.mpmath.isfinite(number):
            return str(number).lstrip("+")
        significand, exponent = int(number.man), int(number.exp)
        return f"{'-' if number < 0 else ''}0x{abs(significand):x}p{exponent}"


def exact(text, kind):
    """The number of a hexadecimal text such as -0x1.8p-3, in a type that has int() and ldexp."""
    sign = -1 if text.startswith("-") else 1
    digits, _, exponent = text.lstrip("+-")[2:].partition("p")
    whole, _, fraction = digits.partition(".")
    significand, power = int(whole + fraction, 16), int(exponent or 0) - 4 * len(fraction)
    if kind is getattr(numpy, "longdouble", None):
        # 64 bits at most, in two halves that a float64 holds.
        high, low = significand >> 32, significand & 0xFFFFFFFF
        number = numpy.ldexp(kind(high), 32) + kind(low)
        return sign * numpy.ldexp(number, power)
    if numpy is not None and isinstance(kind, type) and issubclass(kind, numpy.floating):
        return kind(float.fromhex(text))
    import mpmath

    return sign * mpmath.ldexp(mpmath.mpf(significand), power)


def describe(value):
    """What a value is, in a few words."""
    if numpy is not None and isinstance(value, numpy.ndarray):
        return f"an array of shape {value.shape}" if value.size != 1 else str(value.dtype)
    return "None" if value is None else type(value).__name__


def number_format(name):
    """The format of that name."""
    if name == "binary64":
        return Binary64()
    if numpy and name == "binary32":
        return NumpyFormat(name, "<f4")
    if numpy and name == "x87" and numpy.finfo(numpy.longdouble).nmant == 63:
        return NumpyFormat(name, numpy.longdouble)
    if name == "binary128" or name.startswith("mp"):
        return Multiprecision(113 if name == "binary128" else int(name[2:]))
    raise NotANumber(f"there is no format {name} here")


def format_names():
    """The formats that there are."""
    names = ["binary64"]
    if numpy:
        names.append("binary32")
        if numpy.finfo(numpy.longdouble).nmant == 63:
            names.append("x87")
    if importlib.util.find_spec("mpmath"):
        names += ["binary128", "mp"]
    return names


# The other side of the protocol ------------------------------------------------------------------------------------------


class Server:
    """Answers for a function, and its gradient, until nobody asks any more."""

    def __init__(self, f, gradient=None, hello=None, products=None):
        self.f, self.gradient, self.products = f, gradient, products or {}
        self.hello = {"formats": format_names(), "gradient": gradient is not None, "binary": True, **(hello or {})}
        self.hello.update({kind: True for kind in self.products})
        outputs = self.hello.get("outputs")
        # One number, or a list of as many as there are outputs.
        self.outputs = len(outputs) if isinstance(outputs, list) else outputs
        self.formats = {}

    def serve(self, questions, answers):
        """Reads from one file, which is buffered, and writes to a descriptor."""
        soon = Soon(questions)
        while True:
            line = soon.readline()
            if not line:
                return
            if line.startswith(b"{"):
                write(answers, json.dumps(self.answer(json.loads(line))).encode() + b"\n")
            else:
                write(answers, self.answer_in_binary(line.split(), questions))

    def format(self, name):
        found = self.formats.get(name)
        if found is None:
            found = self.formats[name] = number_format(name)
        return found

    def value(self, form, point):
        return form.number(self.f(point))

    def values(self, form, point):
        """The numbers of all outputs."""
        if self.outputs is None:
            return [self.value(form, point)]
        numbers = form.numbers(self.f(point))
        if len(numbers) != self.outputs:
            raise NotANumber(f"f returned {len(numbers)} numbers; it has {self.outputs} outputs")
        return numbers

    def product(self, kind, form, question):
        """The Jacobian, as rows, or its product with a vector."""
        if kind not in self.products:
            raise NotANumber(f"there is no {kind}")
        point = form.point(question[kind])
        if kind != "jacobian":
            return [form.text(x) for x in form.numbers(self.products[kind](point, form.point(question["vector"])))]
        rows = [form.numbers(row) for row in self.products[kind](point)]
        return [[form.text(x) for x in row] for row in rows]

    def derivatives(self, form, point):
        if self.gradient is None:
            raise NotANumber("there is no gradient")
        width = len(point)
        numbers = form.numbers(self.gradient(point))
        if len(numbers) != width:
            raise NotANumber(f"the gradient has {len(numbers)} numbers; the point has {width}")
        return numbers

    def answer(self, question):
        if "hello" in question:
            return {"hello": self.hello}
        answer = {"id": question.get("id")}
        try:
            form = self.format(question.get("format", "binary64"))
            if "evaluate" in question:
                answer["values"] = values = []
                for numbers in question["evaluate"]:
                    try:
                        found = [form.text(x) for x in self.values(form, form.point(numbers))]
                        values.append(found[0] if self.outputs is None else found)
                    except Exception as error:
                        values.append({"error": sentence(error)})
            elif "gradient" in question:
                gradient = self.derivatives(form, form.point(question["gradient"]))
                answer["gradient"] = [form.text(x) for x in gradient]
            else:
                kinds = [kind for kind in ("jacobian", "jvp", "vjp") if kind in question]
                if kinds:
                    answer[kinds[0]] = self.product(kinds[0], form, question)
                else:
                    answer["error"] = "that is no question"
        except Exception as error:
            answer["error"] = sentence(error)
        return answer

    def answer_in_binary(self, words, questions):
        kind, identifier, name, count, width = words
        count, width = int(count), int(width)
        form = self.format(name.decode())
        if numpy and count == 1:
            # One copy, from the pipe to where the function has it.
            points = [numpy.empty(width, form.kind)]
            read = questions.readinto(points[0])
        else:
            data = questions.read(count * width * form.size)
            read, points = len(data), form.points(data, count, width)
        if read < count * width * form.size:
            raise EOFError("the question is cut short")
        notes = {}
        if kind == b"gradient":
            try:
                numbers = self.derivatives(form, next(iter(points)))
            except Exception as error:
                numbers, notes[""] = [math.nan] * width, sentence(error)
        else:
            numbers = []
            for i, point in enumerate(points):
                try:
                    if self.outputs is None:
                        numbers.append(self.value(form, point))
                    else:
                        numbers.extend(self.values(form, point))
                except Exception as error:
                    numbers.extend([math.nan] * (self.outputs or 1))
                    notes[i] = sentence(error)
        noted = json.dumps(notes).encode() if notes else b""
        head = b"%s %s %d %d\n" % (b"gradient" if kind == b"gradient" else b"values", identifier, len(numbers), len(noted))
        return head + form.pack(numbers) + noted


class Soon:
    """Lines that are waited for awake, where the last one came sooner than to sleep and be woken takes."""

    def __init__(self, file):
        self.file = file
        self.is_quick = False
        self.poll = select.poll() if hasattr(select, "poll") else None
        if self.poll:
            self.poll.register(file, select.POLLIN | select.POLLHUP)

    def readline(self):
        if self.is_quick:
            self.is_quick = any(self.poll.poll(0) for _ in range(100))
            return self.file.readline()
        began = time.perf_counter()
        line = self.file.readline()
        self.is_quick = self.poll is not None and time.perf_counter() - began < 1e-4
        return line


def sentence(error):
    """An exception in a line."""
    if isinstance(error, (NotANumber, Refusal)):
        return str(error)
    return f"{type(error).__name__}: {error}".strip().rstrip(":").replace("\n", " ")


def write(descriptor, data):
    """All of the bytes."""
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view):]


def main(arguments):
    """The adapter: FILE.py:f,gradient, or module:f,gradient; of several outputs FILE.py:f,jacobian, or f,jvp=…,vjp=…."""
    # What the functions print is talk, and goes to standard error.
    answers = os.dup(1)
    os.dup2(2, 1)
    questions = os.fdopen(os.dup(0), "rb", buffering=1 << 20)
    try:
        server = loaded(arguments)
    except Exception as error:
        if not isinstance(error, Refusal):
            traceback.print_exc()
        questions.readline()
        write(answers, json.dumps({"hello": {"error": sentence(error)}}).encode() + b"\n")
        return 1
    try:
        server.serve(questions, answers)
    except (BrokenPipeError, EOFError):
        pass
    return 0


def loaded(arguments):
    """The server of what the arguments name."""
    if arguments[0] == "--url":
        return UMBridge(*arguments[1:]).server()
    claim = arguments[arguments.index("--claim") + 1] if "--claim" in arguments else None
    place, _, names = arguments[0].rpartition(":")
    names = names.split(",")
    kinds = [name.rpartition("=")[0] for name in names]
    names = [name.rpartition("=")[2] for name in names]
    plain_names = kinds.count("")
    if not place or not all(names) or kinds[0] or plain_names > 2 or not set(kinds) <= {"", "jacobian", "jvp", "vjp"}:
        raise Refusal(f"'{arguments[0]}' is not of the form model.py:loss,gradient")
    sys.path.insert(0, os.getcwd())
    if place.endswith(".py"):
        if not os.path.exists(place):
            raise Refusal(f"there is no file {place}")
        sys.path.insert(0, os.path.dirname(os.path.abspath(place)))
        sys.argv = [place]
        module = vars(run(place))
    else:
        module = vars(importlib.import_module(place))
    functions = []
    for name in names:
        if not callable(module.get(name)):
            callables = [key for key, value in module.items() if callable(value) and not key.startswith("_")]
            near = difflib.get_close_matches(name, callables) or callables[:6]
            advice = f"; did you mean {' or '.join(near)}?" if near else ""
            raise Refusal(f"{place} has no function '{name}'{advice}")
        functions.append(module[name])
    hello = said(module.get("gradcheck_hello", {}))
    products = {kind: f for kind, f in zip(kinds, functions) if kind}
    functions = [f for kind, f in zip(kinds, functions) if not kind]
    if claim:
        functions[:2] = differentiated(claim, functions[0])
        hello["formats"] = ["binary64"]
    gradient = functions[1] if len(functions) > 1 else None
    if products and "outputs" not in hello:
        raise Refusal("gradcheck_hello has to say how many outputs there are: gradcheck_hello = {\"outputs\": 3}")
    if "outputs" in hello and gradient:
        products["jacobian"], gradient = gradient, None
    return Server(functions[0], gradient, hello, products)


def run(place):
    """The module of a file. It is among sys.modules, where pickle and multiprocessing look for its functions."""
    name = os.path.splitext(os.path.basename(place))[0]
    module = types.ModuleType(name if name not in sys.modules else "gradcheck_model")
    module.__file__ = place
    sys.modules[module.__name__] = module
    with open(place, "rb") as file:
        exec(compile(file.read(), place, "exec"), vars(module))
    return module


def said(hello):
    """What a module says of itself in gradcheck_hello, as JSON has it: a bound that is infinite is none."""
    if not isinstance(hello, dict):
        raise Refusal(f"gradcheck_hello is {describe(hello)}, not a dictionary")
    hello = plain(hello)
    for name in ("lower", "upper"):
        if isinstance(hello.get(name), list):
            hello[name] = [None if isinstance(x, float) and math.isinf(x) else x for x in hello[name]]
    try:
        json.dumps(hello, allow_nan=False)
    except (TypeError, ValueError) as error:
        raise Refusal(f"gradcheck_hello cannot be told: {error}") from None
    return hello


def plain(value):
    """A value as JSON has it: arrays become lists."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value.tolist() if hasattr(value, "tolist") else value


def differentiated(claim, f):
    """f and what a framework derives from it, for arrays of NumPy."""
    if claim == "jax":
        import jax

        jax.config.update("jax_enable_x64", True)
        gradient = jax.grad(f)
        return (lambda x: float(f(jax.numpy.asarray(x)))), (lambda x: numpy.asarray(gradient(jax.numpy.asarray(x))))
    import torch

    def derivatives(x):
        point = torch.tensor(x, dtype=torch.float64, requires_grad=True)
        f(point).backward()
        return point.grad.numpy()

    return (lambda x: float(f(torch.tensor(x, dtype=torch.float64)))), derivatives


class UMBridge:
    """A model of a server that speaks UM-Bridge (protocol 1.0, https://um-bridge-benchmarks.readthedocs.io)."""

    def __init__(self, url, model="", output="", configuration=""):
        self.url = (url if "://" in url else f"http://{url}").rstrip("/")
        try:
            self.configuration = json.loads(configuration or "{}")
        except ValueError as error:
            raise Refusal(f"--config is no JSON object: {error}") from None
        models = self.ask("Info", None, "models")
        if not model and len(models) != 1:
            raise Refusal(f"the server has the models {', '.join(models)}; choose one with --model")
        if model and model not in models:
            near = difflib.get_close_matches(model, models) or models[:6]
            raise Refusal(f"the server has no model '{model}', but {', '.join(near)}")
        self.model = model or models[0]
        self.inputs = self.ask("InputSizes", {"config": self.configuration}, "inputSizes")
        self.outputs = self.ask("OutputSizes", {"config": self.configuration}, "outputSizes")
        self.support = self.ask("ModelInfo", {}, "support")
        count = sum(self.outputs)
        # All of several outputs, where none is chosen.
        self.output = None if not output and count != 1 else int(output or 1) - 1
        if self.output is not None and not 0 <= self.output < count:
            raise Refusal(f"{self.model} has {count} outputs; there is no output {self.output + 1}")

    def ask(self, question, body, key="output"):
        """What the server answers under a key; what it says went wrong is an error of that question."""
        data = None if body is None else json.dumps({"name": getattr(self, "model", ""), **body}).encode()
        try:
            request = urllib.request.Request(f"{self.url}/{question}", data, {"Content-Type": "application/json"})
            with urllib.request.urlopen(request) as reply:
                answer = json.load(reply)
        except urllib.error.HTTPError as error:
            try:
                answer = json.load(error)
            except ValueError:
                raise Refusal(f"{self.url}/{question}: {error}") from None
        except urllib.error.URLError as error:
            raise Refusal(f"{self.url} cannot be reached: {error.reason}") from None
        except (OSError, http.client.HTTPException) as error:
            raise Refusal(f"{self.url} cannot be reached: {error}") from None
        except ValueError as error:
            raise Refusal(f"{self.url}/{question} is no UM-Bridge: {error}") from None
        if not isinstance(answer, dict) or not {"error", key} & set(answer):
            raise Refusal(f"{self.url}/{question} is no UM-Bridge: it answered without '{key}'")
        if "error" in answer:
            found = answer["error"]
            raise Refusal(f"{found.get('type')}: {found.get('message')}" if isinstance(found, dict) else str(found))
        return answer[key]

    def parts(self, point):
        """The numbers of a point as the model takes them: a list for each of its inputs."""
        numbers = iter([float(x) for x in point])
        return [list(itertools.islice(numbers, size)) for size in self.inputs]

    def value(self, point):
        body = {"input": self.parts(point), "config": self.configuration}
        values = list(itertools.chain(*self.ask("Evaluate", body)))
        return values if self.output is None else values[self.output]

    def rows(self, vector):
        """A vector of as many numbers as there are outputs, cut into the output vectors."""
        numbers = iter([float(x) for x in vector])
        return [list(itertools.islice(numbers, size)) for size in self.outputs]

    def forward(self, point, vector):
        """J(x)·v: the sum over the inputs of their parts of it."""
        parts, products = self.parts(vector), []
        for o in range(len(self.outputs)):
            body = {"outWrt": o, "input": self.parts(point), "config": self.configuration}
            terms = [self.ask("ApplyJacobian", {"inWrt": i, "vec": part, **body}) for i, part in enumerate(parts)]
            products += [sum(column) for column in zip(*terms)]
        return products

    def reverse(self, point, vector):
        """J(x)ᵀ·u: for each input the sum over the output vectors."""
        products = []
        for i in range(len(self.inputs)):
            terms = []
            for o, part in enumerate(self.rows(vector)):
                body = {"outWrt": o, "inWrt": i, "input": self.parts(point), "sens": part, "config": self.configuration}
                terms.append(self.ask("Gradient", body))
            products += [sum(column) for column in zip(*terms)]
        return products

    def gradient(self, point):
        """The derivatives of the chosen output: of one number of one of the output vectors."""
        which, place = 0, self.output
        while place >= self.outputs[which]:
            which, place = which + 1, place - self.outputs[which]
        sensitivity = [float(i == place) for i in range(self.outputs[which])]
        body = {"outWrt": which, "input": self.parts(point), "sens": sensitivity, "config": self.configuration}
        return list(itertools.chain(*(self.ask("Gradient", {"inWrt": i, **body}) for i in range(len(self.inputs)))))

    def server(self):
        blocks = [{"name": f"input{i + 1}", "count": size} for i, size in enumerate(self.inputs)]
        hello = {"name": self.model, "count": sum(self.inputs), "formats": ["binary64"]}
        if len(blocks) > 1:
            hello["blocks"] = blocks
        has_gradient = self.support.get("Gradient")
        if self.output is not None:
            return Server(self.value, self.gradient if has_gradient else None, hello)
        products = {"vjp": self.reverse} if has_gradient else {}
        if self.support.get("ApplyJacobian"):
            products["jvp"] = self.forward
        return Server(self.value, None, {**hello, "outputs": sum(self.outputs)}, products)


# For Python's users ------------------------------------------------------------------------------------------------------


class Evidence:
    """What the command found: prints as the terminal shows it, and is true where the verdict is "agree"."""

    def __init__(self, status, text, data):
        self.status, self.text, self.json = status, text, data
        self.verdict = {0: "agree", 1: "disagree"}.get(status, "undecided")

    @property
    def passed(self):
        return self.status == 0

    def __bool__(self):
        return self.passed

    def __str__(self):
        return self.text

    __repr__ = __str__


def check(f, gradient, x, **options):
    """Is `gradient` the gradient of `f` at `x`? Options are the command's: max_evaluations=100, format="binary32"."""
    return ask("check", f, gradient, x, options)


def locate(f, gradient, x, **options):
    """Which components of `gradient` are wrong, among very many?"""
    return ask("locate", f, gradient, x, options)


def differentiate(f, x, **options):
    """The derivatives of `f` at `x`, from its values: an Evidence with .value, .error and .outcome, a list of each."""
    found = ask("differentiate", f, None, x, options)
    for name in ("value", "error", "outcome"):
        numbers = found.json[name]
        setattr(found, name, numbers if isinstance(numbers, list) else [numbers])
    return found


def step(f, x, **options):
    """The best step for a difference along each variable of `f` at `x`."""
    return ask("step", f, None, x, options)


def assert_gradient(f, gradient, x, **options):
    """Fails, with the evidence, unless `gradient` is the gradient of `f` at `x`."""
    __tracebackhide__ = True
    found = check(f, gradient, x, **options)
    if not found:
        raise AssertionError("\n" + found.text)


def ask(question, f, gradient, x, options):
    """Runs the command, and answers for f and the gradient while it runs."""
    command = os.environ.get("GRADCHECK") or shutil.which("gradcheck")
    if not command:
        raise RuntimeError("the command gradcheck is not on the path; GRADCHECK may name its file")
    with tempfile.TemporaryDirectory() as folder:
        point, shown = os.path.join(folder, "x.json"), os.path.join(folder, "text")
        with open(point, "w") as file:
            json.dump([float(value) for value in (numpy.ravel(x) if numpy else x)], file)
        their_questions, our_answers = os.pipe()
        our_questions, their_answers = os.pipe()
        words = [command, question, "--channel", f"{their_questions},{their_answers}", "--at", point]
        words += ["--json", "--text", shown, *arguments_of(options)]
        mpmath = sys.modules.get("mpmath")
        precision = mpmath.mp.prec if mpmath else 53
        try:
            process = subprocess.Popen(
                words, pass_fds=(their_questions, their_answers), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                stderr=subprocess.PIPE)
        except OSError as error:
            os.close(our_questions)
            os.close(our_answers)
            raise RuntimeError(f"the command gradcheck cannot be started: {error}") from None
        finally:
            os.close(their_questions)
            os.close(their_answers)
        output = {}
        readers = [
            threading.Thread(target=lambda name=name: output.update({name: getattr(process, name).read().decode()}))
            for name in ("stdout", "stderr")
        ]
        for reader in readers:
            reader.start()
        try:
            with os.fdopen(our_questions, "rb", buffering=1 << 20) as questions:
                Server(f, gradient).serve(questions, our_answers)
        except (BrokenPipeError, EOFError):
            pass
        except BaseException:
            process.kill()
            raise
        finally:
            os.close(our_answers)
            for reader in readers:
                reader.join()
            process.stdout.close()
            process.stderr.close()
            status = process.wait()
            # The precision is the caller's again.
            if "mpmath" in sys.modules:
                sys.modules["mpmath"].mp.prec = precision
        if status < 0 or status >= 64:
            raise RuntimeError(output["stderr"].strip() or f"gradcheck ended with status {status}")
        with open(shown) as file:
            text = file.read()
        return Evidence(status, text + output["stderr"], json.loads(output["stdout"]))


def arguments_of(options):
    """Keyword arguments as the command's options."""
    for name, value in options.items():
        option = "--" + name.replace("_", "-")
        for item in value if isinstance(value, (list, tuple)) else [value]:
            if item is True:
                yield option
            elif item is not False and item is not None:
                yield from (option, str(item))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
