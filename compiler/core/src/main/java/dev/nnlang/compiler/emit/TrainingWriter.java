package dev.nnlang.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.nnlang.compiler.CompilerBug;
import dev.nnlang.compiler.analysis.TrainingFingerprint;
import dev.nnlang.compiler.model.Initializer;
import dev.nnlang.compiler.model.Measure;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.StopRule;
import dev.nnlang.compiler.model.Training;
import dev.nnlang.compiler.plan.Penalties;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Spells how the model says that it is trained. */
final class TrainingWriter {
  private TrainingWriter() {}

  static MethodSpec training(Network network, Training training) {
    CodeBlock.Builder value =
        CodeBlock.builder()
            .add("$T.of(\n", RuntimeNames.TRAINING)
            .indent()
            .indent()
            .add("$LL", training.seed());
    training.phases().forEach(phase -> value.add(",\n$L", phase(phase)));
    value.add(")").unindent().unindent();
    value.add("\n$>$>.withSettings($S)$<$<", TrainingFingerprint.of(network, training));
    if (training.compareScratch()) {
      value.add("\n$>$>.comparedToScratch()$<$<");
    }
    return MethodSpec.methodBuilder("training")
        .addJavadoc(
            Doc.of(
                "The declared training.\n\n<ol>\n$L</ol>\n\n@return seed and phases, to train by\n",
                training.phases().stream().map(TrainingWriter::item).collect(Collectors.joining())))
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(RuntimeNames.TRAINING)
        .addStatement("return $L", value.build())
        .build();
  }

  private static String item(Training.Phase phase) {
    Training.Settings settings = phase.settings();
    return "  <li>"
        + phase.name()
        + (phase.layers().isEmpty() ? "" : " (" + String.join(", ", phase.layers()) + ")")
        + ": loss "
        + settings.loss().spelling()
        + ", "
        + settings.optimizer().spelling()
        + ", until "
        + DocText.escape(settings.stop().spelling())
        + "\n";
  }

  private static CodeBlock phase(Training.Phase phase) {
    Training.Settings settings = phase.settings();
    CodeBlock.Builder value = CodeBlock.builder().add("$T.$L(\n", RuntimeNames.PHASE, of(phase));
    value.indent().indent().add("$S,\n", phase.name());
    if (phase.kind() != Training.Kind.ALL) {
      value.add("$T.of($L),\n", List.class, names(phase.layers()));
    }
    value.add("$L)", settings.stop().accept(new Rule()));
    value.add(
        settings.batch() == 0
            ? CodeBlock.of("\n.batch($T.ALL_EXAMPLES)", RuntimeNames.PHASE)
            : CodeBlock.of("\n.batch($L)", settings.batch()));
    value.add("\n.rate($L)", settings.rate().accept(new ScheduleCall()));
    settings
        .plateau()
        .ifPresent(
            plateau ->
                value.add(
                    "\n.onPlateau($T.$L, $L, $L, $L)",
                    RuntimeNames.QUANTITY,
                    quantity(plateau.measure()),
                    plateau.epochs(),
                    Numerals.doubleLiteral(plateau.factor()),
                    plateau.atMost()));
    if (settings.optimizer().searches()) {
      Penalties penalties = Penalties.of(settings.penalties());
      value.add("\n.descent($L)", settings.optimizer().accept(new DescentCall(penalties)));
    }
    settings
        .keep()
        .best()
        .ifPresent(best -> value.add("\n.keepBest($T.$L)", RuntimeNames.QUANTITY, quantity(best)));
    if (!settings.shuffle()) {
      value.add("\n.inOrder()");
    }
    return value.unindent().unindent().build();
  }

  private static String of(Training.Phase phase) {
    return switch (phase.kind()) {
      case ALL -> "all";
      case ONLY -> "only";
      case GREEDY_AUTOENCODER -> "greedyAutoencoder";
      case GREEDY_SUPERVISED -> "greedySupervised";
    };
  }

  private static CodeBlock names(List<String> names) {
    return names.stream().map(name -> CodeBlock.of("$S", name)).collect(CodeBlock.joining(",$W"));
  }

  /** The runtime's initialiser for a layer's. */
  static CodeBlock initializer(Initializer initializer) {
    return CodeBlock.of(
        "$T.$L", RuntimeNames.INITIALIZER, initializer.accept(new InitializerCall()));
  }

  /** The runtime's name of a measured or counted quantity. */
  private static String quantity(Measure measure) {
    return measure.accept(
        new Measure.Visitor<>() {
          @Override
          public String error(Measure.MeanError error) {
            return of(error.part()) + "ERROR";
          }

          @Override
          public String accuracy(Measure.Accuracy accuracy) {
            return of(accuracy.part()) + "ACCURACY";
          }

          @Override
          public String improvement(Measure.Improvement improvement) {
            throw new CompilerBug("an improvement where a quantity must stand");
          }

          @Override
          public String count(Measure.Count count) {
            return count.counter().name();
          }

          private String of(Measure.Part part) {
            return part == Measure.Part.TRAIN ? "" : part.name() + "_";
          }
        });
  }

  private static CodeBlock measure(Measure measure) {
    return measure instanceof Measure.Improvement improvement
        ? CodeBlock.of(
            "new $T($T.$L, $L)",
            RuntimeNames.IMPROVEMENT,
            RuntimeNames.QUANTITY,
            quantity(improvement.of()),
            improvement.epochs())
        : CodeBlock.of("$T.$L", RuntimeNames.QUANTITY, quantity(measure));
  }

  private static final class Rule implements StopRule.Visitor<CodeBlock> {
    @Override
    public CodeBlock and(StopRule.And and) {
      return two("and", and.left(), and.right());
    }

    @Override
    public CodeBlock or(StopRule.Or or) {
      return two("or", or.left(), or.right());
    }

    @Override
    public CodeBlock not(StopRule.Not not) {
      return CodeBlock.of("$T.not($L)", RuntimeNames.STOP_RULE, not.rule().accept(this));
    }

    @Override
    public CodeBlock comparison(StopRule.Comparison comparison) {
      return CodeBlock.of(
          "$T.when($L,$W$T.$L,$W$L,$W$S)",
          RuntimeNames.STOP_RULE,
          measure(comparison.measure()),
          RuntimeNames.OPERATOR,
          comparison.operator().name(),
          Numerals.doubleLiteral(comparison.value()),
          comparison.text());
    }

    private CodeBlock two(String method, StopRule left, StopRule right) {
      return CodeBlock.builder()
          .add("$T.$L(\n", RuntimeNames.STOP_RULE, method)
          .indent()
          .indent()
          .add("$L,\n", left.accept(this))
          .add("$L)", right.accept(this))
          .unindent()
          .unindent()
          .build();
    }
  }

  private static final class InitializerCall implements Initializer.Visitor<String> {
    @Override
    public String gaussian(Initializer.Gaussian gaussian) {
      return "gaussian(" + Numerals.doubleLiteral(gaussian.sigma()) + ")";
    }

    @Override
    public String gaussianAuto() {
      return "gaussianAuto()";
    }

    @Override
    public String he() {
      return "he()";
    }

    @Override
    public String glorot() {
      return "glorot()";
    }

    @Override
    public String lecun() {
      return "lecun()";
    }

    @Override
    public String uniform(Initializer.Uniform uniform) {
      return "uniform(" + Numerals.doubleLiteral(uniform.radius()) + ")";
    }

    @Override
    public String zeros() {
      return "zeros()";
    }
  }
}
