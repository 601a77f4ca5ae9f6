package dev.nnlang.data;

import dev.nnlang.runtime.Signature;
import dev.nnlang.runtime.Signature.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads images and their labels from a pair of IDX files, plain or packed with gzip, which their
 * first bytes tell and not their names.
 *
 * <p>Pixels are the numbers 0 to 255, row by row, and stay bytes in memory. Byte 7 of the label
 * file is the label {@code 7}; a boolean takes 0 and 1.
 *
 * <p>All methods refuse what they cannot read with a {@link DataException}: {@code NN0601} a file
 * that is not there, {@code NN0605} an unknown label, {@code NN0606} a pixel outside the declared
 * range, {@code NN0608} a file that is not what its header says, or images and labels of different
 * number, {@code NN0609} images of another shape than the input, {@code NN0610} no image, {@code
 * NN0613} a file beyond the {@link Limits} or the memory. Rows in messages are images, from 1.
 *
 * @see "LeCun, Cortes, Burges: The MNIST database of handwritten digits, file formats"
 */
public final class Idx {
  private static final int BRIGHTEST = 255;

  private Idx() {}

  /** All images of {@code images} with the labels of {@code labels}. */
  public static Loaded read(Path images, Path labels, Signature signature) {
    return read(DataFile.of(images), DataFile.of(labels), signature, Limits.DEFAULT);
  }

  /** All images of {@code images} with the labels of {@code labels}. */
  public static Loaded read(DataFile images, DataFile labels, Signature signature, Limits limits) {
    try (IdxStream imageStream = IdxStream.open(images, limits, false);
        IdxStream labelStream = IdxStream.open(labels, limits, true)) {
      IdxLabels meaning = meaning(labels, signature);
      checkShape(images, imageStream, signature);
      checkCounts(images, imageStream, labels, labelStream);
      IdxItems labelItems = labelStream.readItems();
      meaning.check(labelItems, labels.name());
      IdxItems pixels = imageStream.readItems();
      checkRange(pixels, images, signature.inputs().get(0));
      return new Loaded(new IdxExamples(pixels, labelItems, meaning), List.of());
    } catch (IOException notClosed) {
      throw images.unreadable(notClosed);
    }
  }

  /**
   * Compares the headers and the labels with the model, without reading any image.
   *
   * @return the first thing found, a file that cannot be read included; empty if all is well
   */
  public static Optional<DataFinding> check(
      DataFile images, DataFile labels, Signature signature, Limits limits) {
    try (IdxStream imageStream = IdxStream.open(images, limits, false);
        IdxStream labelStream = IdxStream.open(labels, limits, true)) {
      IdxLabels meaning = meaning(labels, signature);
      checkShape(images, imageStream, signature);
      checkCounts(images, imageStream, labels, labelStream);
      meaning.check(labelStream.readItems(), labels.name());
      return Optional.empty();
    } catch (DataException refused) {
      return Optional.of(refused.finding());
    } catch (IOException notClosed) {
      return Optional.of(images.unreadable(notClosed).finding());
    }
  }

  private static IdxLabels meaning(DataFile labels, Signature signature) {
    return IdxLabels.of(signature)
        .orElseThrow(
            () ->
                shape(
                        labels,
                        "labels of bytes fill one output that is a one_of or a boolean, and the"
                            + " outputs are "
                            + names(signature.outputs()))
                    .raised());
  }

  private static void checkShape(DataFile file, IdxStream images, Signature signature) {
    List<Signature.Field> inputs = signature.inputs();
    if (inputs.size() != 1 || inputs.get(0).kind() == Kind.ONE_OF) {
      throw shape(file, "images fill one input of numbers, and the inputs are " + names(inputs))
          .raised();
    }
    Signature.Field input = inputs.get(0);
    if (input.count() != images.itemSize()) {
      throw shape(
              file,
              String.format(
                  Locale.ROOT,
                  "an image has %s pixels, and the input `%s` takes %d",
                  images.shape(),
                  input.name(),
                  input.count()))
          .in(input.name())
          .raised();
    }
  }

  private static void checkCounts(
      DataFile imageFile, IdxStream images, DataFile labelFile, IdxStream labels) {
    if (images.count() != labels.count()) {
      throw DataFinding.of(
              Codes.BAD_IDX,
              labelFile.name(),
              String.format(
                  Locale.ROOT,
                  "there are %d labels, and %s has %d images",
                  labels.count(),
                  imageFile.name(),
                  images.count()))
          .raised();
    }
  }

  private static void checkRange(IdxItems images, DataFile file, Signature.Field input) {
    if (input.low() <= 0 && input.high() >= BRIGHTEST) {
      return;
    }
    for (int n = 0; n < images.count(); n++) {
      for (int i = 0; i < images.itemSize(); i++) {
        int value = images.at(n, i);
        if (value < input.low() || value > input.high()) {
          throw Column.outOfRange(
                  file.name(), input.column(i), Integer.toString(value), input, n + 1L)
              .help("pixels are numbers of 0..255; declare that range and let a layer scale it")
              .raised();
        }
      }
    }
  }

  private static DataFinding shape(DataFile file, String message) {
    return DataFinding.of(Codes.SHAPE, file.name(), message);
  }

  private static String names(List<Signature.Field> fields) {
    return fields.stream().map(field -> "`" + field.name() + "`").collect(Collectors.joining(", "));
  }
}
