// What MPFR keeps for each thread is freed when the thread ends.
//
// MPFR remembers π, log 2, Euler's constant, Bernoulli numbers and room for integers in thread-local storage, as much as
// the widest precision met needs: 27 kB after the functions of Real at 1024 bits. It leaves freeing them to each thread,
// and a program whose threads come and go loses that much with every one. Here each operation that may fill a cache first
// sees to it that the thread's end will empty it: a thread-local test, a nanosecond in operations of a hundred or more.
//
// The functions keep their names, as macros, so that nothing else has to know. The states are weak so that there is one
// for the process and one for each thread, whichever modules this header is compiled into.
#ifndef CMPFR_CACHES_H
#define CMPFR_CACHES_H

#include <mpfr.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

__attribute__((weak)) pthread_once_t cmpfr_caches_once = PTHREAD_ONCE_INIT;
__attribute__((weak)) pthread_key_t cmpfr_caches_key = 0;
__attribute__((weak)) _Thread_local bool cmpfr_caches_watched = false;

/// Called when a thread ends. Another destructor may run later and compute again: then the thread is watched anew.
static inline void cmpfr_caches_free(void *_Nullable thread) {
  cmpfr_caches_watched = false;
  mpfr_free_cache2(MPFR_FREE_LOCAL_CACHE);
}

static inline void cmpfr_caches_prepare(void) { pthread_key_create(&cmpfr_caches_key, cmpfr_caches_free); }

static inline void cmpfr_caches_watch(void) {
  if (cmpfr_caches_watched) return;
  pthread_once(&cmpfr_caches_once, cmpfr_caches_prepare);
  // The destructor runs for threads whose value is not null; which value that is does not matter.
  cmpfr_caches_watched = pthread_setspecific(cmpfr_caches_key, &cmpfr_caches_key) == 0;
}

#define CMPFR_CACHING(call) (cmpfr_caches_watch(), call)

#define mpfr_remainder(...) CMPFR_CACHING(mpfr_remainder(__VA_ARGS__))
#define mpfr_fmod(...) CMPFR_CACHING(mpfr_fmod(__VA_ARGS__))
#define mpfr_const_pi(...) CMPFR_CACHING(mpfr_const_pi(__VA_ARGS__))
#define mpfr_const_euler(...) CMPFR_CACHING(mpfr_const_euler(__VA_ARGS__))
#define mpfr_const_catalan(...) CMPFR_CACHING(mpfr_const_catalan(__VA_ARGS__))
#define mpfr_const_log2(...) CMPFR_CACHING(mpfr_const_log2(__VA_ARGS__))
#define mpfr_exp(...) CMPFR_CACHING(mpfr_exp(__VA_ARGS__))
#define mpfr_expm1(...) CMPFR_CACHING(mpfr_expm1(__VA_ARGS__))
#define mpfr_exp2(...) CMPFR_CACHING(mpfr_exp2(__VA_ARGS__))
#define mpfr_exp10(...) CMPFR_CACHING(mpfr_exp10(__VA_ARGS__))
#define mpfr_log(...) CMPFR_CACHING(mpfr_log(__VA_ARGS__))
#define mpfr_log1p(...) CMPFR_CACHING(mpfr_log1p(__VA_ARGS__))
#define mpfr_log2(...) CMPFR_CACHING(mpfr_log2(__VA_ARGS__))
#define mpfr_log10(...) CMPFR_CACHING(mpfr_log10(__VA_ARGS__))
#define mpfr_sin(...) CMPFR_CACHING(mpfr_sin(__VA_ARGS__))
#define mpfr_cos(...) CMPFR_CACHING(mpfr_cos(__VA_ARGS__))
#define mpfr_tan(...) CMPFR_CACHING(mpfr_tan(__VA_ARGS__))
#define mpfr_asin(...) CMPFR_CACHING(mpfr_asin(__VA_ARGS__))
#define mpfr_acos(...) CMPFR_CACHING(mpfr_acos(__VA_ARGS__))
#define mpfr_atan(...) CMPFR_CACHING(mpfr_atan(__VA_ARGS__))
#define mpfr_atan2(...) CMPFR_CACHING(mpfr_atan2(__VA_ARGS__))
#define mpfr_sinh(...) CMPFR_CACHING(mpfr_sinh(__VA_ARGS__))
#define mpfr_cosh(...) CMPFR_CACHING(mpfr_cosh(__VA_ARGS__))
#define mpfr_tanh(...) CMPFR_CACHING(mpfr_tanh(__VA_ARGS__))
#define mpfr_asinh(...) CMPFR_CACHING(mpfr_asinh(__VA_ARGS__))
#define mpfr_acosh(...) CMPFR_CACHING(mpfr_acosh(__VA_ARGS__))
#define mpfr_atanh(...) CMPFR_CACHING(mpfr_atanh(__VA_ARGS__))
#define mpfr_pow(...) CMPFR_CACHING(mpfr_pow(__VA_ARGS__))
#define mpfr_pow_si(...) CMPFR_CACHING(mpfr_pow_si(__VA_ARGS__))
#define mpfr_rootn_ui(...) CMPFR_CACHING(mpfr_rootn_ui(__VA_ARGS__))
#define mpfr_rootn_si(...) CMPFR_CACHING(mpfr_rootn_si(__VA_ARGS__))
#define mpfr_erf(...) CMPFR_CACHING(mpfr_erf(__VA_ARGS__))
#define mpfr_erfc(...) CMPFR_CACHING(mpfr_erfc(__VA_ARGS__))
#define mpfr_gamma(...) CMPFR_CACHING(mpfr_gamma(__VA_ARGS__))
#define mpfr_lgamma(...) CMPFR_CACHING(mpfr_lgamma(__VA_ARGS__))
#define mpfr_digamma(...) CMPFR_CACHING(mpfr_digamma(__VA_ARGS__))
#define mpfr_zeta(...) CMPFR_CACHING(mpfr_zeta(__VA_ARGS__))
#define mpfr_eint(...) CMPFR_CACHING(mpfr_eint(__VA_ARGS__))
#define mpfr_li2(...) CMPFR_CACHING(mpfr_li2(__VA_ARGS__))
#define mpfr_ai(...) CMPFR_CACHING(mpfr_ai(__VA_ARGS__))
#define mpfr_beta(...) CMPFR_CACHING(mpfr_beta(__VA_ARGS__))
#define mpfr_gamma_inc(...) CMPFR_CACHING(mpfr_gamma_inc(__VA_ARGS__))
#define mpfr_agm(...) CMPFR_CACHING(mpfr_agm(__VA_ARGS__))
#define mpfr_jn(...) CMPFR_CACHING(mpfr_jn(__VA_ARGS__))
#define mpfr_yn(...) CMPFR_CACHING(mpfr_yn(__VA_ARGS__))

#endif
