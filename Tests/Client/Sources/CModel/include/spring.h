/* The energy of a chain of n springs of rest length 1, and its gradient. */
#include <stddef.h>
double spring_energy(const double *x, size_t n);
void spring_gradient(const double *x, size_t n, double *g);
