package dev.nnlang.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.nnlang.compiler.CompilerBug;
import dev.nnlang.compiler.model.Initializer;
import dev.nnlang.compiler.model.Measure;
import dev.nnlang.compiler.model.Schedule;
import dev.nnlang.compiler.model.StopRule;
import dev.nnlang.compiler.model.Training;
import javax.lang.model.element.Modifier;

/** Spells how the model says that it is trained. */
final class TrainingWriter {
  private TrainingWriter() {}

  static MethodSpec training(Training training) {
    Training.Settings settings = training.phases().get(0).settings();
    CodeBlock.Builder value =
        CodeBlock.builder()
            .add("$T.until(\n", RuntimeNames.TRAINING)
            .indent()
            .indent()
            .add("$L)\n", settings.stop().accept(new Rule()))
            .add(".seed($LL)\n", training.seed());
    if (settings.batch() == 0) {
      value.add(".batch($T.ALL)\n", RuntimeNames.TRAINING);
    } else {
      value.add(".batch($L)\n", settings.batch());
    }
    value.add(".rate($L)\n", settings.rate().accept(new Rate()));
    settings
        .keep()
        .best()
        .ifPresent(best -> value.add(".keepBest($T.$L)\n", RuntimeNames.QUANTITY, quantity(best)));
    if (!settings.shuffle()) {
      value.add(".inOrder()\n");
    }
    return MethodSpec.methodBuilder("training")
        .addJavadoc(
            Doc.of(
                "The declared training: loss $L, $L, until $L.",
                settings.loss().spelling(),
                settings.optimizer().spelling(),
                DocText.escape(settings.stop().spelling())))
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(RuntimeNames.TRAINING)
        .addStatement("return $L", value.add(".build()").unindent().unindent().build())
        .build();
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

  private static final class Rate implements Schedule.Visitor<CodeBlock> {
    @Override
    public CodeBlock constant(Schedule.Constant constant) {
      return CodeBlock.of(
          "$T.constant($L)", RuntimeNames.SCHEDULE, Numerals.doubleLiteral(constant.rate()));
    }

    @Override
    public CodeBlock ramp(Schedule.Ramp ramp) {
      throw notYet(ramp);
    }

    @Override
    public CodeBlock cosine(Schedule.Cosine cosine) {
      throw notYet(cosine);
    }

    @Override
    public CodeBlock exponential(Schedule.Exponential exponential) {
      throw notYet(exponential);
    }

    @Override
    public CodeBlock step(Schedule.Step step) {
      throw notYet(step);
    }

    @Override
    public CodeBlock sequence(Schedule.Sequence sequence) {
      throw notYet(sequence);
    }

    private static CompilerBug notYet(Schedule schedule) {
      return new CompilerBug("the checker let " + schedule + " through");
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
