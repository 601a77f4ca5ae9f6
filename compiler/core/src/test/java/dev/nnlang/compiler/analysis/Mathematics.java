package dev.nnlang.compiler.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nnlang.compiler.CompileRequest;
import dev.nnlang.compiler.CompileResult;
import dev.nnlang.compiler.Compiler;
import dev.nnlang.compiler.diagnostic.Severity;
import dev.nnlang.compiler.diagnostic.TextRenderer;
import dev.nnlang.compiler.model.CheckedModel;
import dev.nnlang.compiler.model.Expectation;
import dev.nnlang.compiler.model.StopRule;
import dev.nnlang.compiler.model.Training;
import dev.nnlang.compiler.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Models of files, and what of them is mathematics rather than a way to write it. */
final class Mathematics {
  private Mathematics() {}

  /** The only model of {@code text}, which must check without an error. */
  static CheckedModel checked(String text) {
    SourceFile source = new SourceFile("model.nn", text);
    CompileResult result = Compiler.check(new CompileRequest(source, Map.of()));
    List<?> errors =
        result.diagnostics().stream().filter(d -> d.severity() == Severity.ERROR).toList();
    assertEquals(
        List.of(),
        errors,
        () -> text + "\n" + new TextRenderer(false).render(result.diagnostics(), source));
    assertEquals(1, result.models().size());
    return result.models().get(0);
  }

  /** The model of one of the six files that show the language. */
  static CheckedModel example(String name) {
    return checked(text("/examples/" + name));
  }

  /** A resource of the tests. */
  static String text(String resource) {
    try (InputStream in = Mathematics.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The model without what a file may write one way or another: that a number was a param, that a
   * seed was left out, how a comparison was spelled, and on which line it stood.
   */
  static CheckedModel of(CheckedModel model) {
    return new CheckedModel(
        model.network(),
        Map.of(),
        model.training().map(Mathematics::of),
        model.data(),
        model.expectations().stream().map(e -> e.accept(new BareExpectation())).toList());
  }

  private static Training of(Training training) {
    return new Training(
        training.data(),
        training.seed(),
        true,
        training.phases().stream().map(Mathematics::of).toList(),
        training.compareScratch(),
        training.checkpoint());
  }

  private static Training.Phase of(Training.Phase phase) {
    Training.Settings settings = phase.settings();
    return new Training.Phase(
        phase.name(),
        phase.kind(),
        phase.layers(),
        new Training.Settings(
            settings.loss(),
            settings.penalties(),
            settings.optimizer(),
            settings.batch(),
            settings.rate(),
            settings.plateau(),
            settings.stop().accept(new BareRule()),
            settings.keep(),
            settings.shuffle(),
            settings.tied(),
            settings.corrupt()));
  }

  private static final class BareRule implements StopRule.Visitor<StopRule> {
    @Override
    public StopRule and(StopRule.And and) {
      return new StopRule.And(and.left().accept(this), and.right().accept(this));
    }

    @Override
    public StopRule or(StopRule.Or or) {
      return new StopRule.Or(or.left().accept(this), or.right().accept(this));
    }

    @Override
    public StopRule not(StopRule.Not not) {
      return new StopRule.Not(not.rule().accept(this));
    }

    @Override
    public StopRule comparison(StopRule.Comparison comparison) {
      return new StopRule.Comparison(
          comparison.measure(), comparison.operator(), comparison.value(), "");
    }
  }

  private static final class BareExpectation implements Expectation.Visitor<Expectation> {
    @Override
    public Expectation figure(Expectation.Figure figure) {
      return new Expectation.Figure(figure.measure(), figure.operator(), figure.value(), "", 0);
    }

    @Override
    public Expectation prediction(Expectation.Prediction prediction) {
      return new Expectation.Prediction(
          prediction.inputs(), prediction.expected(), prediction.tolerance(), "", 0);
    }
  }
}
