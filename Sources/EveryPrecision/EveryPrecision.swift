// The numerics alone, by one import: scalars, numbers of any precision, dual numbers, intervals, differences.

@_exported public import AutomaticDifferentiation
@_exported public import ComplexModule
@_exported public import FiniteDifferences
@_exported public import Intervals
@_exported public import MultiPrecision
@_exported public import RealModule
@_exported public import Scalars
