package dev.nnlang.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.nnlang.runtime.Signature;
import dev.nnlang.runtime.Signature.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IdxRefusalTest {
  private static final int LARGEST = Integer.MAX_VALUE;

  @TempDir private Path folder;

  static Stream<Arguments> images() {
    byte[] good = IdxBytes.images(3, 2, 2);
    byte[] none = {};
    return Stream.of(
        arguments(none, "at byte 0, 4 bytes are wanted and 0 are there"),
        arguments(Arrays.copyOf(good, 3), "at byte 0, 4 bytes are wanted and 3 are there"),
        arguments(Arrays.copyOf(good, 10), "at byte 8, 4 bytes are wanted and 2 are there"),
        arguments(
            Arrays.copyOf(good, good.length - 1),
            "the header stands for 28 bytes, and the file has 27"),
        arguments(
            Arrays.copyOf(good, good.length + 1),
            "the header stands for 28 bytes, and the file has 29"),
        arguments(
            IdxBytes.packed(Arrays.copyOf(good, good.length - 1)),
            "at byte 16, 12 bytes are wanted and 11 are there"),
        arguments(
            IdxBytes.packed(Arrays.copyOf(good, good.length + 1)),
            "the header stands for 28 bytes, and more follow at byte 28"),
        arguments(
            IdxBytes.of(0xd03, new int[] {1, 2, 2}, new byte[4]),
            "at byte 0 stands 0x00000d03, and 0x00000803 is wanted"),
        arguments(
            IdxBytes.of(0x805, new int[] {1, 1, 1, 2, 2}, new byte[4]),
            "at byte 0 stands 0x00000805, and 0x00000803 is wanted"),
        arguments(
            IdxBytes.of(0x03080000, new int[] {1, 2, 2}, new byte[4]),
            "at byte 0 stands 0x03080000, and 0x00000803 is wanted"),
        arguments(
            IdxBytes.of(0x803, new int[] {3, 0, 4}, none), "at byte 8 stands the dimension 0"),
        arguments(
            IdxBytes.of(0x803, new int[] {3, 2, -2}, none),
            "at byte 12 stands the dimension 4294967294"),
        arguments(
            IdxBytes.of(0x803, new int[] {LARGEST, LARGEST, LARGEST}, none),
            "the dimensions 2147483647 x 2147483647 x 2147483647 multiply beyond what can be held"),
        arguments(
            IdxBytes.of(0x803, new int[] {LARGEST, 2, 2}, new byte[4]),
            "the header stands for 8589934604 bytes, and the file has 20"),
        arguments(
            IdxBytes.packed(IdxBytes.of(0x803, new int[] {LARGEST, 2, 2}, none)),
            "the header stands for 8589934604 bytes, more than 34 packed bytes can hold"));
  }

  @ParameterizedTest
  @MethodSource("images")
  void anImageFileThatIsNotWhatItsHeaderSaysIsRefused(byte[] images, String message)
      throws IOException {
    DataException refused = refuse(images, IdxBytes.labels(3), Models.images(4));

    assertEquals("images: " + message, refused.getMessage());
    assertEquals("NN0608", refused.code());
  }

  @Test
  void aLabelFileHasOneDimension() throws IOException {
    byte[] first = IdxBytes.labels(3);
    byte[] second = IdxBytes.images(3, 2, 2);
    DataException swapped = refuse(first, second, Models.images(1));

    assertEquals(
        "labels: at byte 0 stands 0x00000803, and 0x00000801 is wanted", swapped.getMessage());
    assertEquals(
        "give the images first, then the labels, both of unsigned bytes",
        swapped.help().orElseThrow());
  }

  @Test
  void oneLabelLessThanImagesIsRefused() throws IOException {
    DataException refused =
        refuse(IdxBytes.images(600, 2, 2), IdxBytes.labels(599), Models.images(4));

    assertEquals("labels: there are 599 labels, and images has 600 images", refused.getMessage());
    assertEquals("NN0608", refused.code());
  }

  @Test
  void aPackedFileThatIsCutOrDamagedIsRefused() throws IOException {
    byte[] packed = IdxBytes.packed(IdxBytes.images(300, 2, 2));
    for (int length = 2; length < packed.length; length++) {
      DataException cut =
          refuse(Arrays.copyOf(packed, length), IdxBytes.labels(300), Models.images(4));
      assertEquals("NN0608", cut.code(), "cut to " + length + " bytes");
    }
    byte[] damaged = packed.clone();
    damaged[packed.length - 6] ^= 1;
    assertEquals(
        "images: the packed file is damaged",
        refuse(damaged, IdxBytes.labels(300), Models.images(4)).getMessage());
  }

  /** 64 MiB of zeros in 64 KiB: more than the header stands for, and never all unpacked. */
  @Test
  void aPackedFileThatUnpacksToMoreThanItsHeaderIsRefused() throws IOException {
    byte[] bomb = IdxBytes.packed(IdxBytes.images(3, 2, 2), 64L << 20);
    DataException refused = refuse(bomb, IdxBytes.labels(3), Models.images(4));

    assertEquals(
        "images: the header stands for 28 bytes, and more follow at byte 28", refused.getMessage());
    assertEquals("NN0608", refused.code());
  }

  @Test
  void aPackedFileThatHoldsMoreThanTheLimitIsRefusedBeforeItIsUnpacked() throws IOException {
    int count = 1 << 22;
    byte[] header = IdxBytes.of(0x803, new int[] {count, 2, 2}, new byte[0]);
    Path images = Files.write(folder.resolve("images"), IdxBytes.packed(header, 4L * count));
    Path labels = Files.write(folder.resolve("labels"), IdxBytes.labels(3));
    DataException refused =
        assertThrows(
            DataException.class,
            () ->
                Idx.read(
                    DataFile.of(images),
                    DataFile.of(labels),
                    Models.images(4),
                    new Limits(1 << 20, 1 << 20)));

    assertEquals(
        "images: the header stands for 16777232 bytes, and 1048576 is the limit",
        refused.getMessage());
    assertEquals("NN0613", refused.code());
  }

  @Test
  void anotherShapeThanTheInputNamesBoth() throws IOException {
    DataException refused =
        refuse(IdxBytes.images(3, 28, 28), IdxBytes.labels(3), Models.images(100));

    assertEquals(
        "images: an image has 28 x 28 = 784 pixels, and the input `pixels` takes 100",
        refused.getMessage());
    assertEquals("NN0609", refused.code());
  }

  @Test
  void aModelWithoutImagesOrWithoutLabelsIsRefused() throws IOException {
    DataException inputs = refuse(IdxBytes.images(3, 2, 2), IdxBytes.labels(3), Models.iris());
    DataException outputs = refuse(IdxBytes.images(3, 2, 2), IdxBytes.labels(3), Models.mixed());

    assertEquals("NN0609", inputs.code());
    assertEquals(
        "images: images fill one input of numbers, and the inputs are `sepal_length`,"
            + " `sepal_width`, `petal_length`, `petal_width`",
        inputs.getMessage());
    assertEquals("NN0609", outputs.code());
    assertEquals(
        "labels: labels of bytes fill one output that is a one_of or a boolean, and the outputs"
            + " are `y`",
        outputs.getMessage());
  }

  @Test
  void aByteThatIsNoLabelIsNamedByItsImage() throws IOException {
    byte[] labels = IdxBytes.of(0x801, new int[] {3}, new byte[] {1, 2, (byte) 255});
    DataException refused = refuse(IdxBytes.images(3, 2, 2), labels, Models.images(4));

    assertEquals("labels:3: column `digit`: `255` is not a label of it", refused.getMessage());
    assertEquals("NN0605", refused.code());
    assertEquals(OptionalLong.of(3), refused.row());
  }

  @Test
  void aPixelOutsideTheDeclaredRangeIsNamedByItsImageAndColumn() throws IOException {
    Signature signature =
        Models.classification(List.of(Field.real("pixels", 0, 5).vector(2, 2)), Models.digit());
    DataException refused = refuse(IdxBytes.images(4, 2, 2), IdxBytes.labels(4), signature);

    assertEquals("images:4: column `pixels_3`: 6 is outside 0..5", refused.getMessage());
    assertEquals("NN0606", refused.code());
  }

  @Test
  void noImageAtAllIsRefused() throws IOException {
    byte[] none = IdxBytes.of(0x803, new int[] {0, 2, 2}, new byte[0]);
    DataException refused = refuse(none, IdxBytes.labels(0), Models.images(4));

    assertEquals("NN0610", refused.code());
    assertEquals("images: there is not a single item", refused.getMessage());
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    DataException refused =
        assertThrows(
            DataException.class,
            () -> Idx.read(folder.resolve("a"), folder.resolve("b"), Models.images(4)));

    assertEquals("NN0601", refused.code());
    assertEquals("a: there is no such file", refused.getMessage());
  }

  private DataException refuse(byte[] images, byte[] labels, Signature signature)
      throws IOException {
    Path imageFile = Files.write(folder.resolve("images"), images);
    Path labelFile = Files.write(folder.resolve("labels"), labels);
    return assertThrows(DataException.class, () -> Idx.read(imageFile, labelFile, signature));
  }
}
