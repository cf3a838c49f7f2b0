// MPFR keeps what it has computed of π, log 2 and other constants, in each thread and to the greatest precision that the
// thread has asked for, and keeps a few integers for reuse. It wants to be told when the thread ends; nothing else frees
// them. Functions that may fill a cache therefore say so first: once a thread, for the price of reading a flag.
#ifndef CMPFR_CACHES_H
#define CMPFR_CACHES_H

#include <mpfr.h>
#include <pthread.h>
#include <stdbool.h>

/// Whether this thread's caches will be freed at its end. Weak: one a thread, whichever modules include this header.
__attribute__((weak)) _Thread_local bool cmpfr_caches_are_watched = false;

__attribute__((weak)) pthread_once_t cmpfr_caches_once = PTHREAD_ONCE_INIT;
__attribute__((weak)) pthread_key_t cmpfr_caches_key = 0;

/// Frees the caches of a thread that ends. Another destructor may still compute after this one: then all begins anew.
static void cmpfr_free_caches(void *_Nullable unused) {
  (void)unused;
  mpfr_free_cache2(MPFR_FREE_LOCAL_CACHE);
  cmpfr_caches_are_watched = false;
}

static void cmpfr_make_caches_key(void) { pthread_key_create(&cmpfr_caches_key, cmpfr_free_caches); }

__attribute__((noinline, unused)) static void cmpfr_begin_watching_caches(void) {
  pthread_once(&cmpfr_caches_once, cmpfr_make_caches_key);
  // Any value but NULL makes the destructor run.
  cmpfr_caches_are_watched = pthread_setspecific(cmpfr_caches_key, &cmpfr_caches_once) == 0;
}

/// To be called before what may fill a cache of this thread's.
static inline void cmpfr_watch_caches(void) {
  if (!cmpfr_caches_are_watched) cmpfr_begin_watching_caches();
}

#endif
