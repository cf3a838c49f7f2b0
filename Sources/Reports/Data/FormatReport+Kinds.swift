package import EvidenceReports
package import Subjects

/// Where a claimed gradient is wrong.
package typealias LocationReport = FormatReport<LocationRecord>
/// Checks of one claimed gradient by differences alone.
package typealias DifferencesReport = FormatReport<DifferencesRecord>
package typealias DerivativeReport = FormatReport<DerivativeRecord>
package typealias SweepReport = FormatReport<SweepRecord>
package typealias StepReport = FormatReport<StepRecord>
/// The best step for each variable.
package typealias StepVectorReport = FormatReport<StepVectorRecord>
