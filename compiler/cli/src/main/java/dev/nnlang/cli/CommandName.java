package dev.nnlang.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

/** The commands beside {@code nnc MODEL.nn}. Only the one that is asked for is loaded. */
enum CommandName {
  CHECK,
  TRAIN,
  EVALUATE,
  PREDICT,
  WALK,
  INSPECT,
  VERIFY,
  REGIONS,
  EXPLAIN;

  /** The command that is written {@code text}. */
  static Optional<CommandName> of(String text) {
    return Arrays.stream(values()).filter(name -> name.text().equals(text)).findFirst();
  }

  /** As it is written. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  Callable<Integer> create(Console console) {
    return switch (this) {
      case CHECK -> new CheckCommand(console);
      case TRAIN -> new TrainCommand(console);
      case EVALUATE -> new EvaluateCommand(console);
      case PREDICT -> new PredictCommand(console);
      case WALK -> new WalkCommand(console);
      case INSPECT -> new InspectCommand(console);
      case VERIFY -> new VerifyCommand(console);
      case REGIONS -> new RegionsCommand(console);
      case EXPLAIN -> new ExplainCommand(console);
    };
  }
}
