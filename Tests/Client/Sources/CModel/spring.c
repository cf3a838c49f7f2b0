#include "spring.h"

double spring_energy(const double *x, size_t n) {
  double energy = 0;
  for (size_t i = 0; i + 1 < n; i++) {
    double stretch = x[i + 1] - x[i] - 1;
    energy += stretch * stretch / 2;
  }
  return energy;
}

void spring_gradient(const double *x, size_t n, double *g) {
  for (size_t i = 0; i < n; i++) g[i] = 0;
  for (size_t i = 0; i + 1 < n; i++) {
    double stretch = x[i + 1] - x[i] - 1;
    g[i] -= stretch;
    g[i + 1] += stretch;
  }
}
