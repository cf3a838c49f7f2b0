// What a C programmer would write by hand, with registers that are used again, to be measured beside the library in the
// same run on the same inputs. Each function does its work `rounds` times and returns a digest of the last result, which
// is that of the library's result if and only if (but for one chance in 2^64) all bits agree.
#ifndef BASELINE_H
#define BASELINE_H

#include <stdint.h>

/// An array of MPFR numbers.
typedef struct baseline_numbers baseline_numbers;

baseline_numbers *baseline_new(int bits, int count);
void baseline_free(baseline_numbers *numbers);

/// Sets the i-th number to ±s·2^exponent, 1 ≤ s < 2, s the limbs with the leading bit at the top.
void baseline_set(baseline_numbers *numbers, int i, int negative, long exponent, const unsigned long *limbs);

/// The polynomial with these coefficients, highest power first, at x[0]: s = s*x + c[i], two calls a step.
uint64_t baseline_horner(const baseline_numbers *c, const baseline_numbers *x, int rounds);

/// Σ a[i]·b[i]: two calls a step.
uint64_t baseline_dot(const baseline_numbers *a, const baseline_numbers *b, int rounds);

/// Σ (sin x[i] + exp x[i]): four calls a step.
uint64_t baseline_sin_exp(const baseline_numbers *x, int rounds);

/// Σ (a[i]·b[i]/c[i] − d[i]), every operation rounded down.
uint64_t baseline_quotients(
    const baseline_numbers *a, const baseline_numbers *b, const baseline_numbers *c, const baseline_numbers *d,
    int rounds);

/// Σ (exp a[i] + log b[i] + atan c[i]), every operation rounded down; d is not looked at.
uint64_t baseline_functions(
    const baseline_numbers *a, const baseline_numbers *b, const baseline_numbers *c, const baseline_numbers *d,
    int rounds);

/// The central-difference gradient of the extended Rosenbrock function at x with step h[0], perturbing in place.
uint64_t baseline_gradient(baseline_numbers *x, const baseline_numbers *h, int rounds);

/// The same in double.
uint64_t baseline_double_gradient(double *x, double *gradient, int n, double h, int rounds);

/// The processor time of this thread, in nanoseconds: what other processes do meanwhile does not count.
int64_t baseline_nanoseconds(void);

#endif
