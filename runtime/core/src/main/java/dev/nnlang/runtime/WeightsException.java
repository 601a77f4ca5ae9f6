package dev.nnlang.runtime;

/**
 * Weights that cannot be loaded or saved. The message is one factual line; text taken from a file
 * stands in it with everything but printable ASCII escaped.
 */
public final class WeightsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** What is wrong with them. */
  public enum Problem {
    /** Not a weights file, or not one that nnc can vouch for. */
    BAD_WEIGHTS("NN0701"),
    /** The weights of a network with another architecture. */
    OTHER_MODEL("NN0702"),
    /** A tensor is missing, unknown, or has another type or shape. */
    WRONG_TENSORS("NN0703"),
    /** Cut short, too long, or changed since it was saved. */
    DAMAGED_WEIGHTS("NN0704"),
    /** NaN or infinity among the numbers. */
    WEIGHTS_NOT_FINITE("NN0705"),
    /** The checkpoint of a training with other settings, data, seed or version of nnc. */
    OTHER_TRAINING("NN0706"),
    /** Checkpoints of a training that has not ended, where another is to begin. */
    CHECKPOINTS_IN_THE_WAY("NN0707"),
    /** A folder of checkpoints that another training has. */
    CHECKPOINTS_IN_USE("NN0708");

    private final String code;

    Problem(String code) {
      this.code = code;
    }

    /** The number under which it is explained, such as {@code NN0701}. */
    public String code() {
      return code;
    }
  }

  private final Problem problem;

  WeightsException(Problem problem, String message) {
    super(message);
    this.problem = problem;
  }

  private WeightsException(String message, WeightsException cause) {
    super(message, cause);
    this.problem = cause.problem;
  }

  /** The same, with {@code place} (a file's name) ahead of the message. */
  WeightsException in(Object place) {
    return new WeightsException(place + ": " + getMessage(), this);
  }

  /** What is wrong. */
  public Problem problem() {
    return problem;
  }

  /** The number under which it is explained, such as {@code NN0701}. */
  public String code() {
    return problem.code();
  }
}
