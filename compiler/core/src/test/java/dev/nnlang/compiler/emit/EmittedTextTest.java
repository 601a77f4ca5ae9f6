package dev.nnlang.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.CompileResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TimeZone;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The text of generated classes, whatever is inside. */
final class EmittedTextTest {
  private static final int LONGEST_LINE = 100;
  private static final List<CompileResult> HERE = all();

  static Stream<String> models() {
    Stream<String> examples =
        Stream.of("iris", "digits", "xor").map(name -> resource("/examples/" + name + ".nn"));
    Stream<String> random =
        IntStream.range(100, 110)
            .mapToObj(seed -> RandomModel.text("M" + seed, "float", new SplittableRandom(seed)));
    return Stream.concat(examples, random);
  }

  private static String resource(String name) {
    try (InputStream in =
        Optional.ofNullable(EmittedTextTest.class.getResourceAsStream(name)).orElseThrow()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String emitted(String model) {
    return GeneratedModel.compile(model).sources().get(0).text();
  }

  private static List<CompileResult> all() {
    return models().map(GeneratedModel::compile).toList();
  }

  /** Digits, the letter I, the signs of numbers, the years and the hours differ between these. */
  @ParameterizedTest
  @CsvSource({
    "en-US, UTC",
    "de-DE, America/St_Johns",
    "tr-TR, Asia/Kathmandu",
    "ar-EG, Pacific/Kiritimati",
    "hi-IN-u-nu-deva, Asia/Kolkata",
    "th-TH, Asia/Bangkok"
  })
  void noLocaleAndNoTimeZoneChangesAnything(String tag, String zone) {
    Locale locale = Locale.getDefault();
    TimeZone time = TimeZone.getDefault();
    Locale.setDefault(Locale.forLanguageTag(tag));
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    try {
      assertEquals(HERE, all());
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(time);
    }
  }

  /** A file that came through Windows is the same model. */
  @ParameterizedTest
  @MethodSource("models")
  void noEndOfALineChangesTheJava(String model) {
    String windows = model.replace("\n", "\r\n");
    assertEquals(
        GeneratedModel.compile(model).sources(), GeneratedModel.compile(windows).sources());
  }

  @ParameterizedTest
  @MethodSource("models")
  void linesFitAPageAndAreAscii(String model) {
    for (String line : emitted(model).lines().toList()) {
      assertTrue(line.length() <= LONGEST_LINE, line);
      assertTrue(line.chars().allMatch(c -> c >= ' ' && c < 0x7f), line);
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void theTextNamesNeitherTimeNorPlace(String model) {
    String text = emitted(model);
    assertTrue(text.startsWith(Emitter.MARK + " "), text);
    assertTrue(text.endsWith("}\n"), text);
    assertFalse(text.contains("\r") || text.contains(System.getProperty("user.dir")), text);
    assertEquals(text, emitted(model), "twice the same");
  }

  @Test
  void formulasNameLayersAndShapes() {
    String text = emitted(resource("/examples/iris.nn"));

    assertTrue(text.contains("{@code s1 = b1 + W1^T x0}"), text);
    assertTrue(text.contains("x0 [n x 4], s1 [n x 16]"), text);
    assertTrue(text.contains("{@code delta3 = de/ds3 = x3 - y}"), text);
    assertFalse(text.contains(" + 0]") || text.contains("[0 + "), text);
  }
}
