package dev.nnlang.maven;

import dev.nnlang.runtime.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where an execution of a goal keeps its {@link BuildState} between builds. */
record StateFile(Path file) {

  /**
   * Below the build folder, where other plugins keep theirs.
   *
   * @param goal an execution may run several goals
   */
  static StateFile of(Path buildFolder, String execution, String goal) {
    return new StateFile(
        buildFolder
            .resolve("maven-status")
            .resolve("nnc-maven-plugin")
            .resolve(execution)
            .resolve(goal)
            .resolve("state"));
  }

  /** What was kept; nothing where the file is missing or not what this version writes. */
  BuildState read() throws IOException {
    return Files.isRegularFile(file)
        ? BuildState.parse(
            new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList())
        : BuildState.NONE;
  }

  /** Keeps {@code state}; leaves the file alone where it says so already. */
  void write(BuildState state) throws IOException {
    if (Files.isRegularFile(file) && read().equals(state)) {
      return;
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    // The folder is this plugin's own: whatever stands there may go.
    AtomicFile.write(file, state.text().getBytes(StandardCharsets.UTF_8), start -> true);
  }
}
