package dev.nnlang.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nnlang.runtime.Signature;
import dev.nnlang.runtime.Signature.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Whatever is read as a pair of IDX files: it is refused with a code, or every image and label is
 * within what the model declares; and the check before says the same.
 *
 * <p>An input is four bytes, the file of labels and that of images. The first byte has a bit for
 * each thing that may be done, the second is the length of the labels; third and fourth are a place
 * in a packed file and what is done to the byte there.
 */
final class AnyIdx {
  private static final int PACKED_LABELS = 1;
  private static final int PACKED_IMAGES = 2;
  private static final int NARROW = 4;
  private static final int TRUTHS = 8;
  private static final int DARK = 16;
  private static final int HEAD = 4;

  private static final Signature DIGITS = Models.images(4);
  private static final Signature DARK_DIGITS =
      Models.classification(List.of(Field.real("pixels", 0, 5).vector(2, 2)), Models.digit());
  private static final Signature TRUE_OR_NOT =
      Models.classification(List.of(Field.real("pixels", 0, 255).vector(4)), Field.bool("on"));

  private AnyIdx() {}

  /**
   * @param labels where the labels are written
   * @param images where the images are written
   */
  static void check(Path labels, Path images, byte[] input) throws IOException {
    if (input.length < HEAD) {
      return;
    }
    int flags = input[0];
    int split = Math.min(input.length, HEAD + (input[1] & 0xff));
    Files.write(labels, file(input, HEAD, split, (flags & PACKED_LABELS) != 0));
    Files.write(images, file(input, split, input.length, (flags & PACKED_IMAGES) != 0));
    check(
        DataFile.of(images),
        DataFile.of(labels),
        (flags & TRUTHS) != 0 ? TRUE_OR_NOT : (flags & DARK) != 0 ? DARK_DIGITS : DIGITS,
        (flags & NARROW) != 0 ? new Limits(32, 1) : Limits.DEFAULT);
  }

  private static byte[] file(byte[] input, int from, int to, boolean packed) {
    byte[] bytes = Arrays.copyOfRange(input, from, to);
    if (!packed) {
      return bytes;
    }
    byte[] file = IdxBytes.packed(bytes);
    file[(input[2] & 0xff) % file.length] ^= input[3];
    return file;
  }

  private static void check(DataFile images, DataFile labels, Signature signature, Limits limits) {
    Answer answer = Answer.of(() -> Idx.read(images, labels, signature, limits));
    Optional<DataFinding> found = Idx.check(images, labels, signature, limits);
    Answer.assertSaid(found.stream().toList());
    if (answer.examples().isPresent()) {
      assertEquals(Optional.empty(), found);
      answer.assertWithin(signature);
    } else if (found.isPresent()) {
      assertEquals(answer.refused(), found);
    }
  }
}
