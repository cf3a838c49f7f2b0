// What a C programmer would write by hand, to be measured beside the library in the same run.
#ifndef BASELINE_H
#define BASELINE_H

/// Horner's rule of degree n − 1 in MPFR with registers reused, `rounds` times: s = s*x + c[i], two calls a step. Inputs
/// are those of the Swift side: c[i] = √(1/(i + 3)), x = √0.7. Returns the last value as a double.
double baseline_horner(int bits, int n, int rounds);

/// The central-difference gradient of the extended Rosenbrock function at x, perturbing in place.
void baseline_gradient(double *x, double *gradient, int n, double h);

#endif
