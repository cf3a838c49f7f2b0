! Rosenbrock's function of n variables, and its gradient by hand, to be called from C:
!
!     double rosenbrock(const double *x, size_t n);
!     void rosenbrock_gradient(const double *x, size_t n, double *out);
!
!     gfortran -cpp -O2 -shared -fPIC rosenbrock.f90 -o librosenbrock.so
!
! The same file in quadruple precision: -freal-8-real-16 makes every real(c_double) a __float128. Its functions want
! other names, to stand beside the first ones, and the preprocessor gives them:
!
!     gfortran -cpp -O2 -shared -fPIC -freal-8-real-16 -DNAME=rosenbrock_quad -DGRADIENT=rosenbrock_gradient_quad \
!         -DFAULTY=rosenbrock_gradient_faulty_quad rosenbrock.f90 -o librosenbrock_quad.so

#ifndef NAME
#define NAME rosenbrock
#define GRADIENT rosenbrock_gradient
#define FAULTY rosenbrock_gradient_faulty
#endif

function NAME(x, n) bind(c) result(value)
  use, intrinsic :: iso_c_binding, only: c_double, c_size_t
  implicit none
  integer(c_size_t), value :: n
  real(c_double), intent(in) :: x(n)
  real(c_double) :: value

  value = sum(100 * (x(2:n) - x(1:n-1)**2)**2 + (1 - x(1:n-1))**2)
end function

subroutine GRADIENT(x, n, out) bind(c)
  use, intrinsic :: iso_c_binding, only: c_double, c_size_t
  implicit none
  integer(c_size_t), value :: n
  real(c_double), intent(in) :: x(n)
  real(c_double), intent(out) :: out(n)

  out = 0
  out(1:n-1) = -400 * x(1:n-1) * (x(2:n) - x(1:n-1)**2) - 2 * (1 - x(1:n-1))
  out(2:n) = out(2:n) + 200 * (x(2:n) - x(1:n-1)**2)
end subroutine

! The same, but the second term is written over the first instead of being added to it.
subroutine FAULTY(x, n, out) bind(c)
  use, intrinsic :: iso_c_binding, only: c_double, c_size_t
  implicit none
  integer(c_size_t), value :: n
  real(c_double), intent(in) :: x(n)
  real(c_double), intent(out) :: out(n)

  out = 0
  out(1:n-1) = -400 * x(1:n-1) * (x(2:n) - x(1:n-1)**2) - 2 * (1 - x(1:n-1))
  out(2:n) = 200 * (x(2:n) - x(1:n-1)**2)
end subroutine
