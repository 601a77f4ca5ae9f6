package dev.nnlang.cli;

import dev.nnlang.compiler.plan.TargetChoice;
import picocli.CommandLine.Option;

/** What kind of Java a model becomes, to be compiled elsewhere. */
final class TargetArgument {
  @Option(
      names = "--target",
      paramLabel = "TARGET",
      converter = Words.class,
      description = {
        "plain: any Java from 17 on; the default.",
        "vector: faster, on a Java with jdk.incubator.vector.",
        "both: one class of both, which takes vectors where Java has them.",
        "All give the same bits. javac takes the last two with",
        "`--add-modules jdk.incubator.vector`; both runs without it too."
      })
  private TargetChoice target = TargetChoice.PLAIN;

  /** What was asked for. */
  TargetChoice target() {
    return target;
  }

  /** Reads what a class can be made of. */
  static final class Words extends TargetWords {
    Words() {
      super(TargetChoice.PLAIN, TargetChoice.VECTOR, TargetChoice.BOTH);
    }
  }
}
