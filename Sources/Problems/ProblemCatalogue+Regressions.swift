extension ProblemCatalogue {
  /// The 27 nonlinear regressions of NIST's Statistical Reference Datasets, in NIST's order of difficulty.
  public static let regressions: [any Problem] = lowerLevel + averageLevel + higherLevel

  private static var lowerLevel: [any Problem] {
    [
      Regression(
        .shipped("Misra1a"), SaturatingExponential(), subject: "monomolecular adsorption in dentistry",
        difficulty: "b1 and b2 differ by six orders of magnitude and their derivatives by as many, the other way."),
      Regression(
        .shipped("Chwirut2"), ExponentialOverLinear(), subject: "ultrasonic reference blocks",
        difficulty: "The derivatives by b2 and b3 are tens of times that by b1."),
      Regression(
        .shipped("Chwirut1"), ExponentialOverLinear(), subject: "ultrasonic reference blocks",
        difficulty: "The derivatives by b2 and b3 are tens of times that by b1."),
      Regression(
        .shipped("Lanczos3"), ThreeExponentials(), subject: "a sum of decays, rounded to 5 digits",
        difficulty: "At the solution, model and data agree to five digits: f is 10⁻⁸ where the responses are 1."),
      Regression(
        .shipped("Gauss1"), TwoGaussians(), subject: "two well separated peaks on a decay",
        difficulty: "Eight parameters; the derivative by the rate b2 hides those of the peaks."),
      Regression(
        .shipped("Gauss2"), TwoGaussians(), subject: "two slightly blended peaks on a decay",
        difficulty: "Eight parameters; the derivative by the rate b2 hides those of the peaks."),
      Regression(
        .shipped("DanWood"), PowerLaw(), subject: "energy radiated by a carbon filament",
        difficulty: "Only six observations, powers of numbers near 1."),
      Regression(
        .shipped("Misra1b"), InverseSquareSaturation(), subject: "monomolecular adsorption in dentistry",
        difficulty: "b1 and b2 differ by six orders of magnitude and their derivatives by as many, the other way."),
    ]
  }

  private static var averageLevel: [any Problem] {
    [
      Regression(
        .shipped("Kirby2"), RationalFunction(degree: 2), subject: "line widths in a scanning electron microscope",
        difficulty: "b5 is 10⁻⁵, a hundred steps of the textbook check, and its derivative −9·10¹⁰."),
      Regression(
        .shipped("Hahn1"), RationalFunction(degree: 3), subject: "thermal expansion of copper",
        difficulty: "Parameters from 10 down to 10⁻⁶, derivatives from 10⁴ up to 10¹³: no step suits two of them."),
      Regression(
        .shipped("Nelson"), AcceleratedDegradation(), subject: "dielectric breakdown in accelerated tests",
        difficulty: "b2 is 6·10⁻⁹, smaller than the step of the textbook check."),
      Regression(
        .shipped("MGH17"), OffsetExponentials(), subject: "two decays that nearly cancel, after Osborne",
        difficulty: "The rates b4 and b5 are near each other and their terms of opposite sign."),
      Regression(
        .shipped("Lanczos1"), ThreeExponentials(), subject: "a sum of decays to 14 digits",
        difficulty: "At the solution f is 10⁻²⁵: binary64 keeps three digits of a residual."),
      Regression(
        .shipped("Lanczos2"), ThreeExponentials(), subject: "a sum of decays, rounded to 6 digits",
        difficulty: "At the solution, model and data agree to six digits: f is 10⁻¹¹ where the responses are 1."),
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
        difficulty: "The derivative by b2 is ten million times those by b3 and b4, which no norm can see beside it."),
      Regression(
        .shipped("ENSO"), ThreeCycles(), subject: "air pressure between Easter Island and Darwin",
        difficulty: "Periods are parameters: at the end of the series the phase 2πx/b is steep in b."),
    ]
  }

  private static var higherLevel: [any Problem] {
    [
      Regression(
        .shipped("MGH09"), KowalikOsborne(), subject: "an enzyme reaction, after Kowalik and Osborne",
        difficulty: "At the first start the parameters are hundreds of times too large."),
      Regression(
        .shipped("Thurber"), RationalFunction(degree: 3), subject: "electron mobility in semiconductors",
        difficulty: "Seven parameters whose derivatives go from 10⁴ to 10⁸."),
      Regression(
        .shipped("BoxBOD"), SaturatingExponential(), subject: "biochemical oxygen demand",
        difficulty: "Six observations; the derivative by b2 dies away like an exponential as b2 grows."),
      Regression(
        .shipped("Rat42"), Logistic(), subject: "pasture yield",
        difficulty: "Nine observations of a sigmoid: the derivative by b3 is hundreds of times that by b1."),
      Regression(
        .shipped("MGH10"), ExponentialOfInverse(), subject: "the resistance of a thermistor, after Meyer",
        difficulty: "The exponential of 16 at the first start: f is 10¹⁵, and the derivative by b1 hides the others."),
      Regression(
        .shipped("Eckerle4"), Gaussian(), subject: "circular interference transmittance",
        difficulty: "At the first start the peak lies at the edge of the data: f is nearly flat in every direction."),
      Regression(
        .shipped("Rat43"), Richards(), subject: "dry weight of onions",
        difficulty: "A power whose base and exponent are both parameters, with terms that nearly compensate."),
      Regression(
        .shipped("Bennett5"), ShiftedPowerLaw(), subject: "magnetisation of a superconductor",
        difficulty: "Three parameters that almost compensate each other, of sizes from 1 to 2000."),
    ]
  }
}
