package dev.nnlang.cli;

import dev.nnlang.compiler.plan.Target;
import dev.nnlang.engine.LoadedModel;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** What kind of Java a model becomes. */
final class TargetArgument {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--target",
      paramLabel = "plain|vector",
      converter = Words.class,
      description = {
        "plain: any Java from 17 on; the default.",
        "vector: faster for wide layers, on a Java with jdk.incubator.vector.",
        "Both give the same bits."
      })
  private Target target = Target.PLAIN;

  /** What was asked for. */
  Target target() {
    return target;
  }

  /**
   * What was asked for, to be run in this process.
   *
   * @throws ParameterException if this Java cannot run it
   */
  Target runnable() {
    if (target == Target.VECTOR && !LoadedModel.hasVectors()) {
      throw new ParameterException(
          command.commandLine(),
          "--target vector: this Java was started without "
              + LoadedModel.VECTORS
              + "; add `--add-modules "
              + LoadedModel.VECTORS
              + "`");
    }
    return target;
  }

  /** Reads {@code plain} and {@code vector}. */
  static final class Words implements ITypeConverter<Target> {
    @Override
    public Target convert(String word) {
      return switch (word) {
        case "plain" -> Target.PLAIN;
        case "vector" -> Target.VECTOR;
        default -> throw new TypeConversionException("'" + word + "' is neither plain nor vector");
      };
    }
  }
}
