import EvidenceReports
import BlackBoxes
import Expressions
import FiniteDifferences
import MultiPrecision
package import Programs
package import Scalars

/// A function in every form in which it exists.
package enum StudiedFunction: Sendable {
  /// The very same code runs at every precision.
  case retypable(any RealFunction)
  /// It exists in some formats only: an ``OpaqueFunction`` for each.
  case inFormats([any FormatBound])
  /// It lives in another process, in the formats that this one has.
  case elsewhere(ProgramSession)
}

/// A gradient in every form in which it exists.
package enum StudiedGradient: Sendable {
  /// The very same formula runs at every precision.
  case retypable(any RealVectorFunction)
  /// It exists in some formats only: an ``OpaqueGradient`` for each.
  case inFormats([any FormatBound])
  /// It lives in another process, in the formats that this one has.
  case elsewhere(ProgramSession)
}

/// Code that exists in one format.
package protocol FormatBound: Sendable {
  static var formatName: String { get }
}

extension OpaqueFunction: FormatBound {
  package static var formatName: String { S.formatName }
}

/// A gradient that exists in one format only.
package struct OpaqueGradient<S: RealScalar>: FormatBound {
  let body: @Sendable ([S]) -> [S]

  package init(_ body: @escaping @Sendable ([S]) -> [S]) { self.body = body }

  package static var formatName: String { S.formatName }
}

extension Subject {
  /// f as a function of numbers of one format; throws where it does not exist in it.
  func values<S: RealScalar>(as type: S.Type) throws(SubjectError) -> @Sendable ([S]) -> S {
    switch function {
    case .retypable(let f as Expression):
      // Bound once: to read the constants again at each point costs as much as a short formula.
      let bound = f.bound(to: S.self)
      return { bound($0) }
    case .retypable(let f): return { f($0) }
    case .inFormats(let forms):
      for case let form as OpaqueFunction<S> in forms { return { form($0) } }
      throw .notInFormat(names.title, S.formatName, known: forms.map { Swift.type(of: $0).formatName })
    case .elsewhere(let session):
      guard session.offers(S.formatName) else {
        throw .notInFormat(names.title, S.formatName, known: session.hello.formats)
      }
      return { session.value(at: $0) }
    }
  }

  /// The gradient as a function of numbers of one format, where it is code that exists in this format alone; nil where it is a formula.
  func gradients<S: RealScalar>(as type: S.Type) -> (@Sendable ([S]) -> [S])? {
    switch claim {
    case .inFormats(let forms): return forms.compactMap { ($0 as? OpaqueGradient<S>)?.body }.first
    case .elsewhere(let session): return { session.gradient(at: $0) }
    case .retypable, nil: return nil
    }
  }

  /// The processes that are asked for f or its gradient; nil where there are none.
  package var session: ProgramSession? {
    if case .elsewhere(let session) = function { return session }
    if case .elsewhere(let session) = claim { return session }
    return nil
  }

  /// The widest format of its own in which a function that lives elsewhere can be had, if it holds every number of this one.
  func wider<S: RealScalar>(than _: S.Type) -> NamedFormat? {
    guard let session else { return nil }
    let formats = session.hello.formats.compactMap { try? NamedFormat(named: $0) }
    return formats.filter { $0.precision > S.precision && Self.holds(S.self, in: $0.type) }
      .max { $0.precision < $1.precision }
  }

  /// Whether every number of S is one of W, which has more bits: the greatest and the least are.
  private static func holds<S: RealScalar, W: RealScalar>(_: S.Type, in _: W.Type) -> Bool {
    W(exactly: S.greatestFiniteMagnitude) != nil && W(exactly: S.leastNonzeroMagnitude) != nil
  }

  /// How many threads may ask for f: as many as it has workers, where it lives elsewhere.
  func parallelism(otherwise parallelism: Parallelism) -> Parallelism {
    session?.parallelism ?? parallelism
  }

  /// f as code that runs at every precision; throws, with what wants it, where there is none.
  func retypable(for purpose: String) throws(SubjectError) -> any RealFunction {
    guard let f = atEveryPrecision else { throw .notRetypable(names.title, purpose: purpose) }
    return f
  }

  /// The same; nil where there is none. A program that says that it computes at every precision is put to the test.
  var atEveryPrecision: (any RealFunction)? {
    switch function {
    case .retypable(let f): f
    case .inFormats: nil
    case .elsewhere(let session): (try? coordinates(as: Double.self)).flatMap { ProgramFunction(session, near: $0) }
    }
  }

  /// Whether there is code of f that runs at every precision.
  package var runsAtEveryPrecision: Bool { atEveryPrecision != nil }

  /// The formula of the claim; nil where there is no claim, or its numbers are all that there is.
  var formula: (any RealVectorFunction)? {
    switch claim {
    case .retypable(let gradient): return gradient
    case .elsewhere(let session):
      guard session.offers("mp256"), let point = try? coordinates(as: MPFloat<Words<4>>.self),
        session.hasGradient(at: point)
      else { return nil }
      return ProgramGradient(session: session)
    case .inFormats, nil: return nil
    }
  }
}

extension ProgramSession {
  /// As many threads as there are workers.
  var parallelism: Parallelism { width > 1 ? .threads(width) : .serial }
}

/// A function that exists in the format T and in a wider one, W, as one at every precision: all other formats repeat what it is in W.
struct WidestForm<T: RealScalar, W: RealScalar>: RealFunction {
  private let narrow: @Sendable ([T]) -> T
  let wide: @Sendable ([W]) -> W

  /// The two forms; nil where W has less than twice the bits of T, or f in W is seen to round to as few as T has.
  init?(of subject: Subject) throws {
    let point: [W] = try subject.coordinates(as: T.self).map { W($0) }
    narrow = try subject.values(as: T.self)
    wide = try subject.values(as: W.self)
    guard W.precision >= 2 * T.precision, let probe = StaircaseProbe<W>(forRoundingTo: T.self),
      probe.finding(of: wide, at: point, wide(point)) == .smooth
    else { return nil }
  }

  func callAsFunction<S: RealScalar>(_ x: [S]) -> S {
    if let x = x as? [T], let value = narrow(x) as? S { return value }
    return S(wide(x.map { W($0) }))
  }
}
