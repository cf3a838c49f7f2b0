/// What need not be `Sendable`, for it is used by one thread at a time, and no longer than the call that was given it.
///
/// The engine takes functions that several threads may call. With ``Parallelism/serial`` it calls them on the thread that
/// called it, and only there.
struct OneThread<Value>: @unchecked Sendable {
  let value: Value

  init(_ value: Value) { self.value = value }
}
