package dev.nnlang.cli;

import dev.nnlang.compiler.plan.TargetChoice;
import dev.nnlang.engine.LoadedModel;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What kind of Java a model becomes, to be run in this process. */
final class TrainTargetArgument {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--target",
      paramLabel = "TARGET",
      converter = Words.class,
      description = {
        "auto: vector for large networks, if Java has it; the default.",
        "plain, vector, both: as `nnc --help` says.",
        "All give the same weights."
      })
  private TargetChoice target = TargetChoice.AUTO;

  /**
   * What was asked for, as far as this Java can run it.
   *
   * @throws ParameterException if it cannot run what was asked for by name
   */
  TargetChoice runnable() {
    if (LoadedModel.hasVectors() || target == TargetChoice.PLAIN) {
      return target;
    }
    if (target == TargetChoice.AUTO) {
      return TargetChoice.PLAIN;
    }
    throw new ParameterException(
        command.commandLine(),
        "--target "
            + TargetWords.word(target)
            + ": this Java was started without "
            + LoadedModel.VECTORS
            + "; add `--add-modules "
            + LoadedModel.VECTORS
            + "`");
  }

  /** Reads what a training can run on. */
  static final class Words extends TargetWords {
    Words() {
      super(TargetChoice.values());
    }
  }
}
