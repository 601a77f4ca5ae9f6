package dev.nnlang.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.runtime.ExampleSource;
import dev.nnlang.runtime.Signature;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Whatever is read as CSV: it is refused with a code, or every row of it is within what the model
 * declares, and the other ways to read the file agree.
 *
 * <p>An input is a letter and the file: {@code m} for the columns of {@link Models#mixed()}, {@code
 * i} for those of {@link Models#iris()}; {@code M} and {@code I} for the same with limits that a
 * short file can pass.
 */
final class AnyCsv {
  private static final Limits NARROW = new Limits(512, 64);

  private AnyCsv() {}

  /**
   * @param file where the text is written
   */
  static void check(Path file, byte[] input) throws IOException {
    if (input.length == 0) {
      return;
    }
    Signature signature = Character.toLowerCase(input[0]) == 'i' ? Models.iris() : Models.mixed();
    Limits limits = Character.isUpperCase(input[0]) ? NARROW : Limits.DEFAULT;
    byte[] text = Arrays.copyOfRange(input, 1, input.length);
    Files.write(file, text);
    check(DataFile.of(file), text, signature, limits);
  }

  private static void check(DataFile file, byte[] text, Signature signature, Limits limits) {
    Answer whole = Answer.of(() -> Csv.read(file, signature, limits));
    List<DataFinding> found = Csv.check(file, signature, limits);
    Answer.assertSaid(found);
    if (whole.examples().isPresent()) {
      whole.assertWithin(signature);
      assertTrue(found.stream().allMatch(f -> f.code().equals(Codes.UNUSED_COLUMN)), "check");
      assertTrue(Csv.header(file, limits).size() >= signature.inputs().size(), "header");
    }
    Answer inputs =
        Answer.of(
            () -> Csv.readInputs(new ByteArrayInputStream(text), file.name(), signature, limits));
    whole
        .examples()
        .ifPresent(w -> assertSameInputs(w, inputs.examples().orElseThrow(), signature));
  }

  private static void assertSameInputs(
      ExampleSource whole, ExampleSource inputs, Signature signature) {
    assertEquals(whole.size(), inputs.size());
    double[] first = new double[signature.inputWidth()];
    double[] second = new double[signature.inputWidth()];
    double[] target = new double[signature.outputWidth()];
    for (int n = 0; n < whole.size(); n++) {
      whole.read(n, first, target);
      inputs.read(n, second, target);
      assertArrayEquals(first, second, "row " + n);
    }
  }
}
