// Whole loops over MPFR numbers, and operations of a number with a machine number.
//
// What shim.h says of the single operations holds here: views of the operands are built on the stack, results are rounded
// to nearest, ties to even, nothing is allocated. A loop keeps the views of its running values from step to step, which
// is what makes it as fast as MPFR called by hand.
//
// An array of numbers is given by its first byte and the layout of its elements: each is `stride` bytes long, begins with
// its head and has its limbs `offset` bytes further on.
#ifndef CMPFR_KERNELS_H
#define CMPFR_KERNELS_H

#include "shim.h"

#include <stdlib.h>

#pragma clang assume_nonnull begin

typedef struct {
  const char *first;
  size_t stride;
  size_t offset;
} cmpfr_numbers;

/// A view of the i-th of these numbers, for reading.
#define CMPFR_ELEMENT(name, numbers, i)                                         \
  const char *name##_start = (numbers).first + (i) * (numbers).stride;          \
  CMPFR_VIEW(name, *(const cmpfr_head *)name##_start, name##_start + (numbers).offset)

/// A view of a running value, for reading and writing.
#define CMPFR_RUNNING(name, head, limbs) mpfr_t name = {{precision, (mpfr_sign_t)(head).sign, (head).exponent, (limbs)}}

/// Views of all these numbers, for functions that take them by pointers.
static inline void cmpfr_view_all(mpfr_t *views, mpfr_ptr *pointers, long precision, cmpfr_numbers x, size_t count) {
  for (size_t i = 0; i < count; i++) {
    CMPFR_ELEMENT(term, x, i);
    views[i][0] = term[0];
    pointers[i] = views[i];
  }
}

/// a = fl(fl(a·x) + c).
static inline cmpfr_head cmpfr_mul_add(long precision, cmpfr_head a, cmpfr_limb *a_limbs, CMPFR_IN(x), CMPFR_IN(c)) {
  CMPFR_RUNNING(s, a, a_limbs);
  CMPFR_VIEW(factor, x, x_limbs);
  CMPFR_VIEW(addend, c, c_limbs);
  mpfr_mul(s, s, factor, MPFR_RNDN);
  mpfr_add(s, s, addend, MPFR_RNDN);
  return CMPFR_HEAD(s);
}

/// a = fl(fl(a·x) + cᵢ) for each number.
static inline cmpfr_head cmpfr_horner(
    long precision, cmpfr_head a, cmpfr_limb *a_limbs, cmpfr_numbers c, size_t count, CMPFR_IN(x)) {
  CMPFR_RUNNING(s, a, a_limbs);
  CMPFR_VIEW(factor, x, x_limbs);
  for (size_t i = 0; i < count; i++) {
    CMPFR_ELEMENT(addend, c, i);
    mpfr_mul(s, s, factor, MPFR_RNDN);
    mpfr_add(s, s, addend, MPFR_RNDN);
  }
  return CMPFR_HEAD(s);
}

/// a = fl(a + fl(xᵢ·yᵢ)) for each pair of numbers; the products go where `p_limbs` points.
static inline cmpfr_head cmpfr_dot(long precision, cmpfr_head a, cmpfr_limb *a_limbs, cmpfr_limb *p_limbs,
                                   cmpfr_numbers x, cmpfr_numbers y, size_t count) {
  CMPFR_RUNNING(s, a, a_limbs);
  CMPFR_RESULT(product, p_limbs);
  for (size_t i = 0; i < count; i++) {
    CMPFR_ELEMENT(left, x, i);
    CMPFR_ELEMENT(right, y, i);
    mpfr_mul(product, left, right, MPFR_RNDN);
    mpfr_add(s, s, product, MPFR_RNDN);
  }
  return CMPFR_HEAD(s);
}

/// a = fl(a + xᵢ) for each number.
static inline cmpfr_head cmpfr_sum(
    long precision, cmpfr_head a, cmpfr_limb *a_limbs, cmpfr_numbers x, size_t count) {
  CMPFR_RUNNING(s, a, a_limbs);
  for (size_t i = 0; i < count; i++) {
    CMPFR_ELEMENT(term, x, i);
    mpfr_add(s, s, term, MPFR_RNDN);
  }
  return CMPFR_HEAD(s);
}

/// The exact sum of these numbers, of `term_precision` bits each, rounded once. The views lie in one allocation.
static inline cmpfr_result cmpfr_sum_once(CMPFR_OUT, long term_precision, cmpfr_numbers x, size_t count, int direction) {
  CMPFR_RESULT(r, r_limbs);
  size_t room = count + (count == 0);
  mpfr_t *views = (mpfr_t *)malloc(room * sizeof(mpfr_t));
  mpfr_ptr *pointers = (mpfr_ptr *)malloc(room * sizeof(mpfr_ptr));
  cmpfr_view_all(views, pointers, term_precision, x, count);
  cmpfr_result result = cmpfr_rounded(r, mpfr_sum(r, pointers, count, (mpfr_rnd_t)direction));
  free(pointers);
  free(views);
  return result;
}

/// The exact inner product of these numbers, rounded once: of the sum of their exact products.
static inline cmpfr_result cmpfr_dot_once(
    CMPFR_OUT, long term_precision, cmpfr_numbers x, cmpfr_numbers y, size_t count, int direction) {
  CMPFR_RESULT(r, r_limbs);
  size_t room = count + (count == 0);
  mpfr_t *views = (mpfr_t *)malloc(2 * room * sizeof(mpfr_t));
  mpfr_ptr *pointers = (mpfr_ptr *)malloc(2 * room * sizeof(mpfr_ptr));
  cmpfr_view_all(views, pointers, term_precision, x, count);
  cmpfr_view_all(views + room, pointers + room, term_precision, y, count);
  cmpfr_result result = cmpfr_rounded(r, mpfr_dot(r, pointers, pointers + room, count, (mpfr_rnd_t)direction));
  free(pointers);
  free(views);
  return result;
}

// A number and a machine number: the exact result is rounded once, also where the format has fewer bits than the machine
// number. (MPFR takes an integral 0 for a number without a sign; the callers see to it that zeros have IEEE 754's signs.)

#define CMPFR_MIXED(name, type)                                             \
  static inline cmpfr_result cmpfr_##name(CMPFR_OUT, CMPFR_IN(a), type b) { \
    CMPFR_RESULT(r, r_limbs);                                               \
    CMPFR_VIEW(x, a, a_limbs);                                              \
    return cmpfr_rounded(r, mpfr_##name(r, x, b, MPFR_RNDN));               \
  }

#define CMPFR_MIXED_LEFT(name, type)                                        \
  static inline cmpfr_result cmpfr_##name(CMPFR_OUT, type b, CMPFR_IN(a)) { \
    CMPFR_RESULT(r, r_limbs);                                               \
    CMPFR_VIEW(x, a, a_limbs);                                              \
    return cmpfr_rounded(r, mpfr_##name(r, b, x, MPFR_RNDN));               \
  }

CMPFR_MIXED(add_si, long) CMPFR_MIXED(sub_si, long) CMPFR_MIXED(mul_si, long) CMPFR_MIXED(div_si, long)
CMPFR_MIXED(add_d, double) CMPFR_MIXED(sub_d, double) CMPFR_MIXED(mul_d, double) CMPFR_MIXED(div_d, double)
CMPFR_MIXED_LEFT(si_sub, long) CMPFR_MIXED_LEFT(si_div, long)
CMPFR_MIXED_LEFT(d_sub, double) CMPFR_MIXED_LEFT(d_div, double)

#pragma clang assume_nonnull end
#endif
