#include "numbers.h"

#include <stdlib.h>
#include <time.h>

baseline_numbers *baseline_new(int bits, int count) {
  baseline_numbers *numbers = malloc(sizeof *numbers);
  numbers->bits = bits;
  numbers->count = count;
  numbers->at = malloc(count * sizeof(mpfr_t));
  for (int i = 0; i < count; i++) mpfr_init2(numbers->at[i], bits);
  return numbers;
}

void baseline_free(baseline_numbers *numbers) {
  for (int i = 0; i < numbers->count; i++) mpfr_clear(numbers->at[i]);
  free(numbers->at);
  free(numbers);
}

void baseline_set(baseline_numbers *numbers, int i, int negative, long exponent, const unsigned long *limbs) {
  mpfr_ptr x = numbers->at[i];
  mpfr_set_ui(x, 1, MPFR_RNDN);
  memcpy(x->_mpfr_d, limbs, (numbers->bits + 63) / 64 * sizeof(unsigned long));
  mpfr_set_exp(x, exponent + 1);
  mpfr_setsign(x, x, negative, MPFR_RNDN);
}

int64_t baseline_nanoseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}
