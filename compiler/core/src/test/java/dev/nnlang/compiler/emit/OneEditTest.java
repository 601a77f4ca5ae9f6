package dev.nnlang.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.CompileRequest;
import dev.nnlang.compiler.CompileResult;
import dev.nnlang.compiler.Compiler;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Severity;
import dev.nnlang.compiler.diagnostic.TextRenderer;
import dev.nnlang.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Legal files with one edit: whatever the compiler accepts, javac accepts without a warning;
 * whatever it refuses has a number and a place.
 */
final class OneEditTest {
  private static final int EDITS = Campaign.size(400, 20_000);
  private static final int PER_JAVAC = 40;

  /** Without an error there would be nothing to test, and legal edits are some. */
  private static final double FEWEST_REFUSED = 0.4;

  private final Map<String, Integer> refused = new TreeMap<>();
  private final Map<String, JavaSource> accepted = new LinkedHashMap<>();
  private final Map<String, String> texts = new LinkedHashMap<>();
  private int acceptances;

  @Test
  void nothingThatIsAcceptedIsRefusedByJavac() throws IOException {
    List<String> written = written();
    for (int seed = 0; seed < EDITS; seed++) {
      RandomGenerator random = new SplittableRandom(seed);
      String text = legal(written, seed, random);
      String other = written.get(random.nextInt(written.size()));
      compile(OneEdit.of(text, other, random), seed);
      Campaign.progress("one edit", seed + 1, EDITS);
    }
    javac();
    int refusals = refused.values().stream().mapToInt(Integer::intValue).sum();
    System.out.println(
        "one edit: seeds 0.." + (EDITS - 1) + ", " + acceptances + " accepted, refused " + refused);
    assertEquals(EDITS, acceptances + refusals);
    assertTrue(refusals > FEWEST_REFUSED * EDITS, () -> "only " + refusals + " refused");
  }

  /** Every second one is a random model; the others are files that people wrote. */
  private static String legal(List<String> written, int seed, RandomGenerator random) {
    if (seed % 2 == 0) {
      return written.get(random.nextInt(written.size()));
    }
    String precision = random.nextBoolean() ? "float" : "double";
    return RandomTraining.of(RandomModel.text("M" + seed, precision, random), random, true);
  }

  private static List<String> written() throws IOException {
    List<String> texts = new ArrayList<>();
    for (String folder : List.of("src/test/resources/examples", "src/test/golden/ok")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".nn")).sorted().toList()) {
          texts.add(Files.readString(file));
        }
      }
    }
    return texts;
  }

  private void compile(String text, int seed) {
    SourceFile source = new SourceFile("edited.nn", text);
    CompileResult result;
    try {
      result = Compiler.compile(new CompileRequest(source, Map.of()));
    } catch (RuntimeException e) {
      throw new AssertionError("seed " + seed + ", a mistake of the compiler in\n" + text, e);
    }
    if (result.failed()) {
      checkRefusal(result.diagnostics(), source, seed);
      return;
    }
    acceptances++;
    for (JavaSource java : result.sources()) {
      if (accepted.containsKey(java.className()) || accepted.size() >= PER_JAVAC) {
        javac();
      }
      accepted.put(java.className(), java);
      texts.put(java.className(), "seed " + seed + "\n" + text);
    }
  }

  private void checkRefusal(List<Diagnostic> diagnostics, SourceFile source, int seed) {
    String what = "seed " + seed + " of\n" + source.text();
    for (Diagnostic diagnostic : diagnostics) {
      assertTrue(diagnostic.code().number().matches("NN0[1-7]\\d\\d"), what);
      assertFalse(diagnostic.message().isBlank(), what);
      assertTrue(diagnostic.primary().span().end() <= source.text().length(), what);
    }
    String shown = new TextRenderer(false).render(diagnostics, source);
    Diagnostic error =
        diagnostics.stream()
            .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
            .findFirst()
            .orElseThrow();
    assertTrue(shown.contains("error[" + error.code().number() + "]"), what);
    assertTrue(shown.contains(" --> edited.nn:"), what);
    refused.merge(error.code().number(), 1, Integer::sum);
  }

  /** All that was accepted since the last time, or one by one where that fails. */
  private void javac() {
    try {
      GeneratedModel.classes(List.copyOf(accepted.values()));
    } catch (AssertionError together) {
      for (JavaSource java : accepted.values()) {
        try {
          GeneratedModel.classes(List.of(java));
        } catch (AssertionError alone) {
          throw new AssertionError(texts.get(java.className()), alone);
        }
      }
      throw together;
    }
    accepted.clear();
    texts.clear();
  }
}
