package com.example.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Another program, started without a shell in between. The one place of bench that starts any.
 *
 * @param environment set beside that of this process
 */
record Command(List<String> words, Map<String, String> environment) {
  Command {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
  }

  /** Starts it, to be spoken with; what it has to complain of goes where that of this one goes. */
  Process start() throws IOException {
    return builder().redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** Runs it to its end, with all that it says in {@code log}; its exit code. */
  int run(Path log) throws IOException, InterruptedException {
    return builder().redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
  }

  private ProcessBuilder builder() {
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().putAll(environment);
    return builder;
  }
}
