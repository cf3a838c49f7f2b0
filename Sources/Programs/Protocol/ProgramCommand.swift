/// What a program is, and what it may cost.
public struct ProgramCommand: Sendable {
  /// How questions reach it.
  public enum Transport: Sendable {
    /// It is started with these words, once for each worker.
    case start([String])
    /// It is there already, and listens: descriptors to read its answers from and to write questions to.
    case descriptors(answers: Int32, questions: Int32)
  }

  /// How questions reach it.
  public var transport: Transport
  /// What it is called where nobody has a better name.
  public var title: String
  /// How long an answer may take; nil for as long as it takes.
  public var timeout: Duration?
  /// How many copies run side by side.
  public var workers: Int
  /// The file that keeps all answers.
  public var journal: String?

  /// A program that is called `title`.
  public init(
    _ transport: Transport, title: String, timeout: Duration? = nil, workers: Int = 1, journal: String? = nil
  ) {
    self.transport = transport
    self.title = title
    self.timeout = timeout
    self.workers = workers
    self.journal = journal
  }
}
