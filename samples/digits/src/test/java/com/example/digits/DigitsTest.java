package com.example.digits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.data.Csv;
import dev.nnlang.data.Shares;
import dev.nnlang.data.Split;
import dev.nnlang.runtime.ExampleSource;
import dev.nnlang.runtime.Score;
import dev.nnlang.runtime.Trainer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigitsTest {
  @Test
  void readsNineteenOfTwentyDigitsThatItHasNotSeen() {
    ExampleSource all = Csv.read(Path.of("src/main/nn/digits.csv"), Digits.SIGNATURE).examples();
    ExampleSource unseen = Split.of(all, Digits.SIGNATURE, new Shares(0.8, 0, 0.2), true, 7).test();

    Score test = Trainer.score(Digits.load(), unseen);

    assertTrue(test.accuracy() >= 0.95, test::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "4", "7"})
  void readsADigitFromAnImageFile(String digit) throws IOException {
    BufferedImage image = ImageIO.read(Path.of("images", digit + ".png").toFile());

    assertEquals(digit, Digits.load().predict(Picture.of(image)).digit().label());
  }

  @Test
  void takesTheInkOfEachBlock() {
    BufferedImage image = new BufferedImage(32, 16, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 16; y++) {
      for (int x = 0; x < 32; x++) {
        image.setRGB(x, y, 0xffffff);
      }
    }
    // Two of the eight dots of the second block in the first row.
    image.setRGB(4, 0, 0);
    image.setRGB(7, 1, 0);
    float[] expected = new float[64];
    expected[1] = 4;

    assertArrayEquals(expected, Picture.of(image).pixels());
  }

  @Test
  void takesGreyAsItIsStored() {
    BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSample(3, 0, 0, 51);

    // 51 of 255 is a fifth of white.
    assertEquals(12.8f, Picture.of(image).pixels()[3], 1e-5f);
  }

  @Test
  void refusesAPictureThatDoesNotFallIntoBlocks() {
    BufferedImage image = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);

    assertThrows(IllegalArgumentException.class, () -> Picture.of(image));
  }
}
