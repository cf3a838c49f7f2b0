import CGradcheck

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A function of a shared library, and its gradient, in the formats in which it has them.
struct LibrarySymbols {
  /// What computes with the numbers of a format, as they lie in memory.
  struct Form {
    typealias Call = (UnsafeMutableRawPointer, UnsafeRawPointer, Int, UnsafeMutableRawPointer?, UnsafeMutableRawPointer)
      -> Void

    let format: String
    let function: UnsafeMutableRawPointer
    let gradient: UnsafeMutableRawPointer?
    let stride: Int
    let value, derivatives: Call
  }

  let forms: [String: Form]
  /// How many variables it says that there are.
  let count: Int?
  private let context: UnsafeMutableRawPointer?

  /// Opens `FILE:f,gradient`.
  init(_ text: String) throws(ProgramFault) {
    let name = try LibraryName(text)
    guard let library = dlopen(name.path, RTLD_NOW | RTLD_LOCAL) else {
      throw .refused(String(cString: dlerror()))
    }
    var forms: [String: Form] = [:]
    func symbol(_ name: String) -> UnsafeMutableRawPointer? { dlsym(library, name) }
    func add(
      _ format: String, _ suffix: String, _ stride: Int, _ value: @escaping Form.Call,
      _ derivatives: @escaping Form.Call
    ) {
      guard let function = symbol(name.function + suffix) else { return }
      forms[format] = Form(
        format: format, function: function, gradient: name.gradient.flatMap { symbol($0 + suffix) }, stride: stride,
        value: value, derivatives: derivatives)
    }
    add("binary32", "_float", 4, gradcheck_value_float, gradcheck_gradient_float)
    add("binary64", "", 8, gradcheck_value_double, gradcheck_gradient_double)
    #if arch(x86_64) && !os(Windows) && !os(Android)
      add("x87", "_long_double", 16, gradcheck_value_long_double, gradcheck_gradient_long_double)
      add("binary128", "_quad", 16, gradcheck_value_quad, gradcheck_gradient_quad)
    #endif
    guard let plain = forms["binary64"] else { throw .refused("\(name.path) has no function '\(name.function)'") }
    if let gradient = name.gradient, plain.gradient == nil {
      throw .refused("\(name.path) has no function '\(gradient)'")
    }
    self.forms = forms
    context = symbol("gradcheck_open").flatMap { gradcheck_opened($0) }
    count = symbol("gradcheck_count").map { unsafeBitCast($0, to: (@convention(c) () -> Int).self)() }
  }

  /// f at a point, into `out`.
  func value(_ form: Form, _ x: UnsafeRawPointer, _ n: Int, into out: UnsafeMutableRawPointer) {
    form.value(form.function, x, n, context, out)
  }

  /// The gradient at a point, into `out`; false where there is none.
  func gradient(_ form: Form, _ x: UnsafeRawPointer, _ n: Int, into out: UnsafeMutableRawPointer) -> Bool {
    guard let gradient = form.gradient else { return false }
    form.derivatives(gradient, x, n, context, out)
    return true
  }
}

/// `FILE:f,gradient`, taken apart.
private struct LibraryName {
  var path, function: String
  var gradient: String?

  init(_ text: String) throws(ProgramFault) {
    guard let colon = text.lastIndex(of: ":") else {
      throw .refused("'\(text)' names no function: ./libmodel.so:cost,cost_gradient")
    }
    let names = text[text.index(after: colon)...].split(separator: ",", omittingEmptySubsequences: false).map(
      String.init)
    guard (1...2).contains(names.count), names.allSatisfy({ !$0.isEmpty }), colon > text.startIndex else {
      throw .refused("'\(text)' is not of the form ./libmodel.so:cost,cost_gradient")
    }
    // Without a slash the system would look in its own folders.
    let file = String(text[..<colon])
    path = file.contains("/") ? file : "./" + file
    (function, gradient) = (names[0], names.count > 1 ? names[1] : nil)
  }
}
