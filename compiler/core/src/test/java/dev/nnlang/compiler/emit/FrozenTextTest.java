package dev.nnlang.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.Compiler;
import dev.nnlang.compiler.plan.TargetChoice;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weights as constants of a class. */
final class FrozenTextTest {
  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    new SplittableRandom(5).nextBytes(bytes);
    return bytes;
  }

  /** 45,000 bytes are 60,000 characters of Base64; a constant holds 65,535. */
  @ParameterizedTest
  @CsvSource({"0, 0", "4, 1", "45_000, 1", "45_004, 2", "90_000, 2", "90_004, 3"})
  void noPieceIsLongerThanAConstant(String count, int pieces) {
    byte[] numbers = bytes(Integer.parseInt(count.replace("_", "")));
    List<String> texts = new FrozenWeights("f00d", numbers).pieces();

    assertEquals(pieces, texts.size());
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (String text : texts) {
      assertTrue(text.length() <= 60_000, text);
      joined.writeBytes(Base64.getDecoder().decode(text));
    }
    assertArrayEquals(numbers, joined.toByteArray());
  }

  /** 11 inputs and 4 outputs: 48 numbers of 4 bytes, three lines of a text block. */
  @Test
  void theTextOfAClassHasAllBytes() {
    byte[] numbers = bytes(48 * Float.BYTES);
    String text =
        Compiler.frozen(
                GeneratedModel.compile(
                        "nn 1\nmodel M { input x[11]: real output y[4]: real layers: dense(_) }\n")
                    .models()
                    .get(0),
                TargetChoice.PLAIN,
                new FrozenWeights("f00d", numbers))
            .text();
    Matcher block = Pattern.compile("\"\"\"\n(.*?)\"\"\"", Pattern.DOTALL).matcher(text);

    assertTrue(block.find(), text);
    List<String> lines = Arrays.stream(block.group(1).split("\\\\\n")).map(String::strip).toList();
    assertEquals(List.of(88, 88, 80), lines.stream().map(String::length).toList());
    assertArrayEquals(numbers, Base64.getDecoder().decode(String.join("", lines)));
  }
}
