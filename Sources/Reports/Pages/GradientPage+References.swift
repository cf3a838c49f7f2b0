extension GradientPage {
  /// Where what the page shows is described.
  static let references = [
    "P. E. Gill, W. Murray, M. H. Wright, Practical Optimization, Academic Press (1981), section 8.6: the errors of a "
      + "difference; rule-of-thumb.",
    "A. R. Curtis, J. K. Reid, The choice of step lengths when using differences to approximate Jacobian matrices, J. Inst. "
      + "Math. Appl. 13 (1974) 121–126: curtis-reid.",
    "A. V. Kostyrka, pnd: Parallel numerical derivatives (R package, version 0.1), function step.CR: kostyrka-curtis-reid.",
    "J. Dumontet, J. Vignes, Détermination du pas optimal dans le calcul des dérivées sur ordinateur, RAIRO Analyse "
      + "numérique 11 (1977) 13–25: dumontet-vignes.",
    "R. S. Stepleman, N. D. Winarsky, Adaptive numerical differentiation, Math. Comp. 33 (1979) 1257–1264: "
      + "stepleman-winarsky.",
    "R. Mathur, An analytical approach to computing step sizes for finite-difference derivatives, PhD thesis, University of "
      + "Texas at Austin (2012): mathur.",
    "H.-J. M. Shi, Y. Xie, M. Q. Xuan, J. Nocedal, Adaptive finite-difference interval estimation for noisy derivative-free "
      + "optimization, SIAM J. Sci. Comput. 44 (2022) A2302–A2321: shi-xie-xuan-nocedal.",
    "J. N. Lyness, C. B. Moler, Numerical differentiation of analytic functions, SIAM J. Numer. Anal. 4 (1967) 202–210: "
      + "the complex step; extrapolation and noise.",
    "L. F. Richardson, J. A. Gaunt, The deferred approach to the limit, Phil. Trans. R. Soc. A 226 (1927) 299–361: "
      + "extrapolation.",
  ]
}
