extension ProblemCatalogue {
  /// The 27 nonlinear regressions of NIST's Statistical Reference Datasets, in NIST's order of difficulty.
  public static var regressions: [any Problem] { lowerLevel + averageLevel + higherLevel }

  private static var lowerLevel: [any Problem] {
    [
      Regression(
        .shipped("Misra1a"), SaturatingExponential(), subject: "monomolecular adsorption in dentistry",
        difficulty: "b1 and b2 differ by six orders of magnitude and their derivatives by as many, the other way."),
      Regression(
        .shipped("Chwirut2"), ExponentialOverLinear(), subject: "ultrasonic reference blocks",
        difficulty: "The derivatives by b2 and b3 are a hundred times that by b1."),
      Regression(
        .shipped("Chwirut1"), ExponentialOverLinear(), subject: "ultrasonic reference blocks",
        difficulty: "The derivatives by b2 and b3 are a hundred times that by b1."),
      Regression(
        .shipped("Lanczos3"), ThreeExponentials(), subject: "a sum of decays, rounded to 5 digits",
        difficulty: "At the solution f is 10⁻⁸ out of residuals that cancel to five digits."),
      Regression(
        .shipped("Gauss1"), TwoGaussians(), subject: "two well separated peaks on a decay",
        difficulty: "Eight parameters; the derivative by the rate b2 hides those of the peaks."),
      Regression(
        .shipped("Gauss2"), TwoGaussians(), subject: "two slightly blended peaks on a decay",
        difficulty: "Eight parameters; the derivative by the rate b2 hides those of the peaks."),
      Regression(
        .shipped("DanWood"), PowerLaw(), subject: "energy radiated by a carbon filament",
        difficulty: "Six observations near x = 1, where the power hardly depends on its exponent."),
      Regression(
        .shipped("Misra1b"), InverseSquareSaturation(), subject: "monomolecular adsorption in dentistry",
        difficulty: "b1 and b2 differ by six orders of magnitude and their derivatives by as many, the other way."),
    ]
  }

  private static var averageLevel: [any Problem] {
    [
      Regression(
        .shipped("Kirby2"), Rational(degree: 2), subject: "line widths in a scanning electron microscope",
        difficulty: "b5 is 10⁻⁵: an absolute step of the usual size is a large part of it."),
      Regression(
        .shipped("Hahn1"), Rational(degree: 3), subject: "thermal expansion of copper",
        difficulty: "Parameters from 10 down to 10⁻⁷, x³ up to 5·10⁸: no one step suits two coordinates."),
      Regression(
        .shipped("Nelson"), AcceleratedDegradation(), subject: "dielectric breakdown in accelerated tests",
        difficulty: "b2 is 6·10⁻⁹, smaller than the step of the textbook check."),
      Regression(
        .shipped("MGH17"), OffsetExponentials(), subject: "two decays that nearly cancel, after Osborne",
        difficulty: "The rates b4 and b5 are near each other and their terms of opposite sign."),
      Regression(
        .shipped("Lanczos1"), ThreeExponentials(), subject: "a sum of decays to 14 digits",
        difficulty: "At the solution f is 10⁻²⁵, below the rounding of any residual in binary64."),
      Regression(
        .shipped("Lanczos2"), ThreeExponentials(), subject: "a sum of decays, rounded to 6 digits",
        difficulty: "At the solution f is 10⁻¹¹ out of residuals that cancel to six digits."),
      Regression(
        .shipped("Gauss3"), TwoGaussians(), subject: "two strongly blended peaks on a decay",
        difficulty: "Eight parameters; the derivative by the rate b2 hides those of the peaks."),
      Regression(
        .shipped("Misra1c"), InverseRootSaturation(), subject: "monomolecular adsorption in dentistry",
        difficulty: "b1 and b2 differ by six orders of magnitude and their derivatives by as many, the other way."),
      Regression(
        .shipped("Misra1d"), LangmuirSaturation(), subject: "monomolecular adsorption in dentistry",
        difficulty: "b1 and b2 differ by six orders of magnitude and their derivatives by as many, the other way."),
      Regression(
        .shipped("Roszman1"), QuantumDefect(), subject: "quantum defects in iodine atoms",
        difficulty: "b2 is 10⁻⁵ and multiplies x up to 10⁴; b3 and b4 act through their ratio."),
      Regression(
        .shipped("ENSO"), ThreeCycles(), subject: "air pressure between Easter Island and Darwin",
        difficulty: "A sum of cycles whose periods are parameters: long series make the phases steep in them."),
    ]
  }

  private static var higherLevel: [any Problem] {
    [
      Regression(
        .shipped("MGH09"), KowalikOsborne(), subject: "an enzyme reaction, after Kowalik and Osborne",
        difficulty: "At the first start the parameters are a hundred times too large and nearly degenerate."),
      Regression(
        .shipped("Thurber"), Rational(degree: 3), subject: "electron mobility in semiconductors",
        difficulty: "Seven parameters; x changes sign, and the denominator comes near zero at the first start."),
      Regression(
        .shipped("BoxBOD"), SaturatingExponential(), subject: "biochemical oxygen demand",
        difficulty: "Six observations; at the first start the derivative by b2 is nearly flat."),
      Regression(
        .shipped("Rat42"), Logistic(), subject: "pasture yield",
        difficulty: "Nine observations of a sigmoid: the derivatives by b2 and b3 are of opposite sign and scale."),
      Regression(
        .shipped("MGH10"), ExponentialOfInverse(), subject: "the resistance of a thermistor, after Meyer",
        difficulty: "The exponential of 16 at the first start: f is 10¹⁵, and the derivative by b1 hides the others."),
      Regression(
        .shipped("Eckerle4"), Gaussian(), subject: "circular interference transmittance",
        difficulty: "At the first start the peak lies beside the data: f is flat in every direction."),
      Regression(
        .shipped("Rat43"), Richards(), subject: "dry weight of onions",
        difficulty: "A power whose base and exponent are both parameters, with terms that nearly compensate."),
      Regression(
        .shipped("Bennett5"), ShiftedPowerLaw(), subject: "magnetisation of a superconductor",
        difficulty: "Parameters that almost compensate each other: the valley is a thousand times longer than wide."),
    ]
  }
}
