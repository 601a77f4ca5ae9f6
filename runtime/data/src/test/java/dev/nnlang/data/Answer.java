package dev.nnlang.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.runtime.ExampleSource;
import dev.nnlang.runtime.Signature;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * What becomes of data: examples, or a refusal that is safe to show. Whatever else is thrown goes
 * on.
 */
record Answer(Optional<ExampleSource> examples, Optional<DataFinding> refused) {
  private static final Set<String> CODES =
      Set.of(
          "NN0601", "NN0602", "NN0603", "NN0604", "NN0605", "NN0606", "NN0607", "NN0608", "NN0609",
          "NN0610", "NN0613");

  /** What a terminal would act on. */
  private static final Pattern ACTS = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

  static Answer of(Supplier<Loaded> reading) {
    try {
      Loaded loaded = reading.get();
      assertSaid(loaded.warnings());
      return new Answer(Optional.of(loaded.examples()), Optional.empty());
    } catch (DataException refused) {
      assertSaid(List.of(refused.finding()));
      return new Answer(Optional.empty(), Optional.of(refused.finding()));
    }
  }

  static void assertSaid(List<DataFinding> findings) {
    for (DataFinding finding : findings) {
      assertTrue(CODES.contains(finding.code()), finding::code);
      String shown = finding.text() + finding.help().orElse("");
      assertFalse(finding.message().isEmpty() || ACTS.matcher(shown).find(), shown);
    }
  }

  /** Every number is one that {@code signature} allows. */
  void assertWithin(Signature signature) {
    ExampleSource source = examples.orElseThrow();
    assertTrue(source.size() > 0, "no example");
    double[] input = new double[signature.inputWidth()];
    double[] target = new double[signature.outputWidth()];
    for (int n = 0; n < source.size(); n++) {
      source.read(n, input, target);
      assertWithin(signature.inputs(), input, n);
      assertWithin(signature.outputs(), target, n);
    }
  }

  private static void assertWithin(List<Signature.Field> fields, double[] values, int n) {
    int at = 0;
    for (Signature.Field field : fields) {
      double sum = 0;
      boolean real = field.kind() == Signature.Kind.REAL;
      for (int i = 0; i < field.width(); i++) {
        double value = values[at++];
        sum += value;
        assertTrue(
            real
                ? Double.isFinite(value) && value >= field.low() && value <= field.high()
                : value == 0 || value == 1,
            () -> "example " + n + ", " + field.name() + ": " + value);
      }
      if (field.kind() == Signature.Kind.ONE_OF) {
        assertEquals(1, sum, () -> "example " + n + ", " + field.name());
      }
    }
  }
}
