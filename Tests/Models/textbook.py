"""Logistic regression: a loss, and its gradient written by hand.

Eight students studied for some hours and slept for some; who passes the examination? The probability of passing is
p = 1 / (1 + exp(-z)) with z = bias + hours * h + sleep * s, and the loss is minus the logarithm of the probability of
what happened, plus a small penalty of the slopes.

    loss     = sum(log(1 + exp(z)) - y z) + penalty / 2 * |slopes|^2
    gradient = features^T (p - y) + penalty * slopes

They compute in the format of the numbers that they are given: binary32, binary64, or the machine's long double.
"""

import numpy as np

#                     1   hours  sleep
FEATURES = np.array([[1, 0.50, 8.00],
                     [1, 1.25, 6.50],
                     [1, 1.75, 7.25],
                     [1, 2.25, 5.00],
                     [1, 2.75, 8.50],
                     [1, 3.50, 6.00],
                     [1, 4.25, 7.00],
                     [1, 5.00, 7.75]])
PASSED = np.array([0, 0, 1, 0, 1, 0, 1, 1])
PENALISED = np.array([0, 1, 1])  # the slopes, not the bias
PENALTY = 0.125

gradcheck_hello = {"variables": ["bias", "hours", "sleep"], "at": [-4.0, 1.0, 0.25]}


def loss(x):
    """What the weights x cost."""
    z = features(x) @ x
    return np.sum(np.logaddexp(0, z) - labels(x) * z) + PENALTY * np.sum(slopes(x) ** 2) / 2


def gradient(x):
    """The derivatives of the loss."""
    return features(x).T @ (sigmoid(features(x) @ x) - labels(x)) + PENALTY * slopes(x)


def faulty(x):
    """The same, but the bias is penalised like a slope, which the loss does not do."""
    return features(x).T @ (sigmoid(features(x) @ x) - labels(x)) + PENALTY * x


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


# The data are exact in every format, so that the loss is one and the same function in all of them.


def features(x):
    return FEATURES.astype(x.dtype)


def labels(x):
    return PASSED.astype(x.dtype)


def slopes(x):
    return PENALISED.astype(x.dtype) * x
