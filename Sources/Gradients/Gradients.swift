// The checker, by one import: what a client of it needs, and the numerics that functions are written in.

@_exported public import EvidenceReports
@_exported public import EveryPrecision
@_exported public import FaultFinding
@_exported public import GradientChecking
@_exported public import ReferenceDerivatives
