package dev.nnlang.cli;

import picocli.CommandLine.Option;

/** Options of every command. */
final class CommonOptions {
  /** Read from what was parsed, where a failure is reported. */
  static final String DEBUG = "--debug";

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  @Option(names = DEBUG, description = "Show where in nnc a failure arose.")
  boolean debug;
}
