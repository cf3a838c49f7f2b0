import EvidenceReports
import ArgumentParser
import Problems
import Reports
import Subjects

// The sites of studies, by the names of problems.
extension StudySite {
  /// The sites of the published problems, at their own points or over their grids.
  static func published(grid: Bool) -> [StudySite] { DerivativeProblem.published.flatMap { sites($0, grid: grid) } }

  /// The sites of a problem by its name: one of the published ones, or of the catalogue, where each variable moves in turn.
  static func named(_ name: String, grid: Bool) throws -> [StudySite] {
    if let problem = DerivativeProblem.published.first(where: { $0.name == name }) { return sites(problem, grid: grid) }
    guard let problem = ProblemCatalogue.problem(named: name) else {
      let names = DerivativeProblem.published.map(\.name) + ProblemCatalogue.all.map(\.name)
      throw UnknownName("problem", name, among: names)
    }
    guard !grid else {
      throw ValidationError("--grid is for the published problems; '\(name)' has points, but no interval.")
    }
    return try sites(problem)
  }

  private static func sites(_ problem: DerivativeProblem, grid: Bool) -> [StudySite] {
    (grid ? problem.grid.map(\.description) : [problem.abscissa]).map { x in
      StudySite(
        place: StudyPlace(function: problem.name, point: "x=\(x)"),
        subject: Subject(
          SubjectNames(title: "\(problem.name) at x=\(x)", variables: ["x"]), function: .retypable(problem.function),
          point: .named(ProblemPoint("own", [x]))),
        coordinate: 0)
    }
  }

  private static func sites(_ problem: some Problem) throws -> [StudySite] {
    guard let point = problem.points.first, problem.variables.count <= 20 else {
      throw ValidationError(
        "'\(problem.name)' has \(problem.variables.count) variables; a study moves each, of 20 at most.")
    }
    let values = zip(problem.variables, point.coordinates).map { "\($0)=\($1)" }.joined(separator: ",")
    return problem.variables.enumerated().map { index, variable in
      StudySite(
        place: StudyPlace(
          function: problem.name, point: problem.variables.count == 1 ? values : "\(values) along \(variable)"),
        subject: Subject(
          SubjectNames(title: problem.name, variables: problem.variables), function: .retypable(problem.function),
          point: .named(point)),
        coordinate: index)
    }
  }
}
