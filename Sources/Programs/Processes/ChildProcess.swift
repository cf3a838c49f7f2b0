import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A process of one's own, in a process group of its own, with its standard input and output at hand.
///
/// Whatever it started is ended with it.
struct ChildProcess: Sendable {
  /// Where what it writes to standard error goes.
  enum Errors {
    /// To the standard error of this process.
    case inherited
    /// To where its output goes.
    case asOutput
  }

  /// The process, and its group.
  let identifier: pid_t
  /// What is written here is what it reads.
  let input: Int32
  /// What it writes is read here.
  let output: Int32

  /// Starts `arguments`, the first of which is looked up in the path.
  init(_ arguments: [String], errors: Errors = .inherited) throws(ProgramFault) {
    let started = Self.starting.withLock { _ in
      Result { () throws(ProgramFault) in try Self(spawning: arguments, errors) }
    }
    self = try started.get()
  }

  private init(spawning arguments: [String], _ errors: Errors) throws(ProgramFault) {
    var (toChild, fromChild): ([Int32], [Int32]) = ([-1, -1], [-1, -1])
    guard Self.openPipe(&toChild), Self.openPipe(&fromChild) else {
      throw .notStarted(String(cString: strerror(errno)))
    }
    #if canImport(Glibc)
      var (actions, attributes) = (posix_spawn_file_actions_t(), posix_spawnattr_t())
    #else
      var (actions, attributes): (posix_spawn_file_actions_t?, posix_spawnattr_t?)
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
      close(toChild[0])
      close(fromChild[1])
    }
    posix_spawn_file_actions_adddup2(&actions, toChild[0], 0)
    posix_spawn_file_actions_adddup2(&actions, fromChild[1], 1)
    if errors == .asOutput { posix_spawn_file_actions_adddup2(&actions, fromChild[1], 2) }
    // It hears signals as if it had been started from a shell, whatever this process does about them.
    var (defaults, none) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigemptyset(&defaults)
    for signal in [SIGPIPE, SIGXFSZ, SIGINT, SIGTERM] { sigaddset(&defaults, signal) }
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
    posix_spawnattr_setflags(&attributes, Int16(flags))

    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    #if canImport(Darwin)
      let environment = _NSGetEnviron().pointee
    #else
      let environment = environ
    #endif
    var identifier: pid_t = 0
    let failure = posix_spawnp(&identifier, arguments[0], &actions, &attributes, &words, environment)
    guard failure == 0 else {
      close(toChild[1])
      close(fromChild[0])
      throw .notStarted("\(arguments[0]): \(String(cString: strerror(failure)))")
    }
    self.identifier = identifier
    (input, output) = (toChild[1], fromChild[0])
    for end in [input, output] { _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK) }
    #if os(Linux)
      // A million numbers go through in eight pieces, not in a hundred. F_SETPIPE_SZ is no name that Swift imports.
      for end in [input, output] { _ = fcntl(end, 1031, 1 << 20) }
    #endif
    RunningChildren.add(identifier)
  }

  /// One at a time, so that no child inherits the ends of another's pipes before they are marked.
  private static let starting = Mutex(())

  /// A pipe that no child inherits.
  private static func openPipe(_ ends: inout [Int32]) -> Bool {
    pipe(&ends) == 0 && ends.allSatisfy { fcntl($0, F_SETFD, FD_CLOEXEC) == 0 }
  }

  /// Ends it, with all of its group, and says how it ended; it has `patience` to do so by itself, its input being closed.
  @discardableResult
  func end(patience: Duration = .zero) -> ProcessEnd {
    close(input)
    let deadline = ContinuousClock.now + patience
    var pause: UInt32 = 50
    while !hasEnded, ContinuousClock.now < deadline {
      usleep(pause)
      pause = min(10_000, pause * 2)
    }
    // The process is a zombie or runs still, so that the group's number is nobody else's.
    let endedByItself = hasEnded
    kill(-identifier, SIGKILL)
    var status: Int32 = 0
    while waitpid(identifier, &status, 0) < 0, errno == EINTR {}
    RunningChildren.remove(identifier)
    close(output)
    guard endedByItself else { return .ended }
    return status & 0x7f == 0 ? .exited(status >> 8 & 0xff) : .signalled(status & 0x7f)
  }

  /// Whether the process has ended; it stays a zombie.
  var hasEnded: Bool {
    var information = siginfo_t()
    let found = waitid(P_PID, id_t(identifier), &information, WEXITED | WNOHANG | WNOWAIT)
    #if canImport(Glibc)
      return found != 0 || information.si_signo == SIGCHLD
    #else
      return found != 0 || information.si_pid == identifier
    #endif
  }
}

/// How a process ended.
public enum ProcessEnd: Hashable, Sendable, CustomStringConvertible {
  case exited(Int32)
  case signalled(Int32)
  /// It did not: it was ended.
  case ended

  /// In a few words, as `exit status 3`.
  public var description: String {
    switch self {
    // So a shell says that a signal ended what it ran.
    case .exited(let status) where (129...192).contains(status): "\(ProcessEnd.signalled(status - 128))"
    case .exited(let status): "exit status \(status)"
    case .signalled(let signal): "signal \(signal), \(String(cString: strsignal(signal)))"
    case .ended: "it went on, and was ended"
    }
  }
}

/// The children that run now, for whoever has to end them all at once: a signal handler, which may take no lock.
public enum RunningChildren {
  private static let capacity = 256
  nonisolated(unsafe) private static let slots: UnsafeMutablePointer<pid_t> = {
    let slots = UnsafeMutablePointer<pid_t>.allocate(capacity: capacity)
    slots.initialize(repeating: 0, count: capacity)
    return slots
  }()
  private static let writing = Mutex(false)

  static func add(_ identifier: pid_t) { replace(0, by: identifier) }
  static func remove(_ identifier: pid_t) { replace(identifier, by: 0) }

  private static func replace(_ old: pid_t, by new: pid_t) {
    writing.withLock { _ in
      guard let i = (0..<capacity).first(where: { slots[$0] == old }) else { return }
      slots[i] = new
    }
  }

  /// Ends all children, with their groups.
  public static func end() {
    for i in 0..<capacity where slots[i] > 0 { kill(-slots[i], SIGKILL) }
  }

  /// From now on Ctrl-C and SIGTERM, and the end of this process, end the children first; and to write to one that has ended is an
  /// error of that writing, no signal.
  public static func endWithThisProcess() {
    _ = slots
    signal(SIGPIPE, SIG_IGN)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      let before = signal(number) { number in
        RunningChildren.end()
        signal(number, SIG_DFL)
        raise(number)
      }
      // Whoever ignores a signal, as nohup lets its children do, goes on ignoring it.
      if unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) { signal(number, SIG_IGN) }
    }
    atexit { RunningChildren.end() }
  }
}
