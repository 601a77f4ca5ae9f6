package dev.nnlang.compiler.diagnostic;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every kind of diagnostic with its number. A number is never used again for something else.
 *
 * <p>Bands: 01 syntax, 02 names, 03 dimensions, 04 numbers, schedules and rules, 05 budget and
 * warnings from the book, 06 data, 07 weights, 08 files and command line, 09 internal.
 *
 * <p>Retired: NN0510, for what was checked and could not be trained yet.
 */
public enum Code {
  /** Text that the grammar does not allow. */
  UNEXPECTED_TEXT("NN0101", Severity.ERROR),
  /** A string or a comment that does not end. */
  UNCLOSED("NN0102", Severity.ERROR),
  /** A character that no file may hold: NUL, a lone surrogate, a direction control. */
  BAD_CHARACTER("NN0103", Severity.ERROR),
  /** Bytes that are not UTF-8. */
  NOT_UTF8("NN0104", Severity.ERROR),
  /** More than 1 MiB of text. */
  FILE_TOO_LARGE("NN0105", Severity.ERROR),
  /** Nesting deeper than 64 or more than 256 terms in one expression. */
  TOO_COMPLEX("NN0106", Severity.ERROR),
  /** No line {@code nn 1}. */
  MISSING_EDITION("NN0107", Severity.ERROR),
  /** An edition that this compiler does not know. */
  UNKNOWN_EDITION("NN0108", Severity.ERROR),
  /** A unit, layer, loss, optimizer, type or the like that does not exist. */
  UNKNOWN_NAME("NN0201", Severity.ERROR),
  /** A key that its block does not have. */
  UNKNOWN_KEY("NN0202", Severity.ERROR),
  /** Two declarations of one name. */
  DUPLICATE_NAME("NN0203", Severity.ERROR),
  /** A key set twice in one block. */
  DUPLICATE_KEY("NN0204", Severity.ERROR),
  /** Something that a block must have. */
  MISSING_ENTRY("NN0205", Severity.ERROR),
  /** Two names that become the same Java name. */
  JAVA_NAME_CLASH("NN0206", Severity.ERROR),
  /** A name that is a Java keyword and gets another one in Java. */
  RENAMED("NN0207", Severity.WARNING),
  /** A package that Java or a file system would refuse. */
  BAD_PACKAGE("NN0208", Severity.ERROR),
  /** A model, data block or part of data that nobody declared. */
  UNKNOWN_DECLARATION("NN0209", Severity.ERROR),
  /** A phase over a layer that does not exist. */
  UNKNOWN_LAYER("NN0210", Severity.ERROR),
  /** An override or a reference of a param that nobody declared. */
  UNKNOWN_PARAM("NN0211", Severity.ERROR),
  /** An identifier of more than 128 characters. */
  NAME_TOO_LONG("NN0212", Severity.ERROR),
  /** Too many, too few or unknown arguments. */
  WRONG_ARGUMENTS("NN0213", Severity.ERROR),
  /** A value of another kind than the place wants. */
  WRONG_KIND("NN0214", Severity.ERROR),
  /** A stated fan-in that differs from the width before it. */
  FAN_IN_MISMATCH("NN0301", Severity.ERROR),
  /** A last layer whose width is not that of the outputs. */
  OUTPUT_WIDTH_MISMATCH("NN0302", Severity.ERROR),
  /** A width that is zero, negative or not whole. */
  BAD_WIDTH("NN0303", Severity.ERROR),
  /** A width, or a product of widths, beyond what a Java array holds. */
  TOO_WIDE("NN0304", Severity.ERROR),
  /** Signals that do not divide into maxout groups. */
  MAXOUT_DIVISION("NN0305", Severity.ERROR),
  /** A softmax with a layer after it. */
  SOFTMAX_NOT_LAST("NN0306", Severity.ERROR),
  /** A layer where it has no meaning. */
  LAYER_PLACE("NN0307", Severity.ERROR),
  /** A layer that needs a range which an input does not declare. */
  RANGE_NEEDED("NN0308", Severity.ERROR),
  /** Outputs of kinds that do not go together. */
  MIXED_OUTPUTS("NN0309", Severity.ERROR),
  /** A reversed range, fewer than two labels, a label twice. */
  BAD_TYPE("NN0310", Severity.ERROR),
  /** More than 1,000 layers. */
  TOO_MANY_LAYERS("NN0311", Severity.ERROR),
  /** A number that is not finite, or arithmetic that leaves the numbers. */
  BAD_NUMBER("NN0401", Severity.ERROR),
  /** A sigma that is not positive. */
  BAD_SIGMA("NN0402", Severity.ERROR),
  /** A rate that is not positive. */
  BAD_RATE("NN0403", Severity.ERROR),
  /** A stop rule that cannot be shown to end. */
  UNBOUNDED_STOP("NN0404", Severity.ERROR),
  /** A loss that does not fit the outputs. */
  LOSS_MISMATCH("NN0405", Severity.ERROR),
  /** A rule over a set that the data block does not have. */
  NO_VALIDATION_SET("NN0406", Severity.ERROR),
  /** The accuracy of a regression. */
  NO_ACCURACY("NN0407", Severity.ERROR),
  /** A number outside what its place allows. */
  OUT_OF_RANGE("NN0408", Severity.ERROR),
  /** A param's value outside its declared range. */
  PARAM_OUT_OF_RANGE("NN0409", Severity.ERROR),
  /** A fraction where a whole number must stand. */
  NOT_AN_INTEGER("NN0410", Severity.ERROR),
  /** A unit of time or count that its place does not take. */
  BAD_QUANTITY("NN0411", Severity.ERROR),
  /** An optimizer that needs {@code batch: all}. */
  NEEDS_FULL_BATCH("NN0412", Severity.ERROR),
  /** Shares that do not make a whole. */
  BAD_SPLIT("NN0413", Severity.ERROR),
  /** A measure that cannot stand where it does. */
  BAD_MEASURE("NN0414", Severity.ERROR),
  /** Tied weights over maxout units. */
  TIED_MAXOUT("NN0415", Severity.ERROR),
  /** Squared error over a one_of. */
  SQUARED_OVER_CLASSES("NN0501", Severity.WARNING),
  /** An output unit that cannot reach the declared range. */
  UNREACHABLE_OUTPUT("NN0502", Severity.WARNING),
  /** Saturating units with a large sigma. */
  LARGE_SIGMA("NN0503", Severity.WARNING),
  /** More parameters than training examples. */
  MORE_PARAMETERS_THAN_EXAMPLES("NN0504", Severity.WARNING),
  /** Inputs neither scaled nor standardized with a range wider than 10. */
  UNSCALED_INPUT("NN0505", Severity.WARNING),
  /** Rectifiers that are 0 for every example of the first batch. */
  DEAD_RECTIFIERS("NN0506", Severity.WARNING),
  /** Units that are saturated for most of the first batch. */
  SATURATED_UNITS("NN0507", Severity.WARNING),
  /** A data file that is not there. */
  DATA_NOT_FOUND("NN0601", Severity.ERROR),
  /** A data file without a column that the model names. */
  MISSING_COLUMN("NN0602", Severity.ERROR),
  /** A column that the model does not name. */
  UNUSED_COLUMN("NN0603", Severity.WARNING),
  /** A cell that is not a number, or not finite. */
  BAD_CELL("NN0604", Severity.ERROR),
  /** A label that the model does not declare. */
  UNKNOWN_LABEL("NN0605", Severity.ERROR),
  /** A value outside the range that the model declares. */
  VALUE_OUT_OF_RANGE("NN0606", Severity.ERROR),
  /** A row with more or fewer cells than the header. */
  RAGGED_ROW("NN0607", Severity.ERROR),
  /** A file that is not what its IDX header says. */
  BAD_IDX("NN0608", Severity.ERROR),
  /** Data whose shape is not that of the inputs and outputs. */
  DATA_SHAPE("NN0609", Severity.ERROR),
  /** A set without a single example. */
  EMPTY_SET("NN0610", Severity.ERROR),
  /** A column that never changes, under standardize. */
  CONSTANT_COLUMN("NN0611", Severity.WARNING),
  /** A data path that leaves the folder of the model. */
  DATA_PATH("NN0612", Severity.ERROR),
  /** A line or a file beyond the limits. */
  DATA_TOO_LARGE("NN0613", Severity.ERROR),
  /** A file that is not safetensors as nnc writes it. */
  BAD_WEIGHTS("NN0701", Severity.ERROR),
  /** Weights of another architecture. */
  OTHER_MODEL("NN0702", Severity.ERROR),
  /** Tensors that are missing, too many, or of another shape or type. */
  WRONG_TENSORS("NN0703", Severity.ERROR),
  /** A checksum that does not match. */
  DAMAGED_WEIGHTS("NN0704", Severity.ERROR),
  /** A weight that is NaN or infinite. */
  WEIGHTS_NOT_FINITE("NN0705", Severity.ERROR),
  /** A checkpoint of another training. */
  OTHER_TRAINING("NN0706", Severity.ERROR),
  /** Checkpoints of a training that has not ended. */
  CHECKPOINTS_IN_THE_WAY("NN0707", Severity.ERROR),
  /** A folder of checkpoints that another training has. */
  CHECKPOINTS_IN_USE("NN0708", Severity.ERROR),
  /** More weights than the source of a class takes. */
  TOO_LARGE_TO_FREEZE("NN0715", Severity.ERROR),
  /** A file that cannot be read. */
  FILE_NOT_READABLE("NN0801", Severity.ERROR),
  /** A file that cannot be written. */
  CANNOT_WRITE("NN0802", Severity.ERROR),
  /** A file in the way that nnc did not make. */
  NOT_OURS("NN0803", Severity.ERROR),
  /** A Java installation without its compiler. */
  NO_JAVA_COMPILER("NN0804", Severity.ERROR),
  /** A loss, gradient or weight that left the numbers. */
  DIVERGED("NN0805", Severity.ERROR),
  /** A choice between several models. */
  WHICH_MODEL("NN0806", Severity.ERROR),
  /** A model without a train block. */
  NOTHING_TO_TRAIN("NN0807", Severity.ERROR),
  /** An expectation that the trained network does not meet. */
  EXPECTATION_NOT_MET("NN0808", Severity.ERROR),
  /** Linear regions of a network that has none. */
  NOT_PIECEWISE_LINEAR("NN0811", Severity.ERROR),
  /** A mistake of nnc itself. */
  COMPILER_BUG("NN0901", Severity.ERROR);

  private final String number;
  private final Severity severity;

  Code(String number, Severity severity) {
    this.number = number;
    this.severity = severity;
  }

  /** The code whose number is {@code number}, in upper case; nothing where there is none. */
  public static Optional<Code> of(String number) {
    return Arrays.stream(values()).filter(code -> code.number.equals(number)).findFirst();
  }

  /**
   * The code whose number is {@code number}, as a library of nnc gives it.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Code known(String number) {
    return of(number).orElseThrow(() -> new IllegalArgumentException(number));
  }

  /** The number as printed: {@code NN} and four digits. */
  public String number() {
    return number;
  }

  /** Whether this kind stops the compiler. */
  public Severity severity() {
    return severity;
  }
}
