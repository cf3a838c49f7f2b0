public import Scalars

/// What a real scalar promises, family by family, with the numbers that each family is tried on.
public enum LawFamily: String, CaseIterable, Sendable {
  case arithmetic, roundingErrors, classification, neighbours, decomposition, rounding, remainders, squareRoots
  case comparison, strides, text, decimalText, conversions, integers, functions, functionSpecialValues
  case kernels, powersOfTwo

  /// Checks every law of the family at one format.
  public func expect<S: RealScalar>(_: S.Type) {
    let special = Samples.special(S.self)
    let moderate = Samples.moderate(30, seed: 2, S.self)
    switch self {
    case .arithmetic: expectArithmeticLaws(S.self, on: special + moderate.prefix(5))
    case .roundingErrors:
      expectRoundingErrorLaws(S.self, on: moderate)
      expectFusedSpecialValues(S.self)
    case .classification: expectClassificationLaws(S.self, on: special + moderate)
    case .neighbours: expectNeighbourLaws(S.self, on: special + moderate)
    case .decomposition: expectDecompositionLaws(S.self, on: special + moderate)
    case .rounding: expectRoundingLaws(S.self, on: special + moderate)
    case .remainders: expectRemainderLaws(S.self, on: special + moderate)
    case .squareRoots: expectSquareRootLaws(S.self, on: special + moderate)
    case .comparison: expectComparisonLaws(S.self, on: special + moderate.prefix(5))
    case .strides: expectStrideLaws(S.self, on: special + moderate)
    case .text: expectTextLaws(S.self, on: special + moderate)
    case .decimalText: expectNoDecimal(S.self)
    case .conversions:
      expectConversionLaws(S.self, through: Float.self, on: special + moderate)
      expectConversionLaws(S.self, through: Double.self, on: special + moderate)
    case .integers:
      expectIntegerConversionLaws(S.self, Int8.self)
      expectIntegerConversionLaws(S.self, UInt8.self)
      expectIntegerConversionLaws(S.self, Int16.self)
      expectIntegerConversionLaws(S.self, UInt16.self)
      expectIntegerConversionLaws(S.self, Int32.self)
      expectIntegerConversionLaws(S.self, UInt32.self)
      expectIntegerConversionLaws(S.self, Int64.self)
      expectIntegerConversionLaws(S.self, UInt64.self)
      expectIntegerConversionLaws(S.self, Int128.self)
      expectIntegerConversionLaws(S.self, UInt128.self)
    case .functions: expectFunctionLaws(S.self, on: moderate)
    case .functionSpecialValues: expectFunctionSpecialValues(S.self)
    case .kernels: expectKernelLaws(S.self, on: special + moderate)
    case .powersOfTwo: expectScalingLaws(S.self, on: special + moderate)
    }
  }
}
