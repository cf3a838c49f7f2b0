import Foundation
import PackagePlugin

/// Tells the command which commit it is built from, as a Swift file that is written before each build, where it changed.
@main
struct SourceCommit: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) -> [Command] {
    let folder = context.pluginWorkDirectoryURL
    return [
      .prebuildCommand(
        displayName: "Looking up the commit", executable: URL(fileURLWithPath: "/bin/sh"),
        arguments: ["-c", Self.script, "sh", context.package.directoryURL.path, folder.path],
        outputFilesDirectory: folder)
    ]
  }

  /// Outside a repository of its own, and without git, the commit is empty.
  private static let script = """
    cd "$1" || exit 1
    commit=
    if [ "$(git rev-parse --is-inside-work-tree 2>/dev/null)" = true ] && [ -z "$(git rev-parse --show-prefix)" ]; then
      commit=$(git rev-parse --short=12 HEAD 2>/dev/null)
      [ -z "$commit" ] || git diff --quiet HEAD -- Sources Package.swift 2>/dev/null || commit="$commit, changed since"
    fi
    new="/// The commit that this was built from; empty where nobody knows.
    let sourceCommit = \\"$commit\\""
    [ "$new" = "$(cat "$2/SourceCommit.swift" 2>/dev/null)" ] || printf '%s\\n' "$new" >"$2/SourceCommit.swift"
    """
}
