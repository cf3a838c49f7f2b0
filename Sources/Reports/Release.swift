/// Which release of gradcheck this is.
package enum Release {
  /// Its number, as semantic versions have it; `CHANGELOG.md` says what is in it.
  package static let version = "0.1.0"
}
