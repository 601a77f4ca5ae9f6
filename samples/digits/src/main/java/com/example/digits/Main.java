package com.example.digits;

import java.io.File;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Says which digits the given image files show, with the weights that the build has trained. */
public final class Main {
  private Main() {}

  public static void main(String[] files) throws IOException {
    Digits digits = Digits.load();
    for (String file : files) {
      Digits.Prediction seen = digits.predict(Picture.of(ImageIO.read(new File(file))));
      double percent = 100 * seen.probability(seen.digit());
      System.out.printf(Locale.ROOT, "%s: %s (%.1f %%)%n", file, seen.digit().label(), percent);
    }
  }
}
