"""Hares and lynxes: the fit of a differential equation, and the discrete adjoint of its Runge-Kutta steps by hand.

    hares'  =  birth * hares  - catch * hares * lynxes
    lynxes' = -death * lynxes + feed  * hares * lynxes

The loss is half the sum of squared differences between the computed animals and those counted once a year. The counts
were made from birth = 0.55, catch = 0.028, death = 0.84, feed = 0.026, with a perturbation of some per cent, rounded to
whole animals. There is nothing but + - * / in it: it computes in whatever format its parameters have.
"""

import numpy as np

np.seterr(over="ignore", invalid="ignore")  # Far from the data the hares explode.

START = [30, 4]
COUNTED = [[47, 5], [69, 8], [80, 27], [40, 56], [16, 47], [10, 28],
           [9, 15], [12, 9], [17, 5], [25, 4], [41, 4], [66, 7]]
STEPS_A_YEAR = 4
STEP = 1 / STEPS_A_YEAR
STEPS = STEPS_A_YEAR * len(COUNTED)

# A step's four stages: how far each reaches along the rate of the one before it, and what it weighs in the sum.
REACHES = [0, 1 / 2, 1 / 2, 1]
WEIGHTS = [1, 2, 2, 1]

gradcheck_hello = {"variables": ["birth", "catch", "death", "feed"], "at": [0.5, 0.025, 0.75, 0.0275]}


def loss(theta):
    """How badly the parameters theta fit what was counted."""
    return sum(np.sum(misfit(step, state) ** 2) for step, (state, _) in enumerate(forward(theta)) if counted(step)) / 2


def gradient(theta):
    """The derivatives of the loss."""
    return adjoint(theta)


def faulty(theta):
    """The same, but what the last stage of every step owes to `feed` was forgotten."""
    return adjoint(theta, forgotten=(3, 3))


# The equation, and its two Jacobians, transposed and applied to a vector.


def rate(theta, y):
    birth, catch, death, feed = theta
    hares, lynxes = y
    return np.array([birth * hares - catch * hares * lynxes, -death * lynxes + feed * hares * lynxes])


def times_state_jacobian(theta, y, v):
    birth, catch, death, feed = theta
    hares, lynxes = y
    return np.array([(birth - catch * lynxes) * v[0] + feed * lynxes * v[1],
                     -catch * hares * v[0] + (feed * hares - death) * v[1]])


def times_parameter_jacobian(y, v):
    hares, lynxes = y
    return np.array([hares * v[0], -hares * lynxes * v[0], -lynxes * v[1], hares * lynxes * v[1]])


# Forwards in time, then backwards.


def forward(theta):
    """The state at every time, and the points at which the step that follows evaluates the rate."""
    y = np.array(START, dtype=np.asarray(theta).dtype)
    for _ in range(STEPS):
        points, rates = [y], [rate(theta, y)]
        for reach in REACHES[1:]:
            points.append(y + reach * STEP * rates[-1])
            rates.append(rate(theta, points[-1]))
        yield y, points
        y = y + STEP * sum(weight * each for weight, each in zip(WEIGHTS, rates)) / 6
    yield y, []


def adjoint(theta, forgotten=None):
    """The steps in reverse: `bar` is the derivative of the loss by the state, `rates` that by the rate of each stage.
    `forgotten` is a pair of a stage and a parameter, for a mistake."""
    *history, (end, _) = forward(theta)
    bar = misfit(STEPS, end)
    result = 0 * np.asarray(theta)
    for step, (state, points) in reversed(list(enumerate(history))):
        rates = [weight * STEP * bar / 6 for weight in WEIGHTS]
        for stage in 3, 2, 1, 0:
            by_point = times_state_jacobian(theta, points[stage], rates[stage])
            by_parameter = times_parameter_jacobian(points[stage], rates[stage])
            if forgotten and forgotten[0] == stage:
                by_parameter[forgotten[1]] = 0
            bar = bar + by_point
            result = result + by_parameter
            if stage > 0:
                rates[stage - 1] = rates[stage - 1] + REACHES[stage] * STEP * by_point
        if counted(step):
            bar = bar + misfit(step, state)
    return result


def counted(step):
    return step > 0 and step % STEPS_A_YEAR == 0


def misfit(step, state):
    return state - np.array(COUNTED[step // STEPS_A_YEAR - 1], dtype=state.dtype)
