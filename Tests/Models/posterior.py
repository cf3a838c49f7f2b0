"""A posterior density as a model that a server has, for other programs to ask for by UM-Bridge: posterior.py PORT

Minus the logarithm of a banana-shaped density of two numbers, in two inputs of one number each; the model 'moments' has two
outputs, 'faulty' a wrong gradient.
"""

import sys

import umbridge


class Posterior(umbridge.Model):
    def __init__(self, name="posterior", factor=1.0):
        super().__init__(name)
        self.factor = factor

    def get_input_sizes(self, config):
        return [1, 1]

    def get_output_sizes(self, config):
        return [1]

    def __call__(self, parameters, config):
        (x,), (y,) = parameters
        return [[config.get("scale", 1.0) * (x * x / 2 + 10 * (y - x * x) ** 2)]]

    def gradient(self, out_wrt, in_wrt, parameters, sens, config):
        (x,), (y,) = parameters
        slopes = [x - 40 * x * (y - x * x), self.factor * 20 * (y - x * x)]
        return [config.get("scale", 1.0) * sens[0] * slopes[in_wrt]]

    def supports_evaluate(self):
        return True

    def supports_gradient(self):
        return True


class Moments(umbridge.Model):
    def __init__(self):
        super().__init__("moments")

    def get_input_sizes(self, config):
        return [2]

    def get_output_sizes(self, config):
        return [2]

    def __call__(self, parameters, config):
        x, y = parameters[0]
        if x > 100:
            raise ValueError("too far")
        return [[x + y, x * y]]

    def gradient(self, out_wrt, in_wrt, parameters, sens, config):
        x, y = parameters[0]
        return [sens[0] + sens[1] * y, sens[0] + sens[1] * x]

    def supports_evaluate(self):
        return True

    def supports_gradient(self):
        return True


if __name__ == "__main__":
    umbridge.serve_models([Posterior(), Posterior("faulty", 0.5), Moments()], int(sys.argv[1]))
