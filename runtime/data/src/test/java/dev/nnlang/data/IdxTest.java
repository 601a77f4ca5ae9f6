package dev.nnlang.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.runtime.ExampleSource;
import dev.nnlang.runtime.Signature;
import dev.nnlang.runtime.Signature.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdxTest {
  @TempDir private Path folder;

  /** The first bytes tell whether a file is packed, its name does not. */
  @ParameterizedTest
  @CsvSource({"false,false", "true,false", "false,true", "true,true"})
  void imagesAndLabelsBecomeExamples(boolean packedImages, boolean packedLabels)
      throws IOException {
    byte[] images = IdxBytes.images(30, 2, 3);
    byte[] labels = IdxBytes.labels(30);
    ExampleSource examples =
        read(
                packedImages ? IdxBytes.packed(images) : images,
                packedLabels ? IdxBytes.packed(labels) : labels,
                Models.images(6))
            .examples();

    double[] x = new double[6];
    double[] y = new double[10];
    examples.read(17, x, y);
    assertEquals(30, examples.size());
    assertArrayEquals(new double[] {17, 18, 19, 20, 21, 22}, x);
    assertArrayEquals(new double[] {0, 0, 0, 0, 0, 0, 0, 1, 0, 0}, y);
    assertThrows(IndexOutOfBoundsException.class, () -> examples.read(30, x, y));
  }

  @Test
  void imagesBeyondOnePieceOfMemoryAreFoundAgain() throws IOException {
    int count = 5000;
    ExampleSource examples =
        read(IdxBytes.images(count, 28, 28), IdxBytes.labels(count), Models.images(784)).examples();

    double[] x = new double[784];
    double[] y = new double[10];
    for (int n = 0; n < count; n += 7) {
      examples.read(n, x, y);
      for (int i = 0; i < 784; i++) {
        assertEquals((n + i) & 0xff, x[i], "pixel " + i + " of image " + n);
      }
      assertEquals(1, y[n % 10], "label of image " + n);
    }
  }

  /** A part of a file has 64 MiB, and this one more. */
  @Test
  void itemsInAFileAreThoseInMemory() throws IOException {
    int count = 90_000;
    Path file = folder.resolve("images");
    Files.write(file, IdxBytes.images(count, 28, 28));
    try (IdxStream stream = IdxStream.open(DataFile.of(file), Limits.DEFAULT, false)) {
      IdxItems items = stream.readItems(new Memory(3 << 20, folder));
      assertTrue(items.inFile());
      assertEquals(count, items.count());
      for (int n = 0; n < count; n += 7) {
        assertEquals(n & 0xff, items.at(n, 0));
        assertEquals((n + 783) & 0xff, items.at(n, 783));
      }
    }
  }

  @Test
  void itemsMayHaveOneToFourDimensions() throws IOException {
    byte[] labels = IdxBytes.labels(2);
    byte[] flat = IdxBytes.of(0x802, new int[] {2, 3}, new byte[] {1, 2, 3, 4, 5, 6});
    byte[] deep = IdxBytes.of(0x804, new int[] {2, 1, 3, 1}, new byte[] {1, 2, 3, 4, 5, 6});
    byte[] single = IdxBytes.of(0x801, new int[] {2}, new byte[] {1, 4});

    assertEquals(4, firstPixelOfSecond(read(flat, labels, Models.images(3)), 3));
    assertEquals(4, firstPixelOfSecond(read(deep, labels, Models.images(3)), 3));
    assertEquals(4, firstPixelOfSecond(read(single, labels, Models.images(1)), 1));
  }

  @Test
  void aLabelByteIsTheLabelOfTheSameText() throws IOException {
    Signature signature =
        Models.classification(
            List.of(Field.real("pixels", 0, 255).vector(1)), Field.oneOf("digit", "200", "7"));
    byte[] images = IdxBytes.images(2, 1, 1);
    byte[] labels = IdxBytes.of(0x801, new int[] {2}, new byte[] {7, (byte) 200});
    ExampleSource examples = read(images, labels, signature).examples();

    double[] y = new double[2];
    examples.read(0, new double[1], y);
    assertArrayEquals(new double[] {0, 1}, y);
    examples.read(1, new double[1], y);
    assertArrayEquals(new double[] {1, 0}, y);
  }

  @Test
  void aBooleanTakesTheBytesZeroAndOne() throws IOException {
    Signature signature =
        Models.classification(
            List.of(Field.real("pixels", 0, 255).vector(1)), Field.bool("smiles"));
    byte[] labels = IdxBytes.of(0x801, new int[] {2}, new byte[] {1, 0});
    ExampleSource examples = read(IdxBytes.images(2, 1, 1), labels, signature).examples();

    double[] y = new double[1];
    examples.read(0, new double[1], y);
    assertEquals(1, y[0]);
    byte[] two = IdxBytes.of(0x801, new int[] {2}, new byte[] {1, 2});
    DataException refused =
        assertThrows(DataException.class, () -> read(IdxBytes.images(2, 1, 1), two, signature));
    assertEquals("labels:2: column `smiles`: `2` is not a label of it", refused.getMessage());
  }

  @Test
  void aCheckReadsHeadersAndLabelsAndNoImage() throws IOException {
    byte[] cut = IdxBytes.packed(IdxBytes.of(0x803, new int[] {3, 2, 2}, new byte[0]));
    byte[] labels = IdxBytes.labels(3);

    assertEquals(Optional.empty(), check(cut, labels, Models.images(4)));
    assertEquals("NN0609", check(cut, labels, Models.images(5)).orElseThrow().code());
    assertEquals("NN0608", check(cut, IdxBytes.labels(4), Models.images(4)).orElseThrow().code());
    byte[] eleven = IdxBytes.of(0x801, new int[] {3}, new byte[] {1, 11, 2});
    assertEquals(
        "labels:2: column `digit`: `11` is not a label of it",
        check(cut, eleven, Models.images(4)).orElseThrow().text());
  }

  private static double firstPixelOfSecond(Loaded loaded, int width) {
    double[] x = new double[width];
    loaded.examples().read(1, x, new double[10]);
    return x[0];
  }

  private Optional<DataFinding> check(byte[] images, byte[] labels, Signature signature)
      throws IOException {
    return Idx.check(
        DataFile.of(Files.write(folder.resolve("images"), images)),
        DataFile.of(Files.write(folder.resolve("labels"), labels)),
        signature,
        Limits.DEFAULT);
  }

  private Loaded read(byte[] images, byte[] labels, Signature signature) throws IOException {
    return Idx.read(
        Files.write(folder.resolve("images"), images),
        Files.write(folder.resolve("labels"), labels),
        signature);
  }
}
