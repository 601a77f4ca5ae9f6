package dev.nnlang.compiler.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Explanations;
import dev.nnlang.compiler.diagnostic.PageExamples;
import dev.nnlang.compiler.diagnostic.TextRenderer;
import dev.nnlang.compiler.source.SourceFile;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The first model on an explain page raises the page's code alone; the last one raises nothing. */
final class ExplainedExamplesTest {
  @ParameterizedTest
  @EnumSource
  void pagesShowWhatTheySay(Code code) {
    List<String> examples = PageExamples.in(Explanations.of(code.number()).orElseThrow());
    if (examples.size() > 1) {
      assertRaises(List.of(code), examples.get(0));
    }
    if (!examples.isEmpty()) {
      assertRaises(List.of(), examples.get(examples.size() - 1));
    }
  }

  private static void assertRaises(List<Code> due, String model) {
    SourceFile source = new SourceFile("model.nn", model);
    List<Diagnostic> found = Wiring.check(source).diagnostics();
    assertEquals(
        due,
        found.stream().map(Diagnostic::code).toList(),
        () -> model + "\n" + new TextRenderer(false).render(found, source));
  }
}
