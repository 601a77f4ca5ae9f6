package com.example.digits;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;

/** A picture as the network takes it: how much ink there is in each of 8 x 8 blocks, up to 16. */
final class Picture {
  private Picture() {}

  /** Dark ink on light paper; both sides are multiples of 8. */
  static Digits.Input of(BufferedImage image) {
    int width = image.getWidth() / 8;
    int height = image.getHeight() / 8;
    if (image.getWidth() % 8 != 0 || image.getHeight() % 8 != 0) {
      throw new IllegalArgumentException(
          "the sides are "
              + image.getWidth()
              + " and "
              + image.getHeight()
              + "; give multiples of 8");
    }
    float[] ink = new float[64];
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        ink[8 * (y / height) + x / width] += 16 * darkness(image, x, y) / (width * height);
      }
    }
    return new Digits.Input(ink);
  }

  /** From 0, white, to 1, black. */
  private static float darkness(BufferedImage image, int x, int y) {
    if (image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY) {
      // As it is stored. Java takes grey for linear in light, and its RGB for paler than a
      // viewer's.
      int white = (1 << image.getSampleModel().getSampleSize(0)) - 1;
      return 1 - (float) image.getRaster().getSample(x, y, 0) / white;
    }
    int rgb = image.getRGB(x, y);
    return 1 - ((rgb >> 16 & 0xff) + (rgb >> 8 & 0xff) + (rgb & 0xff)) / (3 * 255f);
  }
}
